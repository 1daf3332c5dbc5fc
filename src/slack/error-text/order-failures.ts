import { countryName } from '#src/domain/countries.ts';
import type { ErrorDetails, OrderErrorCode } from '#src/domain/errors.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { OrderView } from '#src/domain/request-view.ts';
import { code, inline } from '../mrkdwn.ts';
import { adminsOr, listed, NUMBER_TYPE_WORDS, sentenceCase, USE_CASE_WORDS } from '../words.ts';

export interface FailureContext {
  readonly region: string;
  readonly admins: readonly SlackUserId[];
  /** Numbers that the sentence speaks of; 1 when unset. */
  readonly quantity?: number;
}

interface Facts {
  readonly country: string;
  readonly type: string;
  readonly region: string;
  readonly position: number;
  readonly admins: string;
}

interface FailureWords {
  /** Within a sentence, after “1 failed: ”. Plain text. */
  readonly short: (facts: Facts) => string;
  readonly why: (facts: Facts) => string;
  /** `nothing` only where AWS's answer leaves no doubt; `unsure` says so in its own words. */
  readonly bought: 'nothing' | 'unsure';
  readonly todo: (facts: Facts) => string;
  /** Whether AWS's own words help the reader, because the sentence cannot tell all. */
  readonly showsDetails: boolean;
}

const FAILURES = {
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
  aws_refused: {
    short: () => 'AWS refused it for an unknown reason',
    why: ({ position }) => `AWS refused number ${position} for a reason that Dialtone does not know.`,
    bought: 'nothing',
    todo: ({ admins }) => `Try again, ask ${admins} to look into it, or send AWS the support text.`,
    showsDetails: true,
  },
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
} as const satisfies Record<OrderErrorCode, FailureWords>;

interface Failed {
  readonly line: Pick<OrderView['line'], 'country' | 'useCase' | 'numberType'>;
  readonly position: number;
  readonly error: { readonly code: OrderErrorCode } | undefined;
}

function wordsOf(order: Failed): FailureWords {
  return FAILURES[order.error?.code ?? 'aws_refused'];
}

function factsOf({ line, position }: Failed, { region, admins }: FailureContext): Facts {
  return {
    country: countryName(line.country),
    type: NUMBER_TYPE_WORDS[line.numberType],
    region,
    position,
    admins: adminsOr(admins),
  };
}

/** What happened to one order, whether something was bought, and what to do: three sentences at most, in mrkdwn. */
export function orderFailureText(order: Failed, context: FailureContext): string {
  const words = wordsOf(order);
  const facts = factsOf(order, context);
  const what = (context.quantity ?? 1) === 1 ? 'it' : 'them';
  const bought = words.bought === 'nothing' ? [`Nothing was bought for ${what}.`] : [];
  return [words.why(facts), ...bought, words.todo(facts)].join(' ');
}

/** “Canada · Promotional · number 4”, “United States · Transactional · numbers 1 and 2”: orders of one line. */
export function ordersName([first, ...rest]: readonly [Failed, ...Failed[]]): string {
  const { line, position } = first;
  const positions = [position, ...rest.map((order) => order.position)].map(String);
  const which = `${positions.length === 1 ? 'number' : 'numbers'} ${listed(positions, 'and')}`;
  return `${countryName(line.country)} · ${USE_CASE_WORDS[line.useCase]} · ${which}`;
}

/** Why one order failed, in a few plain words without a full stop: “no long code in stock in Canada”. */
export function orderFailureShort(order: Failed, context: FailureContext): string {
  return wordsOf(order).short(factsOf(order, context));
}

/** Whether it is certain that AWS bought nothing for this order. */
export function isSurelyNotBought(order: Failed): boolean {
  return wordsOf(order).bought === 'nothing';
}

/** Whether AWS's own words belong on the card for this order. */
export function showsErrorContext(order: Failed): boolean {
  return wordsOf(order).showsDetails;
}

/** AWS's own words for a context line: “Reason NEW_REASON · fields iso-country-code · AWS request id 5e1f…”. */
export function errorContext(details: ErrorDetails): string | undefined {
  const { reason, exception, fields, awsRequestId } = details;
  const parts = [
    reason === undefined ? exception && inline(exception, 80) : `Reason ${inline(reason, 80)}`,
    fields &&
      fields.length > 0 &&
      `fields ${fields
        .slice(0, 5)
        .map((field) => inline(field, 40))
        .join(', ')}`,
    awsRequestId && `AWS request id ${code(awsRequestId.slice(0, 80))}`,
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? undefined : parts.join(' · ');
}
