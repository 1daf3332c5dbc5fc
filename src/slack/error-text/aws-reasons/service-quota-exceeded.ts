/** Reasons of ServiceQuotaExceededException: something of which AWS allows no more. */
export const SERVICE_QUOTA_EXCEEDED_REASONS = {
  ASSOCIATIONS_PER_REGISTRATION: 'The registration has as many numbers and sender IDs as AWS allows.',
  CONFIGURATION_SETS_PER_ACCOUNT: 'The account has as many configuration sets as AWS allows.',
  DAILY_DESTINATION_CALL_LIMIT: 'This destination has been called as often within 24 hours as AWS allows.',
  DAILY_NOTIFY_TIER_MESSAGE_LIMIT: 'The account has sent as many notify messages today as AWS allows.',
  EVENT_DESTINATIONS_PER_CONFIGURATION_SET:
    'The configuration set has as many event destinations as AWS allows.',
  KEYWORDS_PER_PHONE_NUMBER: 'The number has as many keywords as AWS allows.',
  KEYWORDS_PER_POOL: 'The pool has as many keywords as AWS allows.',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_MEDIA: 'The spend limit for media messages is reached for this month.',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_NOTIFY: 'The spend limit for notify messages is reached for this month.',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_RCS: 'The spend limit for RCS messages is reached for this month.',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT: 'The spend limit for text messages is reached for this month.',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE: 'The spend limit for voice messages is reached for this month.',
  NOTIFY_CONFIGURATIONS_PER_ACCOUNT: 'The account has as many notify configurations as AWS allows.',
  OPT_OUT_LISTS_PER_ACCOUNT: 'The account has as many opt-out lists as AWS allows.',
  ORIGINATION_IDENTITIES_PER_POOL: 'The pool has as many numbers and sender IDs as AWS allows.',
  PHONE_NUMBERS_PER_ACCOUNT: 'The account has as many numbers in this Region as AWS allows.',
  PHONE_NUMBERS_PER_REGISTRATION: 'The registration has as many numbers as AWS allows.',
  POOLS_PER_ACCOUNT: 'The account has as many pools as AWS allows.',
  PROTECT_CONFIGURATIONS_PER_ACCOUNT: 'The account has as many protect configurations as AWS allows.',
  RCS_AGENTS_PER_ACCOUNT: 'The account has as many RCS agents as AWS allows.',
  REGISTRATIONS_PER_ACCOUNT: 'The account has as many registrations as AWS allows.',
  REGISTRATION_ATTACHMENTS_CREATED_PER_DAY:
    'As many attachments of registrations have been made today as AWS allows.',
  REGISTRATION_ATTACHMENTS_PER_ACCOUNT: 'The account has as many attachments of registrations as AWS allows.',
  REGISTRATION_VERSIONS_CREATED_PER_DAY:
    'As many versions of the registration have been made today as AWS allows.',
  SENDER_IDS_PER_ACCOUNT: 'The account has as many sender IDs as AWS allows.',
  TAGS_PER_RESOURCE: 'It has as many tags as AWS allows.',
  VERIFICATION_ATTEMPTS_PER_DAY: 'As many verification codes have been used today as AWS allows.',
  VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT: 'The account has as many verified destinations as AWS allows.',
} as const;
