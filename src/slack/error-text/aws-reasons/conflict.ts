/** Reasons of ConflictException: something that is there already, or in another state than what was asked needs. */
export const CONFLICT_REASONS = {
  CREATE_REGISTRATION_VERSION_NOT_ALLOWED:
    'The registration cannot have a new version until the present one is settled.',
  DELETION_PROTECTION_ENABLED: 'Deletion protection is on, so AWS keeps it.',
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION:
    'A protect configuration of the AWS account blocks the country of this destination.',
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE:
    'A protect configuration of the AWS account blocks this destination.',
  DESTINATION_PHONE_NUMBER_NOT_VERIFIED:
    'The account is in the sandbox, where AWS calls only verified numbers, and this one is not verified.',
  DESTINATION_PHONE_NUMBER_OPTED_OUT: 'This destination has opted out of messages from the account.',
  DISASSOCIATE_REGISTRATION_NOT_ALLOWED:
    'The number cannot be taken out of its registration as the registration stands now.',
  DISCARD_REGISTRATION_VERSION_NOT_ALLOWED: 'This version of the registration can no longer be discarded.',
  EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED: 'The registration cannot be edited as it stands now.',
  EVENT_DESTINATION_MISMATCH: 'The event destination is not of the kind that the configuration set has.',
  KEYWORD_MISMATCH: 'The number and the pool have different keywords.',
  LAST_PHONE_NUMBER: 'It is the last number of its pool, and AWS keeps at least one in each pool.',
  MESSAGE_TYPE_MISMATCH: 'The number is leased for another use case.',
  NOTIFY_CONFIGURATION_NOT_ACTIVE: 'The notify configuration is not active.',
  NO_ORIGINATION_IDENTITIES_FOUND: 'AWS found no number that fits.',
  NUMBER_CAPABILITIES_MISMATCH: 'The number cannot do all that is asked of it, such as voice.',
  OPT_OUT_LIST_MISMATCH: 'The number and the pool have different opt-out lists.',
  PHONE_NUMBER_ASSOCIATED_TO_POOL: 'The number is in a pool.',
  PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION: 'The number belongs to a registration.',
  PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL: 'The number is not in this pool.',
  PHONE_NUMBER_NOT_IN_REGISTRATION_REGION: 'The number and its registration are in different Regions.',
  POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION: 'A notify configuration uses the pool.',
  PROTECT_CONFIGURATION_ASSOCIATED_WITH_CONFIGURATION_SET:
    'A configuration set uses the protect configuration.',
  PROTECT_CONFIGURATION_IS_ACCOUNT_DEFAULT: 'The protect configuration is the default of the account.',
  PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET:
    'The configuration set does not use this protect configuration.',
  RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE: 'The RCS agent has a registration of this type already.',
  RCS_AGENT_ASSOCIATED_TO_POOL: 'The RCS agent is in a pool.',
  REGISTRATION_ALREADY_SUBMITTED: 'The registration has been submitted already.',
  REGISTRATION_NOT_COMPLETE: 'The registration that this needs is not complete.',
  RESOURCE_ALREADY_ASSOCIATED: 'AWS has put the two together already.',
  RESOURCE_ALREADY_EXISTS: 'AWS has one like this already.',
  RESOURCE_DELETION_NOT_ALLOWED: 'AWS does not let it be deleted as it stands now.',
  RESOURCE_MODIFICATION_NOT_ALLOWED: 'AWS does not let it be changed as it stands now.',
  RESOURCE_NOT_ACTIVE: 'It is not active at AWS.',
  RESOURCE_NOT_EMPTY: 'There is still something in it at AWS.',
  SELF_MANAGED_OPT_OUTS_MISMATCH:
    'The number and the pool differ in who keeps the list of people who opt out.',
  SENDER_ID_ASSOCIATED_TO_POOL: 'The sender ID is in a pool.',
  SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED:
    'This version of the registration cannot be submitted as it stands now.',
  TWO_WAY_CONFIG_MISMATCH: 'The number and the pool differ in how they receive messages.',
  VERIFICATION_ALREADY_COMPLETE: 'This destination is verified already.',
  VERIFICATION_CODE_EXPIRED: 'The verification code is too old.',
} as const;
