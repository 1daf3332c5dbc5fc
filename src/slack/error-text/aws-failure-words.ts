import type { AwsErrorCode, WorkErrorCode } from '#src/domain/errors.ts';
import { sentenceCase } from '../words.ts';

export interface FailureFacts {
  readonly region: string;
  /** Whom to ask, within a sentence. */
  readonly admins: string;
  readonly action: string;
}

export interface FailureWords {
  readonly why: (facts: FailureFacts) => string;
  readonly todo: (facts: FailureFacts) => string;
  /** AWS's Reason, where it is known, tells more than `why`. */
  readonly takesReason: boolean;
}

type Words = Record<AwsErrorCode | WorkErrorCode, FailureWords>;

function told(
  why: string | FailureWords['why'],
  todo: string | FailureWords['todo'],
  takesReason = false,
): FailureWords {
  return {
    why: typeof why === 'string' ? () => why : why,
    todo: typeof todo === 'string' ? () => todo : todo,
    takesReason,
  };
}

const askThem: FailureWords['todo'] = ({ admins }) => `Ask ${admins} to look into it.`;
const askThemAndTryAgain: FailureWords['todo'] = ({ admins }) =>
  `Ask ${admins} to look into it, then try again.`;
const fileByHand = 'File the case in AWS Support Center instead.';

/** Why AWS did not do something, and what to do about it, in sentences that fit everything but leasing. */
export const AWS_FAILURE_WORDS = {
  aws_no_stock: told('AWS has no such number at the moment.', 'Try again later.'),
  aws_account_review: told(
    'AWS wants to review the account first.',
    ({ admins }) => `Try again when ${admins} has settled that with AWS Support.`,
  ),
  aws_account_disabled: told(
    'AWS has disabled the account for numbers and messages.',
    ({ admins }) => `Try again when ${admins} has had AWS Support enable it.`,
  ),
  aws_credentials_refused: told(
    'Dialtone has no credentials that AWS takes.',
    ({ admins }) => `Try again when ${admins} has given it some.`,
  ),
  aws_access_denied: told(
    ({ region }) => `Dialtone may not do this in ${region}: AWS denied access.`,
    ({ admins, action }) => `${sentenceCase(admins)} must allow \`${action}\`.`,
  ),
  aws_number_quota: told(
    ({ region }) => `The AWS account is full in ${region}: it has no room for another number.`,
    ({ admins }) => `Relinquish one, or ask ${admins} to raise the quota.`,
  ),
  aws_other_quota: told(
    ({ region }) => `The AWS account has reached a quota in ${region}.`,
    ({ admins }) => `Try again later, or ask ${admins} to raise the quota.`,
    true,
  ),
  aws_country_not_enabled: told(
    'AWS has not enabled this country for the account.',
    ({ admins }) => `Ask ${admins} to have it enabled.`,
  ),
  aws_capability_unavailable: told('AWS does not offer this for the number.', 'Choose another number.', true),
  aws_registration_needed: told(
    'AWS asks for a registration first.',
    ({ admins }) => `Ask ${admins} to register at AWS, then try again.`,
    true,
  ),
  aws_number_protected: told(
    'Deletion protection of the number is on at AWS.',
    ({ admins }) => `Ask ${admins} to switch it off at AWS, then try again.`,
  ),
  aws_number_in_pool: told(
    'The number is in a pool at AWS.',
    ({ admins }) => `Ask ${admins} to take it out of the pool, then try again.`,
  ),
  aws_number_in_registration: told(
    'The number belongs to a registration at AWS.',
    ({ admins }) => `Ask ${admins} to take it out of the registration, then try again.`,
  ),
  aws_number_not_releasable: told(
    'AWS does not let this number be given back.',
    ({ admins }) => `Ask ${admins} to open a case at AWS Support.`,
  ),
  aws_destination_unverified: told(
    'The account is in the sandbox, where AWS calls only verified numbers, and this one is not verified.',
    'Verify it, then try again.',
  ),
  aws_destination_blocked: told(
    'AWS does not call this destination for the account.',
    ({ admins }) => `Call another one, or ask ${admins} to look into it.`,
    true,
  ),
  aws_daily_calls_used_up: told(
    'This destination has been called as often within 24 hours as AWS allows.',
    'Try again tomorrow.',
  ),
  aws_spend_limit_reached: told(
    ({ region }) => `The spend limit for voice messages in ${region} is reached for this month.`,
    'Ask for a higher limit, or try again next month.',
  ),
  aws_price_over_cap: told(
    'The call would cost more per minute than the highest price that was set.',
    'Raise that price, or call another destination.',
  ),
  aws_limit_too_high: told(
    ({ region }) => `The limit is higher than AWS allows the account in ${region}.`,
    'Ask for a lower one, or for a higher quota first.',
  ),
  aws_message_refused: told(
    'AWS cannot speak the message as it is written.',
    'Correct the text or its SSML, then try again.',
  ),
  aws_code_wrong: told(
    'The verification code is not the one that AWS sent.',
    'Enter it again, or have a new one sent.',
  ),
  aws_code_expired: told('The verification code is too old.', 'Have a new one sent.'),
  aws_already_exists: told(
    'AWS has this already.',
    ({ admins }) => `If you did not expect that, ask ${admins} to look into it.`,
    true,
  ),
  aws_no_support_plan: told(
    'The AWS account has no support plan with which Dialtone can file cases.',
    fileByHand,
  ),
  aws_method_not_allowed: told('AWS does not offer this to the account any more.', askThem),
  aws_conflict: told('Something at AWS stands in the way.', askThemAndTryAgain, true),
  aws_not_found: told('AWS does not know something that Dialtone named.', askThem),
  aws_input_refused: told('AWS did not take what Dialtone asked for.', askThem, true),
  aws_throttled: told('AWS was too busy, each time that Dialtone asked.', 'Try again later.'),
  aws_unavailable: told(
    'AWS gave no clear answer, so Dialtone does not know whether it was done.',
    ({ admins }) => `Ask ${admins} to look at AWS before you try again.`,
  ),
  aws_refused: told(
    'AWS refused it for a reason that Dialtone does not know.',
    ({ admins }) => `Try again, or ask ${admins} to look into it.`,
  ),
  number_gone_at_aws: told(
    'The number is no longer at AWS.',
    ({ admins }) => `If you did not expect that, ask ${admins} to look into it.`,
  ),
  number_changed_since_approval: told(
    'The number is no longer what the lead approved: it has changed at AWS since.',
    'Ask again, so that a lead sees what it is now.',
  ),
  case_route_unknown: told(
    'AWS Support does not tell this account where cases about voice limits belong.',
    fileByHand,
  ),
  case_of_unknown_outcome: told(
    'AWS gave no clear answer, so the case may have been opened.',
    'Look in AWS Support Center for a case with this subject before you file one.',
  ),
  call_of_unknown_outcome: told(
    'AWS gave no clear answer, so the call may have been made.',
    'Ask whoever has the destination before you call again.',
  ),
  call_too_late: told(
    'Dialtone could not place the call within 10 minutes, and does not call anybody later than that.',
    'Place it again.',
  ),
} as const satisfies Words;
