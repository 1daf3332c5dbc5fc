import type * as pinpoint from '@aws-sdk/client-pinpoint';
import type * as smsVoice from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type * as quotas from '@aws-sdk/client-service-quotas';
import type * as support from '@aws-sdk/client-support';
import type { AwsErrorCode } from '#src/domain/errors.ts';

type SmsVoiceException =
  | smsVoice.AccessDeniedException
  | smsVoice.ConflictException
  | smsVoice.InternalServerException
  | smsVoice.ResourceNotFoundException
  | smsVoice.ServiceQuotaExceededException
  | smsVoice.ThrottlingException
  | smsVoice.ValidationException;

/** The exceptions of SMS Voice v2 when they carry no Reason; an IAM denial is an AccessDeniedException without one. */
const SMS_VOICE = {
  AccessDeniedException: 'aws_access_denied',
  ConflictException: 'aws_conflict',
  InternalServerException: 'aws_unavailable',
  ResourceNotFoundException: 'aws_not_found',
  ServiceQuotaExceededException: 'aws_other_quota',
  ThrottlingException: 'aws_throttled',
  ValidationException: 'aws_input_refused',
} as const satisfies Record<SmsVoiceException['name'], AwsErrorCode>;

type SupportException =
  | support.AttachmentIdNotFound
  | support.AttachmentLimitExceeded
  | support.AttachmentSetExpired
  | support.AttachmentSetIdNotFound
  | support.AttachmentSetSizeLimitExceeded
  | support.CaseCreationLimitExceeded
  | support.CaseIdNotFound
  | support.DescribeAttachmentLimitExceeded
  | support.DryRunOperationException
  | support.InternalServerError
  | support.ThrottlingException
  | support.UploadIdNotFound;

/** SubscriptionRequiredException is not modelled: AWS documents it for accounts without a plan that has the API. */
const SUPPORT = {
  AttachmentIdNotFound: 'aws_not_found',
  AttachmentLimitExceeded: 'aws_other_quota',
  AttachmentSetExpired: 'aws_not_found',
  AttachmentSetIdNotFound: 'aws_not_found',
  AttachmentSetSizeLimitExceeded: 'aws_input_refused',
  CaseCreationLimitExceeded: 'aws_other_quota',
  CaseIdNotFound: 'aws_not_found',
  DescribeAttachmentLimitExceeded: 'aws_other_quota',
  DryRunOperationException: 'aws_refused',
  InternalServerError: 'aws_unavailable',
  SubscriptionRequiredException: 'aws_no_support_plan',
  ThrottlingException: 'aws_throttled',
  UploadIdNotFound: 'aws_not_found',
} as const satisfies Record<SupportException['name'] | 'SubscriptionRequiredException', AwsErrorCode>;

type QuotaException =
  | quotas.AccessDeniedException
  | quotas.AWSServiceAccessNotEnabledException
  | quotas.DependencyAccessDeniedException
  | quotas.IllegalArgumentException
  | quotas.InvalidPaginationTokenException
  | quotas.InvalidResourceStateException
  | quotas.NoAvailableOrganizationException
  | quotas.NoSuchResourceException
  | quotas.OrganizationNotInAllFeaturesModeException
  | quotas.QuotaExceededException
  | quotas.ResourceAlreadyExistsException
  | quotas.ServiceException
  | quotas.ServiceQuotaTemplateNotInUseException
  | quotas.TagPolicyViolationException
  | quotas.TemplatesNotAvailableInRegionException
  | quotas.TooManyRequestsException
  | quotas.TooManyTagsException;

/** ResourceAlreadyExistsException: an increase of the same quota is open. */
const SERVICE_QUOTAS = {
  AccessDeniedException: 'aws_access_denied',
  AWSServiceAccessNotEnabledException: 'aws_access_denied',
  DependencyAccessDeniedException: 'aws_access_denied',
  IllegalArgumentException: 'aws_input_refused',
  InvalidPaginationTokenException: 'aws_input_refused',
  InvalidResourceStateException: 'aws_conflict',
  NoAvailableOrganizationException: 'aws_conflict',
  NoSuchResourceException: 'aws_not_found',
  OrganizationNotInAllFeaturesModeException: 'aws_conflict',
  QuotaExceededException: 'aws_other_quota',
  ResourceAlreadyExistsException: 'aws_already_exists',
  ServiceException: 'aws_unavailable',
  ServiceQuotaTemplateNotInUseException: 'aws_conflict',
  TagPolicyViolationException: 'aws_input_refused',
  TemplatesNotAvailableInRegionException: 'aws_input_refused',
  TooManyRequestsException: 'aws_throttled',
  TooManyTagsException: 'aws_input_refused',
} as const satisfies Record<QuotaException['name'], AwsErrorCode>;

type PinpointException =
  | pinpoint.BadRequestException
  | pinpoint.ConflictException
  | pinpoint.ForbiddenException
  | pinpoint.InternalServerErrorException
  | pinpoint.MethodNotAllowedException
  | pinpoint.NotFoundException
  | pinpoint.PayloadTooLargeException
  | pinpoint.TooManyRequestsException;

const PINPOINT = {
  BadRequestException: 'aws_input_refused',
  ConflictException: 'aws_conflict',
  ForbiddenException: 'aws_access_denied',
  InternalServerErrorException: 'aws_unavailable',
  MethodNotAllowedException: 'aws_method_not_allowed',
  NotFoundException: 'aws_not_found',
  PayloadTooLargeException: 'aws_input_refused',
  TooManyRequestsException: 'aws_throttled',
} as const satisfies Record<PinpointException['name'], AwsErrorCode>;

/** The code of each exception that the services model, by its name; the same name never means two things. */
export const MODELLED_EXCEPTIONS: readonly (readonly [string, AwsErrorCode])[] = [
  SMS_VOICE,
  SUPPORT,
  SERVICE_QUOTAS,
  PINPOINT,
].flatMap((table) => Object.entries(table));
