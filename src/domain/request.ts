/**
 * The words of Dialtone, defined once.
 *
 * project  what voice is enabled for and numbers belong to: a name, a Region, the leads who decide, their channel
 * request  one thing that a person asked for; people see its id as R-1042
 * line     one row of a request for numbers: country, use case, number type, quantity, quoted price
 * order    one number to lease: the unit of work, of retry and of AWS's client token; a line of quantity 4 has four
 * number   a leased phone number in the inventory
 * decision approve or deny, by a lead
 * grace    the time between the approval of relinquishing a number and its release, in which it can be kept
 * case     a case at AWS Support; its packet is the text that somebody files by hand
 * call     one voice message, sent from a number to try it
 * lead     a person who may decide for a project; requester: who asked
 * card     the Slack message that shows a request and carries its buttons
 * notice   a Slack message that we owe somebody
 * actor    who did it: a Slack user, a job, the system
 */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type ProjectId = Brand<number, 'ProjectId'>;
export type RequestId = Brand<number, 'RequestId'>;
export type LineId = Brand<number, 'LineId'>;
export type OrderId = Brand<number, 'OrderId'>;
export type NumberId = Brand<number, 'NumberId'>;
export type NoticeId = Brand<number, 'NoticeId'>;
export type CardId = Brand<number, 'CardId'>;
export type CallId = Brand<number, 'CallId'>;
export type HomeId = Brand<number, 'HomeId'>;
export type SlackUserId = Brand<string, 'SlackUserId'>;

export const REQUEST_KINDS = [
  'lease_numbers',
  'enable_voice',
  'relinquish_number',
  'production_access',
  'spend_limit',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/**
 * `approved`: a lead said yes and the work follows: orders are leased, the channel is enabled, the grace period runs,
 * the case waits to be filed. `waiting`: only AWS can go on. `filed` and `more_asked` tell where a case stands, always
 * with a case id. The others tell how it ended; `partly_leased` and `failed` can be tried again where that helps.
 */
export const REQUEST_STATUSES = [
  'pending',
  'approved',
  'waiting',
  'releasing',
  'filed',
  'more_asked',
  'leased',
  'partly_leased',
  'enabled',
  'relinquished',
  'kept',
  'granted',
  'refused',
  'failed',
  'denied',
  'withdrawn',
  'expired',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/**
 * `calling`: the client token is stored and AWS may or may not have heard of it. `in_case`: AWS leases the number only
 * through a support case, and the order waits for it to arrive in the inventory.
 */
export const ORDER_STATUSES = ['queued', 'calling', 'in_case', 'leased', 'failed'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** As AWS writes them (DescribePhoneNumbers), and `GONE` for a number that AWS no longer knows. */
export const NUMBER_STATUSES = [
  'PENDING',
  'ACTIVE',
  'ASSOCIATING',
  'DISASSOCIATING',
  'DELETED',
  'GONE',
] as const;
export type NumberStatus = (typeof NUMBER_STATUSES)[number];

/** Both are being set up by AWS, so people read and choose them as one. */
const SETTING_UP: readonly NumberStatus[] = ['PENDING', 'ASSOCIATING'];

/** The statuses that a filter lets through; none for a word that is no status. */
export function statusesOfFilter(status: string): readonly NumberStatus[] {
  const found = NUMBER_STATUSES.filter((each) => each === status);
  return found.some((each) => SETTING_UP.includes(each)) ? SETTING_UP : found;
}

/** The use case of the guide; AWS calls it the message type. */
export const USE_CASES = ['TRANSACTIONAL', 'PROMOTIONAL'] as const;
export type UseCase = (typeof USE_CASES)[number];

export const NUMBER_TYPES = ['LONG_CODE', 'TOLL_FREE', 'TEN_DLC'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

export const PURPOSE_MAX_LENGTH = 500;
export const REASON_MAX_LENGTH = 500;
export const PROJECT_NAME_MIN_LENGTH = 3;
export const PROJECT_NAME_MAX_LENGTH = 64;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Nobody decides: after a week the request expires; the leads are reminded a day before. */
export const REQUEST_LIFETIME_MS = 7 * DAY_MS;
export const REMIND_BEFORE_EXPIRY_MS = DAY_MS;

export function formatRequestId(id: RequestId): string {
  return `R-${id}`;
}

/** Reads “R-1042”, “r1042” and “1042”; undefined for anything else. */
export function parseRequestId(text: string): RequestId | undefined {
  const match = /^(?:r-?)?(\d{1,9})$/i.exec(text.trim());
  return match?.[1] === undefined ? undefined : (Number(match[1]) as RequestId);
}

/** A row's id as Slack brings it back in a button or a view; 0, which no row has, for anything else. */
export function readRowId<Id extends number>(text: string): Id {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return id as Id;
}

const OPEN_STATUSES: readonly RequestStatus[] = [
  'pending',
  'approved',
  'waiting',
  'releasing',
  'filed',
  'more_asked',
];

/** Requests that still wait for something. */
export function isOpen(status: RequestStatus): boolean {
  return OPEN_STATUSES.includes(status);
}
