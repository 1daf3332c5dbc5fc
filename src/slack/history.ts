import type { AuditAction, AuditEvent } from '../domain/audit.ts';
import { formatRequestId } from '../domain/request.ts';
import { CASE_TELLINGS } from './history/cases.ts';
import { NUMBER_TELLINGS } from './history/numbers.ts';
import { REQUEST_TELLINGS } from './history/requests.ts';
import type { Telling } from './history/telling.ts';
import { when } from './mrkdwn.ts';
import { actorText } from './words.ts';

/** What each audit action says in the story of a request or a number; the compiler asks for each. */
const TELLINGS = {
  ...REQUEST_TELLINGS,
  ...NUMBER_TELLINGS,
  ...CASE_TELLINGS,
} as const satisfies Record<AuditAction, Telling>;

/** One event of the story: when, who, what. */
export function historyLine(event: AuditEvent): string {
  return `${when(event.at)} · ${actorText(event.actor)} ${TELLINGS[event.action](event)}`;
}

/** The same in the story of a number, which many requests may have changed: with the request. */
export function numberHistoryLine(event: AuditEvent): string {
  const line = historyLine(event);
  return event.requestId === undefined ? line : `${line} · ${formatRequestId(event.requestId)}`;
}
