import type {
  AccessDeniedExceptionReason,
  ConflictExceptionReason,
  ServiceQuotaExceededExceptionReason,
  ValidationExceptionReason,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { AwsErrorCode } from '#src/domain/errors.ts';

const ACCESS_DENIED = {
  ACCOUNT_DISABLED: 'aws_account_disabled',
  INSUFFICIENT_ACCOUNT_REPUTATION: 'aws_account_review',
} as const satisfies Record<AccessDeniedExceptionReason, AwsErrorCode>;

/**
 * NUMBER_CAPABILITIES_MISMATCH: no pool is named in our requests, so it can only speak of the number itself.
 * VERIFICATION_ALREADY_COMPLETE: what was asked for is there already.
 */
const CONFLICT = {
  CREATE_REGISTRATION_VERSION_NOT_ALLOWED: 'aws_conflict',
  DELETION_PROTECTION_ENABLED: 'aws_number_protected',
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: 'aws_destination_blocked',
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: 'aws_destination_blocked',
  DESTINATION_PHONE_NUMBER_NOT_VERIFIED: 'aws_destination_unverified',
  DESTINATION_PHONE_NUMBER_OPTED_OUT: 'aws_destination_blocked',
  DISASSOCIATE_REGISTRATION_NOT_ALLOWED: 'aws_conflict',
  DISCARD_REGISTRATION_VERSION_NOT_ALLOWED: 'aws_conflict',
  EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED: 'aws_conflict',
  EVENT_DESTINATION_MISMATCH: 'aws_conflict',
  KEYWORD_MISMATCH: 'aws_conflict',
  LAST_PHONE_NUMBER: 'aws_conflict',
  MESSAGE_TYPE_MISMATCH: 'aws_conflict',
  NOTIFY_CONFIGURATION_NOT_ACTIVE: 'aws_conflict',
  NO_ORIGINATION_IDENTITIES_FOUND: 'aws_conflict',
  NUMBER_CAPABILITIES_MISMATCH: 'aws_capability_unavailable',
  OPT_OUT_LIST_MISMATCH: 'aws_conflict',
  PHONE_NUMBER_ASSOCIATED_TO_POOL: 'aws_number_in_pool',
  PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION: 'aws_number_in_registration',
  PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL: 'aws_conflict',
  PHONE_NUMBER_NOT_IN_REGISTRATION_REGION: 'aws_registration_needed',
  POOL_ASSOCIATED_TO_NOTIFY_CONFIGURATION: 'aws_conflict',
  PROTECT_CONFIGURATION_ASSOCIATED_WITH_CONFIGURATION_SET: 'aws_conflict',
  PROTECT_CONFIGURATION_IS_ACCOUNT_DEFAULT: 'aws_conflict',
  PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET: 'aws_conflict',
  RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE: 'aws_conflict',
  RCS_AGENT_ASSOCIATED_TO_POOL: 'aws_conflict',
  REGISTRATION_ALREADY_SUBMITTED: 'aws_conflict',
  REGISTRATION_NOT_COMPLETE: 'aws_registration_needed',
  RESOURCE_ALREADY_ASSOCIATED: 'aws_conflict',
  RESOURCE_ALREADY_EXISTS: 'aws_already_exists',
  RESOURCE_DELETION_NOT_ALLOWED: 'aws_conflict',
  RESOURCE_MODIFICATION_NOT_ALLOWED: 'aws_conflict',
  RESOURCE_NOT_ACTIVE: 'aws_conflict',
  RESOURCE_NOT_EMPTY: 'aws_conflict',
  SELF_MANAGED_OPT_OUTS_MISMATCH: 'aws_conflict',
  SENDER_ID_ASSOCIATED_TO_POOL: 'aws_conflict',
  SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED: 'aws_conflict',
  TWO_WAY_CONFIG_MISMATCH: 'aws_conflict',
  VERIFICATION_ALREADY_COMPLETE: 'aws_already_exists',
  VERIFICATION_CODE_EXPIRED: 'aws_code_expired',
} as const satisfies Record<ConflictExceptionReason, AwsErrorCode>;

/** PHONE_NUMBERS_PER_REGISTRATION is not the account's room for numbers, so it is another quota. */
const SERVICE_QUOTA_EXCEEDED = {
  ASSOCIATIONS_PER_REGISTRATION: 'aws_other_quota',
  CONFIGURATION_SETS_PER_ACCOUNT: 'aws_other_quota',
  DAILY_DESTINATION_CALL_LIMIT: 'aws_daily_calls_used_up',
  DAILY_NOTIFY_TIER_MESSAGE_LIMIT: 'aws_other_quota',
  EVENT_DESTINATIONS_PER_CONFIGURATION_SET: 'aws_other_quota',
  KEYWORDS_PER_PHONE_NUMBER: 'aws_other_quota',
  KEYWORDS_PER_POOL: 'aws_other_quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_MEDIA: 'aws_other_quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_NOTIFY: 'aws_other_quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_RCS: 'aws_other_quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT: 'aws_other_quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE: 'aws_spend_limit_reached',
  NOTIFY_CONFIGURATIONS_PER_ACCOUNT: 'aws_other_quota',
  OPT_OUT_LISTS_PER_ACCOUNT: 'aws_other_quota',
  ORIGINATION_IDENTITIES_PER_POOL: 'aws_other_quota',
  PHONE_NUMBERS_PER_ACCOUNT: 'aws_number_quota',
  PHONE_NUMBERS_PER_REGISTRATION: 'aws_other_quota',
  POOLS_PER_ACCOUNT: 'aws_other_quota',
  PROTECT_CONFIGURATIONS_PER_ACCOUNT: 'aws_other_quota',
  RCS_AGENTS_PER_ACCOUNT: 'aws_other_quota',
  REGISTRATIONS_PER_ACCOUNT: 'aws_other_quota',
  REGISTRATION_ATTACHMENTS_CREATED_PER_DAY: 'aws_other_quota',
  REGISTRATION_ATTACHMENTS_PER_ACCOUNT: 'aws_other_quota',
  REGISTRATION_VERSIONS_CREATED_PER_DAY: 'aws_other_quota',
  SENDER_IDS_PER_ACCOUNT: 'aws_other_quota',
  TAGS_PER_RESOURCE: 'aws_other_quota',
  VERIFICATION_ATTEMPTS_PER_DAY: 'aws_other_quota',
  VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT: 'aws_other_quota',
} as const satisfies Record<ServiceQuotaExceededExceptionReason, AwsErrorCode>;

/**
 * OTHER and UNKNOWN_OPERATION say nothing about what was asked for, so they are not a refused input.
 * INVALID_IDENTITY_FOR_DESTINATION_COUNTRY: the number may call, but not there.
 */
const VALIDATION = {
  ATTACHMENT_TYPE_NOT_SUPPORTED: 'aws_input_refused',
  CANNOT_ADD_OPTED_OUT_NUMBER: 'aws_conflict',
  CANNOT_PARSE: 'aws_input_refused',
  CHANNEL_NOT_ENABLED: 'aws_capability_unavailable',
  COUNTRY_CODE_MISMATCH: 'aws_input_refused',
  COUNTRY_NOT_ENABLED: 'aws_country_not_enabled',
  DESTINATION_COUNTRY_BLOCKED: 'aws_destination_blocked',
  FIELD_VALIDATION_FAILED: 'aws_input_refused',
  INTERNATIONAL_SENDING_NOT_SUPPORTED: 'aws_capability_unavailable',
  INVALID_ARN: 'aws_input_refused',
  INVALID_FILTER_VALUES: 'aws_input_refused',
  INVALID_IDENTITY_FOR_DESTINATION_COUNTRY: 'aws_destination_blocked',
  INVALID_NEXT_TOKEN: 'aws_input_refused',
  INVALID_PARAMETER: 'aws_input_refused',
  INVALID_REGISTRATION_ASSOCIATION: 'aws_registration_needed',
  INVALID_REQUEST: 'aws_input_refused',
  MAXIMUM_SIZE_EXCEEDED: 'aws_input_refused',
  MEDIA_TYPE_NOT_SUPPORTED: 'aws_input_refused',
  MISSING_PARAMETER: 'aws_input_refused',
  OTHER: 'aws_refused',
  PARAMETERS_CANNOT_BE_USED_TOGETHER: 'aws_input_refused',
  PHONE_NUMBER_CANNOT_BE_OPTED_IN: 'aws_conflict',
  PHONE_NUMBER_CANNOT_BE_RELEASED: 'aws_number_not_releasable',
  PRICE_OVER_THRESHOLD: 'aws_price_over_cap',
  REGISTRATION_FIELD_CANNOT_BE_DELETED: 'aws_input_refused',
  REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT: 'aws_limit_too_high',
  RESOURCE_NOT_ACCESSIBLE: 'aws_access_denied',
  SENDER_ID_NOT_REGISTERED: 'aws_registration_needed',
  SENDER_ID_NOT_SUPPORTED: 'aws_capability_unavailable',
  SENDER_ID_REQUIRES_REGISTRATION: 'aws_registration_needed',
  TWO_WAY_CHANNEL_NOT_PRESENT: 'aws_input_refused',
  TWO_WAY_NOT_ENABLED: 'aws_input_refused',
  TWO_WAY_NOT_SUPPORTED_IN_COUNTRY: 'aws_capability_unavailable',
  TWO_WAY_NOT_SUPPORTED_IN_REGION: 'aws_capability_unavailable',
  TWO_WAY_TOPIC_NOT_PRESENT: 'aws_input_refused',
  UNKNOWN_OPERATION: 'aws_refused',
  UNKNOWN_REGISTRATION_FIELD: 'aws_input_refused',
  UNKNOWN_REGISTRATION_SECTION: 'aws_input_refused',
  UNKNOWN_REGISTRATION_TYPE: 'aws_input_refused',
  UNKNOWN_REGISTRATION_VERSION: 'aws_input_refused',
  UNSPECIFIED_PARAMETER_NOT_SUPPORTED: 'aws_input_refused',
  VERIFICATION_CODE_MISMATCH: 'aws_code_wrong',
  VOICE_CAPABILITY_NOT_AVAILABLE: 'aws_capability_unavailable',
} as const satisfies Record<ValidationExceptionReason, AwsErrorCode>;

const BY_REASON = {
  AccessDeniedException: ACCESS_DENIED,
  ConflictException: CONFLICT,
  ServiceQuotaExceededException: SERVICE_QUOTA_EXCEEDED,
  ValidationException: VALIDATION,
};

const TABLES = new Map(
  Object.entries(BY_REASON).map(([exception, table]) => [
    exception,
    new Map<string, AwsErrorCode>(Object.entries(table)),
  ]),
);

/**
 * The code of an exception by its Reason; a Reason that the SDK does not list is `aws_refused`. Undefined without a
 * Reason, and for exceptions that have none by AWS's model.
 */
export function codeOfReason(exception: string, reason: string | undefined): AwsErrorCode | undefined {
  const table = TABLES.get(exception);
  return table === undefined || reason === undefined ? undefined : (table.get(reason) ?? 'aws_refused');
}
