import type { OrderErrorCode } from '#src/domain/errors.ts';
import { sentenceCase } from '../words.ts';

export interface OrderFacts {
  readonly country: string;
  readonly type: string;
  readonly region: string;
  readonly position: number;
  readonly admins: string;
}

export interface OrderFailureWords {
  /** Within a sentence, after “1 failed: ”. Plain text. */
  readonly short: (facts: OrderFacts) => string;
  readonly why: (facts: OrderFacts) => string;
  /** `nothing` only where AWS's answer leaves no doubt; `unsure` says so in its own words. */
  readonly bought: 'nothing' | 'unsure';
  readonly todo: (facts: OrderFacts) => string;
  /** Whether AWS's own words help the reader, because the sentence cannot tell all. */
  readonly showsDetails: boolean;
}

/** AWS does not answer a lease like this; told as a refusal whose reason is not known. */
const unexpected: OrderFailureWords = {
  short: () => 'AWS refused it for an unknown reason',
  why: ({ position }) => `AWS refused number ${position} for a reason that Dialtone does not know.`,
  bought: 'nothing',
  todo: ({ admins }) => `Try again, ask ${admins} to look into it, or send AWS the support text.`,
  showsDetails: true,
};

/** Why an order failed. Codes that only other work meets stand together at the end. */
export const ORDER_FAILURE_WORDS = {
  aws_no_stock: {
    short: ({ type, country }) => `no ${type} in stock in ${country}`,
    why: ({ type, country }) => `AWS has no ${type} to lease in ${country} at the moment.`,
    bought: 'nothing',
    todo: () => 'Try again later, or send AWS the support text.',
    showsDetails: false,
  },
  aws_account_review: {
    short: () => 'AWS must review the account',
    why: () => 'AWS wants to review the account first.',
    bought: 'nothing',
    todo: () => 'Send AWS the support text, and try again when AWS has answered.',
    showsDetails: false,
  },
  aws_account_disabled: {
    short: () => 'AWS has disabled the account',
    why: () => 'AWS has disabled the account for phone numbers.',
    bought: 'nothing',
    todo: ({ admins }) => `Try again when ${admins} has had AWS Support enable it.`,
    showsDetails: false,
  },
  aws_credentials_refused: {
    short: () => 'AWS took no credentials of Dialtone',
    why: () => 'Dialtone has no credentials that AWS takes.',
    bought: 'nothing',
    todo: ({ admins }) => `Try again when ${admins} has given it some.`,
    showsDetails: true,
  },
  aws_access_denied: {
    short: ({ region }) => `AWS denied access in ${region}`,
    why: ({ region }) => `Dialtone may not lease numbers in ${region}: AWS denied access.`,
    bought: 'nothing',
    todo: ({ admins }) => `${sentenceCase(admins)} must allow \`sms-voice:RequestPhoneNumber\`.`,
    showsDetails: true,
  },
  aws_number_quota: {
    short: ({ region }) => `the AWS account is full in ${region}`,
    why: ({ region }) => `The AWS account is full in ${region}: it has no room for another number.`,
    bought: 'nothing',
    todo: ({ admins }) => `Relinquish one, or ask ${admins} to raise the quota.`,
    showsDetails: false,
  },
  aws_other_quota: {
    short: ({ region }) => `an AWS quota is reached in ${region}`,
    why: ({ region }) => `The AWS account has reached a quota in ${region} that is not its room for numbers.`,
    bought: 'nothing',
    todo: ({ admins }) => `Ask ${admins} to raise it, then try again.`,
    showsDetails: true,
  },
  aws_country_not_enabled: {
    short: ({ country }) => `AWS has not enabled ${country}`,
    why: ({ country }) => `AWS has not enabled ${country} for this account.`,
    bought: 'nothing',
    todo: ({ admins }) => `Ask ${admins} to have it enabled, or ask for another country in a new request.`,
    showsDetails: false,
  },
  aws_capability_unavailable: {
    short: ({ type, country }) => `no ${type} with voice in ${country}`,
    why: ({ type, country }) => `AWS has no ${type} with voice in ${country}.`,
    bought: 'nothing',
    todo: () => 'Ask for another number type or country in a new request.',
    showsDetails: false,
  },
  aws_registration_needed: {
    short: ({ country }) => `AWS asks for a registration in ${country}`,
    why: ({ type, country }) => `AWS asks for a registration before it leases a ${type} in ${country}.`,
    bought: 'nothing',
    todo: ({ admins }) => `Ask ${admins} to register at AWS, then try again.`,
    showsDetails: true,
  },
  aws_conflict: {
    short: () => 'something at AWS stands in the way',
    why: ({ position }) => `Something at AWS stands in the way of number ${position}.`,
    bought: 'unsure',
    todo: ({ admins }) => `Ask ${admins} to look into it, then try again: that cannot buy it twice.`,
    showsDetails: true,
  },
  aws_not_found: {
    short: () => 'AWS does not know what the request names',
    why: ({ position }) =>
      `AWS does not know something that Dialtone named when it asked for number ${position}.`,
    bought: 'nothing',
    todo: ({ admins }) => `Ask ${admins} to look into it, or send AWS the support text.`,
    showsDetails: true,
  },
  aws_input_refused: {
    short: () => 'AWS did not take the request',
    why: ({ position }) => `AWS did not take what Dialtone asked for as number ${position}.`,
    bought: 'nothing',
    todo: ({ admins }) => `Ask ${admins} to look into it, or send AWS the support text.`,
    showsDetails: true,
  },
  aws_throttled: {
    short: () => 'AWS is too busy',
    why: ({ position }) => `AWS was too busy to lease number ${position}, each time that Dialtone asked.`,
    bought: 'unsure',
    todo: () => 'Try again later: that cannot buy it twice.',
    showsDetails: false,
  },
  aws_unavailable: {
    short: () => 'AWS did not say whether it was leased',
    why: ({ position }) =>
      `AWS gave no clear answer for number ${position}, so Dialtone could not learn whether AWS leased it.`,
    bought: 'unsure',
    todo: () => 'Try again: that cannot buy it twice.',
    showsDetails: true,
  },
  aws_refused: unexpected,
  provisioning_failed: {
    short: () => 'AWS did not finish setting it up',
    why: ({ position }) =>
      `AWS leased number ${position} but did not finish setting it up, and it is no longer in the account.`,
    bought: 'unsure',
    todo: () => 'Dialtone does not know whether AWS charges for it. Try again to lease another one.',
    showsDetails: false,
  },
  support_case_needed: {
    short: ({ country }) => `${country} needs a support case`,
    why: ({ country }) =>
      `AWS leases numbers in ${country} only through a support case, because a local address is needed.`,
    bought: 'nothing',
    todo: () => 'Send AWS the support text.',
    showsDetails: false,
  },
  support_case_refused: {
    short: ({ country }) => `AWS Support refused it in ${country}`,
    why: () => 'AWS Support refused this in the support case.',
    bought: 'nothing',
    todo: () => 'Read its reason, then start again with what it asks for.',
    showsDetails: false,
  },
  aws_number_protected: unexpected,
  aws_number_in_pool: unexpected,
  aws_number_in_registration: unexpected,
  aws_number_not_releasable: unexpected,
  aws_destination_unverified: unexpected,
  aws_destination_blocked: unexpected,
  aws_daily_calls_used_up: unexpected,
  aws_spend_limit_reached: unexpected,
  aws_price_over_cap: unexpected,
  aws_limit_too_high: unexpected,
  aws_message_refused: unexpected,
  aws_code_wrong: unexpected,
  aws_code_expired: unexpected,
  aws_already_exists: unexpected,
  aws_no_support_plan: unexpected,
  aws_method_not_allowed: unexpected,
} as const satisfies Record<OrderErrorCode, OrderFailureWords>;
