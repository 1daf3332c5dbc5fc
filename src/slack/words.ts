import type { Actor } from '#src/domain/actor.ts';
import { countNumbers } from '#src/domain/basket.ts';
import type {
  NumberStatus,
  NumberType,
  OrderStatus,
  RequestKind,
  RequestStatus,
  SlackUserId,
  UseCase,
} from '#src/domain/request.ts';
import type { LineView, RequestView } from '#src/domain/request-view.ts';
import { mention } from './mrkdwn.ts';

export const USE_CASE_WORDS = {
  TRANSACTIONAL: 'Transactional',
  PROMOTIONAL: 'Promotional',
} as const satisfies Record<UseCase, string>;

/** Within a sentence; `sentenceCase` makes the cell or label of it. */
export const NUMBER_TYPE_WORDS = {
  LONG_CODE: 'long code',
  TOLL_FREE: 'toll-free number',
  TEN_DLC: '10DLC number',
} as const satisfies Record<NumberType, string>;

const REQUEST_STATUS_WORDS = {
  pending: 'waiting for a decision',
  approved: 'approved',
  waiting: 'waiting for AWS',
  releasing: 'being relinquished',
  filed: 'filed at AWS Support',
  more_asked: 'AWS asked for more',
  leased: 'leased',
  partly_leased: 'partly leased',
  enabled: 'enabled',
  relinquished: 'relinquished',
  kept: 'kept',
  granted: 'granted',
  refused: 'refused by AWS',
  failed: 'failed',
  denied: 'denied',
  withdrawn: 'withdrawn',
  expired: 'expired',
} as const satisfies Record<RequestStatus, string>;

/** Where a status says more because of what was asked. */
const WORDS_OF_KIND: Readonly<Record<RequestKind, Partial<Record<RequestStatus, string>>>> = {
  lease_numbers: { approved: 'being leased', waiting: 'leased, being set up by AWS', failed: 'not leased' },
  enable_voice: { approved: 'being enabled', failed: 'not enabled' },
  relinquish_number: {
    approved: 'to be relinquished',
    failed: 'not relinquished',
    refused: 'not relinquished',
  },
  production_access: { approved: 'approved, not filed yet' },
  spend_limit: { approved: 'being set', waiting: 'asked of AWS', granted: 'set', failed: 'not set' },
};

/** What a request's status says to a person, within a sentence: “being leased”, “to be relinquished”. */
export function requestStatusWords({ kind, status }: Pick<RequestView, 'kind' | 'status'>): string {
  return WORDS_OF_KIND[kind][status] ?? REQUEST_STATUS_WORDS[status];
}

export const ORDER_STATUS_WORDS = {
  queued: 'waits for its turn',
  calling: 'asked of AWS',
  in_case: 'waits for the support case',
  leased: 'leased',
  failed: 'failed',
} as const satisfies Record<OrderStatus, string>;

export const NUMBER_STATUS_WORDS = {
  PENDING: 'being set up by AWS',
  ACTIVE: 'active',
  ASSOCIATING: 'being set up by AWS',
  DISASSOCIATING: 'being taken out by AWS',
  DELETED: 'deleted by AWS',
  GONE: 'no longer at AWS',
} as const satisfies Record<NumberStatus, string>;

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** AWS writes voices in capitals. */
export const voiceName = (id: string): string => sentenceCase(id.toLowerCase());

/** “1,187”. */
export function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

/** “1 number”, “2 numbers”; a plural that is not made with s is given. */
export function counted(quantity: number, singular: string, plural = `${singular}s`): string {
  return `${thousands(quantity)} ${quantity === 1 ? singular : plural}`;
}

/** “4 numbers in 2 countries”. */
export function numbersInCountries(lines: readonly Pick<LineView, 'quantity' | 'country'>[]): string {
  const countries = new Set(lines.map((line) => line.country)).size;
  return `${counted(countNumbers(lines), 'number')} in ${counted(countries, 'country', 'countries')}`;
}

/** “lease 4 phone numbers”: what a request for numbers asks for, within a sentence. */
export function toLease(lines: readonly Pick<LineView, 'quantity'>[]): string {
  return `lease ${counted(countNumbers(lines), 'phone number')}`;
}

/** “Lease 4 phone numbers”: what a request for numbers is called. */
export function leaseTitle(lines: readonly Pick<LineView, 'quantity'>[]): string {
  return sentenceCase(toLease(lines));
}

/** “a”, “a or b”, “a, b or c”. */
export function listed(items: readonly string[], conjunction: 'and' | 'or'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** People in one sentence before the rest is only counted. */
const MAX_MENTIONS = 5;

/** “<@U…> or <@U…>”; from the sixth on “and 3 more leads”. Empty for nobody. */
export function people(
  userIds: readonly SlackUserId[],
  conjunction: 'and' | 'or',
  what: 'lead' | 'admin' = 'lead',
): string {
  const rest = userIds.length - MAX_MENTIONS;
  if (rest <= 0) return listed(userIds.map(mention), conjunction);
  const named = userIds.slice(0, MAX_MENTIONS).map(mention);
  return `${named.join(', ')} and ${rest} more ${rest === 1 ? what : `${what}s`}`;
}

/** The admins as who is to be asked: “<@U…> or <@U…>”, or “an admin” where none is known. */
export function adminsOr(admins: readonly SlackUserId[]): string {
  return admins.length === 0 ? 'an admin' : people(admins, 'or', 'admin');
}

export function actorText(actor: Actor | undefined): string {
  return actor?.kind === 'user' ? mention(actor.userId) : 'Dialtone';
}
