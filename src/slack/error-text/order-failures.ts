import { countryName } from '#src/domain/countries.ts';
import type { ErrorDetails, OrderErrorCode } from '#src/domain/errors.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { OrderView } from '#src/domain/request-view.ts';
import { code, inline } from '../mrkdwn.ts';
import { adminsOr, listed, NUMBER_TYPE_WORDS, USE_CASE_WORDS } from '../words.ts';
import { ORDER_FAILURE_WORDS, type OrderFacts, type OrderFailureWords } from './order-failure-words.ts';

export interface FailureContext {
  readonly region: string;
  readonly admins: readonly SlackUserId[];
  /** Numbers that the sentence speaks of; 1 when unset. */
  readonly quantity?: number;
}

interface Failed {
  readonly line: Pick<OrderView['line'], 'country' | 'useCase' | 'numberType'>;
  readonly position: number;
  readonly error: { readonly code: OrderErrorCode } | undefined;
}

function wordsOf(order: Failed): OrderFailureWords {
  return ORDER_FAILURE_WORDS[order.error?.code ?? 'aws_refused'];
}

function factsOf({ line, position }: Failed, { region, admins }: FailureContext): OrderFacts {
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
