// biome-ignore-all lint/suspicious/noThenProperty: a word, not a function, so nothing here can be taken for a promise
import type { AwsErrorCode } from './errors.ts';

export interface AwsErrorTrait {
  /**
   * `retry`: Dialtone tries again by itself. `person`: the same request can succeed once somebody has done
   * something, or later. `final`: the same request gets the same answer.
   */
  readonly then: 'retry' | 'person' | 'final';
  /** Of this one call: AWS surely did nothing (`refused`), or may have done it (`unknown`). */
  readonly outcome: 'refused' | 'unknown';
}

/**
 * What follows from each of AWS's answers.
 *
 * - `aws_no_stock`: carriers bring new numbers in days, not minutes, so a person chooses when to try again.
 * - `aws_account_disabled`: nothing is wrong with the request; an admin gets the account back from AWS Support.
 * - `aws_country_not_enabled`, `aws_capability_unavailable`: the line itself has to change.
 * - `aws_registration_needed`: the same line succeeds after the registration.
 * - `aws_conflict`: something at AWS stands in the way, and whoever put it there can take it away. A conflict over
 *   a client token says nothing about an earlier call with that token, which may have leased a number.
 * - `aws_unavailable`: no readable answer, or a failure inside AWS after it had the request.
 * - `aws_refused`: a Reason that we do not know; whether it passes is for a person to find out.
 */
export const AWS_ERROR_TRAITS = {
  aws_no_stock: { then: 'person', outcome: 'refused' },
  aws_account_review: { then: 'person', outcome: 'refused' },
  aws_account_disabled: { then: 'person', outcome: 'refused' },
  aws_credentials_refused: { then: 'person', outcome: 'refused' },
  aws_access_denied: { then: 'person', outcome: 'refused' },
  aws_number_quota: { then: 'person', outcome: 'refused' },
  aws_other_quota: { then: 'person', outcome: 'refused' },
  aws_country_not_enabled: { then: 'final', outcome: 'refused' },
  aws_capability_unavailable: { then: 'final', outcome: 'refused' },
  aws_registration_needed: { then: 'person', outcome: 'refused' },
  aws_number_protected: { then: 'person', outcome: 'refused' },
  aws_number_in_pool: { then: 'person', outcome: 'refused' },
  aws_number_in_registration: { then: 'person', outcome: 'refused' },
  aws_number_not_releasable: { then: 'person', outcome: 'refused' },
  aws_destination_unverified: { then: 'person', outcome: 'refused' },
  aws_destination_blocked: { then: 'person', outcome: 'refused' },
  aws_daily_calls_used_up: { then: 'person', outcome: 'refused' },
  aws_spend_limit_reached: { then: 'person', outcome: 'refused' },
  aws_price_over_cap: { then: 'person', outcome: 'refused' },
  aws_limit_too_high: { then: 'person', outcome: 'refused' },
  aws_message_refused: { then: 'final', outcome: 'refused' },
  aws_code_wrong: { then: 'person', outcome: 'refused' },
  aws_code_expired: { then: 'person', outcome: 'refused' },
  aws_already_exists: { then: 'person', outcome: 'refused' },
  aws_no_support_plan: { then: 'person', outcome: 'refused' },
  aws_method_not_allowed: { then: 'person', outcome: 'refused' },
  aws_conflict: { then: 'person', outcome: 'refused' },
  aws_not_found: { then: 'final', outcome: 'refused' },
  aws_input_refused: { then: 'final', outcome: 'refused' },
  aws_throttled: { then: 'retry', outcome: 'refused' },
  aws_unavailable: { then: 'retry', outcome: 'unknown' },
  aws_refused: { then: 'person', outcome: 'refused' },
} as const satisfies Record<AwsErrorCode, AwsErrorTrait>;
