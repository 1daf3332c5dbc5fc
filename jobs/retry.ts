import { AppError, type ErrorCode } from '#src/domain/errors.ts';
import { failureCode } from '#src/usecases/failure.ts';

/** Whether a job that threw this code is tried again. A refusal stays a refusal, so it is final. */
export const RETRY = {
  not_a_lead: 'final',
  own_request: 'final',
  guest: 'final',
  bot_user: 'final',
  deactivated: 'final',
  other_workspace: 'final',
  person_unknown: 'final',
  project_archived: 'final',
  project_unknown: 'final',
  project_changed: 'final',
  request_unknown: 'final',
  already_decided: 'final',
  not_the_requester: 'final',
  may_not_try_again: 'final',
  nothing_to_try_again: 'final',
  not_an_admin: 'final',
  basket_empty: 'final',
  country_unknown: 'final',
  use_case_unknown: 'final',
  number_type_unavailable: 'final',
  use_case_not_for_type: 'final',
  quantity_invalid: 'final',
  too_many_numbers: 'final',
  numbers_do_not_fit: 'final',
  purpose_missing: 'final',
  purpose_too_long: 'final',
  reason_missing: 'final',
  reason_too_long: 'final',
  project_name_length: 'final',
  project_name_taken: 'final',
  region_without_voice: 'final',
  no_leads: 'final',
  lead_not_eligible: 'final',
  channel_not_joined: 'final',
  channel_unknown: 'final',
  pinpoint_id_malformed: 'final',

  aws_no_stock: 'final',
  aws_account_review: 'final',
  aws_account_disabled: 'final',
  aws_access_denied: 'final',
  aws_credentials_refused: 'final',
  aws_number_quota: 'final',
  aws_other_quota: 'final',
  aws_country_not_enabled: 'final',
  aws_capability_unavailable: 'final',
  aws_registration_needed: 'final',
  aws_conflict: 'retry',
  aws_not_found: 'final',
  aws_input_refused: 'final',
  aws_throttled: 'retry',
  aws_unavailable: 'retry',
  aws_refused: 'final',
  provisioning_failed: 'final',
  support_case_needed: 'final',

  slack_rate_limited: 'retry',
  slack_unavailable: 'retry',
  slack_channel_not_found: 'final',
  slack_not_in_channel: 'final',
  slack_message_gone: 'final',
  slack_view_gone: 'final',
  slack_trigger_expired: 'final',
  slack_refused: 'final',

  database_unavailable: 'retry',
  queue_unavailable: 'retry',
  job_malformed: 'final',
  internal: 'retry',
} as const satisfies Record<ErrorCode, 'retry' | 'final'>;

export interface Verdict {
  readonly code: ErrorCode;
  readonly again: boolean;
  /** False for an error that nobody foresaw: it is tried again, and somebody should look. */
  readonly foreseen: boolean;
  /** How long the other side asked us to wait, in milliseconds. */
  readonly afterMs: number | undefined;
}

/** What a thrown value means for its job. Looks at codes only, never at a message's words. */
export function judge(error: unknown): Verdict {
  if (error instanceof AppError) {
    const again = RETRY[error.code] === 'retry';
    return {
      code: error.code,
      again,
      foreseen: error.code !== 'internal',
      afterMs: again ? error.details.retryAfterMs : undefined,
    };
  }
  const code = failureCode(error);
  return { code, again: true, foreseen: code !== 'internal', afterMs: undefined };
}
