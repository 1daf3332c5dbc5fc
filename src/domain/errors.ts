import type { Refusal, RefusalCode } from './refusals.ts';

export type { Refusal, RefusalCode } from './refusals.ts';

/** What AWS may answer, in our words. `src/aws/errors.ts` maps each exception name and Reason to one of these. */
export const AWS_ERROR_CODES = [
  'aws_no_stock',
  'aws_account_review',
  'aws_account_disabled',
  'aws_access_denied',
  'aws_credentials_refused',
  'aws_number_quota',
  'aws_other_quota',
  'aws_country_not_enabled',
  'aws_capability_unavailable',
  'aws_registration_needed',
  'aws_number_protected',
  'aws_number_in_pool',
  'aws_number_in_registration',
  'aws_number_not_releasable',
  'aws_destination_unverified',
  'aws_destination_blocked',
  'aws_daily_calls_used_up',
  'aws_spend_limit_reached',
  'aws_price_over_cap',
  'aws_limit_too_high',
  'aws_message_refused',
  'aws_code_wrong',
  'aws_code_expired',
  'aws_already_exists',
  'aws_no_support_plan',
  'aws_method_not_allowed',
  'aws_conflict',
  'aws_not_found',
  'aws_input_refused',
  'aws_throttled',
  'aws_unavailable',
  'aws_refused',
] as const;
export type AwsErrorCode = (typeof AWS_ERROR_CODES)[number];

/** Ways in which an order fails without an answer of AWS that says so. */
export const ORDER_ERROR_CODES = [
  ...AWS_ERROR_CODES,
  'provisioning_failed',
  'support_case_needed',
  'support_case_refused',
] as const;
export type OrderErrorCode = (typeof ORDER_ERROR_CODES)[number];

/** Ways in which other work ends without an answer of AWS that says so. */
export const WORK_ERROR_CODES = [
  'number_gone_at_aws',
  'number_changed_since_approval',
  'case_route_unknown',
  'case_of_unknown_outcome',
  'call_of_unknown_outcome',
  'call_too_late',
] as const;
export type WorkErrorCode = (typeof WORK_ERROR_CODES)[number];

export type SlackErrorCode =
  | 'slack_rate_limited'
  | 'slack_unavailable'
  | 'slack_channel_not_found'
  | 'slack_not_in_channel'
  | 'slack_message_gone'
  | 'slack_view_gone'
  | 'slack_trigger_expired'
  | 'slack_refused';

export type SystemErrorCode = 'database_unavailable' | 'queue_unavailable' | 'job_malformed' | 'internal';

export type ErrorCode = RefusalCode | OrderErrorCode | WorkErrorCode | SlackErrorCode | SystemErrorCode;

/** What we keep of a failure to show it later: never a secret, never a whole answer. */
export interface ErrorDetails {
  readonly reason?: string | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly awsRequestId?: string | undefined;
  readonly exception?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly slackError?: string | undefined;
  /** The pool that a number has left for a release that AWS then refused. */
  readonly leftPoolId?: string | undefined;
  /** Of a legacy Pinpoint project, whose voice channel then refused. */
  readonly isSmsEnabled?: boolean | undefined;
}

/** A failure with a code of the closed list. Its message is for logs; people read `slack/error-text.ts`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** A refusal on its way out of a use case whose caller cannot take a value, such as inside a transaction. */
export class RefusedError extends AppError {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
