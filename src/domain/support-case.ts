import type { Actor } from './actor.ts';
import type { ErrorCode, ErrorDetails } from './errors.ts';

/**
 * `to_file`: somebody has to file the packet and tell the case id. `filing`: Dialtone is filing it through the API.
 * From `filed` on there is always a case id.
 */
export const CASE_STATUSES = ['to_file', 'filing', 'filed', 'more_asked', 'granted', 'refused'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** AWS Support answers a case first within this time (guide, production access). */
export const FIRST_ANSWER_WITHIN_MS = DAY_MS;

/** A case that AWS does not answer is reminded of once a day, this often at most. */
const REMINDERS_AT_MOST = 3;

/** Characters of one communication to AWS Support (CreateCase, AddCommunicationToCase). */
const COMMUNICATION_MAX_LENGTH = 8000;

export const CASE_QUESTION_MAX_LENGTH = 3000;
export const CASE_ANSWER_MAX_LENGTH = 3000;
export const CASE_REASON_MAX_LENGTH = 3000;

export interface CaseMessage {
  readonly kind: 'question' | 'answer';
  readonly by: Actor;
  readonly body: string;
  readonly at: Date;
}

/** A case at AWS Support, from its packet to its end. */
export interface CaseView {
  readonly status: CaseStatus;
  readonly subject: string;
  /** May be longer than one communication; the API sends it in parts. */
  readonly body: string;
  readonly language: 'en' | 'ja';
  /** Why the API was not used although the operator asked for it; undefined where it was, or was not asked for. */
  readonly apiRefusal: { readonly code: ErrorCode; readonly details: ErrorDetails } | undefined;
  readonly caseId: string | undefined;
  readonly filedBy: Actor | undefined;
  readonly filedAt: Date | undefined;
  /** Until when AWS should have answered; before it is filed, until when somebody should have filed it. */
  readonly answerDueAt: Date | undefined;
  readonly messages: readonly CaseMessage[];
  readonly endedBy: Actor | undefined;
  readonly endedAt: Date | undefined;
  /** AWS's words, for a refusal. */
  readonly endReason: string | undefined;
}

/** Zero-width characters and marks of direction, which come along when an id is copied out of a page. */
const INVISIBLE = /\p{Cf}/gu;

/** A case id as AWS writes it: digits, or “case-” and more. Undefined for anything else. */
export function parseCaseId(text: string): string | undefined {
  const given = text.replace(INVISIBLE, '').trim();
  return /^(?:\d{1,30}|case-[0-9A-Za-z-]{1,80})$/.test(given) ? given : undefined;
}

/** What somebody is reminded of: to file the packet, or to look whether AWS has answered. */
export const REMINDED_STATUSES: readonly CaseStatus[] = ['to_file', 'filed'];

/** When a case that nobody has filed or answered is next reminded of; undefined once that was done often enough. */
export function nextReminderAt(answerDueAt: Date, remindedAt: Date | undefined): Date | undefined {
  if (remindedAt === undefined || remindedAt < answerDueAt) return answerDueAt;
  const next = remindedAt.getTime() + DAY_MS;
  return next < answerDueAt.getTime() + REMINDERS_AT_MOST * DAY_MS ? new Date(next) : undefined;
}

/** When a worker must look at a case again; undefined where only people can tell. */
export function nextLookAt(
  filed: {
    readonly status: CaseStatus;
    readonly isByApi: boolean;
    readonly answerDueAt: Date | null;
    readonly remindedAt: Date | null;
  },
  now: Date,
): Date | undefined {
  const { status, isByApi, answerDueAt, remindedAt } = filed;
  const reminder =
    REMINDED_STATUSES.includes(status) && answerDueAt !== null
      ? nextReminderAt(answerDueAt, remindedAt ?? undefined)
      : undefined;
  const look = isByApi ? new Date(now.getTime() + HOUR_MS) : undefined;
  return earliest(reminder, look);
}

export function earliest(...moments: readonly (Date | undefined)[]): Date | undefined {
  const times = moments.flatMap((moment) => (moment === undefined ? [] : [moment.getTime()]));
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

/** Where a text may be cut: not between the two halves of a surrogate pair. */
function cutBefore(text: string, end: number): number {
  const isTorn = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(end));
  return isTorn ? end - 1 : end;
}

/**
 * The body in parts that AWS takes, in order: cut at the end of a line where there is one, never inside a character.
 * A line break at a cut is left out. Counts UTF-16 units, which are never fewer than AWS's characters.
 */
export function communicationsOf(body: string, maxLength = COMMUNICATION_MAX_LENGTH): readonly string[] {
  const parts: string[] = [];
  let rest = body;
  while (rest.length > maxLength) {
    const lineEnd = rest.lastIndexOf('\n', maxLength);
    const end = lineEnd > 0 ? lineEnd : cutBefore(rest, maxLength);
    parts.push(rest.slice(0, end));
    rest = rest.slice(lineEnd > 0 ? end + 1 : end);
  }
  return [...parts, rest].filter((part) => part.trim() !== '');
}
