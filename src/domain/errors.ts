import type { Actor } from './actor.ts';
import type { RequestStatus, SlackUserId } from './request.ts';

/** An expected “no”, as a value: the code and what a sentence about it needs. */
export type Refusal =
  | { readonly code: 'not_a_lead'; readonly projectName: string; readonly leads: readonly SlackUserId[] }
  | { readonly code: 'own_request'; readonly deciders: readonly SlackUserId[] }
  | { readonly code: 'guest'; readonly projectName: string; readonly leads: readonly SlackUserId[] }
  | { readonly code: 'bot_user' }
  | { readonly code: 'deactivated' }
  | { readonly code: 'other_workspace' }
  | { readonly code: 'person_unknown' }
  | { readonly code: 'project_archived'; readonly projectName: string; readonly by: Actor; readonly at: Date }
  | { readonly code: 'project_unknown' }
  | { readonly code: 'project_changed' }
  | { readonly code: 'request_unknown' }
  | {
      readonly code: 'already_decided';
      readonly status: RequestStatus;
      readonly by: Actor | undefined;
      readonly at: Date;
      readonly bySame: boolean;
    }
  | { readonly code: 'not_the_requester'; readonly requester: SlackUserId }
  | {
      readonly code: 'may_not_try_again';
      readonly requester: SlackUserId;
      readonly leads: readonly SlackUserId[];
    }
  | { readonly code: 'nothing_to_try_again' }
  | { readonly code: 'not_an_admin' }
  | { readonly code: 'basket_empty' }
  | { readonly code: 'country_unknown'; readonly line: number; readonly country: string }
  | { readonly code: 'use_case_unknown'; readonly line: number }
  | { readonly code: 'number_type_unavailable'; readonly line: number; readonly country: string }
  | { readonly code: 'use_case_not_for_type'; readonly line: number }
  | { readonly code: 'quantity_invalid'; readonly line: number; readonly given: string }
  | { readonly code: 'too_many_numbers'; readonly quantity: number }
  | {
      readonly code: 'numbers_do_not_fit';
      readonly quantity: number;
      readonly fits: number;
      readonly used: number;
      readonly max: number;
      readonly region: string;
    }
  | { readonly code: 'purpose_missing' }
  | { readonly code: 'purpose_too_long'; readonly length: number }
  | { readonly code: 'reason_missing' }
  | { readonly code: 'reason_too_long'; readonly length: number }
  | { readonly code: 'project_name_length'; readonly length: number }
  | { readonly code: 'project_name_taken'; readonly name: string }
  | { readonly code: 'region_without_voice'; readonly region: string }
  | { readonly code: 'no_leads' }
  | {
      readonly code: 'lead_not_eligible';
      readonly userId: SlackUserId;
      readonly why: 'guest' | 'bot' | 'deactivated' | 'other_workspace';
    }
  | { readonly code: 'channel_not_joined'; readonly channelId: string }
  | { readonly code: 'channel_unknown'; readonly channelId: string }
  | { readonly code: 'pinpoint_id_malformed' };

export type RefusalCode = Refusal['code'];

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
  'aws_conflict',
  'aws_not_found',
  'aws_input_refused',
  'aws_throttled',
  'aws_unavailable',
  'aws_refused',
] as const;
export type AwsErrorCode = (typeof AWS_ERROR_CODES)[number];

/** Ways in which an order fails without an answer of AWS that says so. */
export const ORDER_ERROR_CODES = [...AWS_ERROR_CODES, 'provisioning_failed', 'support_case_needed'] as const;
export type OrderErrorCode = (typeof ORDER_ERROR_CODES)[number];

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

export type ErrorCode = RefusalCode | OrderErrorCode | SlackErrorCode | SystemErrorCode;

/** What we keep of a failure to show it later: never a secret, never a whole answer. */
export interface ErrorDetails {
  readonly reason?: string | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly awsRequestId?: string | undefined;
  readonly exception?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly slackError?: string | undefined;
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
