import { AWS_ERROR_TRAITS } from '#src/domain/aws-errors.ts';
import {
  AWS_ERROR_CODES,
  type AwsErrorCode,
  type ErrorCode,
  WORK_ERROR_CODES,
  type WorkErrorCode,
} from '#src/domain/errors.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { Failure } from '#src/domain/request-view.ts';
import { adminsOr } from '../words.ts';
import { AWS_FAILURE_WORDS, type FailureFacts } from './aws-failure-words.ts';
import { awsReasonText } from './aws-reasons.ts';

export interface AwsFailureContext {
  readonly region: string;
  readonly admins: readonly SlackUserId[];
  /** The IAM action that was needed, such as `sms-voice:ReleasePhoneNumber`. */
  readonly action: string;
  /** What surely did not happen, as a sentence: “Nothing was relinquished.” */
  readonly nothing: string;
}

type ToldCode = AwsErrorCode | WorkErrorCode;

const TOLD: readonly string[] = [...AWS_ERROR_CODES, ...WORK_ERROR_CODES];

function isTold(code: ErrorCode): code is ToldCode {
  return TOLD.includes(code);
}

/** Of a call whose answer was lost nobody can say that it did nothing. */
const UNSURE: readonly string[] = [
  'call_of_unknown_outcome',
  'case_of_unknown_outcome',
  ...AWS_ERROR_CODES.filter((code) => AWS_ERROR_TRAITS[code].outcome === 'unknown'),
];

/**
 * Why AWS did not do what was approved, what surely did not happen, and what to do: three sentences at most, in
 * mrkdwn. For work other than leasing, whose orders have their own words.
 */
export function awsFailureText({ code, details }: Failure, about: AwsFailureContext): string {
  const facts: FailureFacts = { ...about, admins: adminsOr(about.admins) };
  if (!isTold(code)) return `Dialtone could not finish this. Ask ${facts.admins} to look into it.`;
  const { why, todo, takesReason } = AWS_FAILURE_WORDS[code];
  const reason = takesReason && details.reason !== undefined ? awsReasonText(details.reason) : undefined;
  const nothing = UNSURE.includes(code) ? [] : [about.nothing];
  return [reason ?? why(facts), ...nothing, todo(facts)].join(' ');
}
