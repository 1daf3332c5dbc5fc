import { z } from 'zod';
import type { AuditAction, AuditEvent, AuditFacts } from '../domain/audit.ts';
import { ORDER_ERROR_CODES } from '../domain/errors.ts';
import type { RequestStatus } from '../domain/request.ts';
import { NUMBER_TYPES } from '../domain/request.ts';
import { orderFailureShort } from './error-text.ts';
import { code, inline, when } from './mrkdwn.ts';
import { actorText, counted, NUMBER_STATUS_WORDS, REQUEST_STATUS_WORDS } from './words.ts';

const failedOrderSchema = z.object({
  code: z.enum(ORDER_ERROR_CODES),
  country: z.string(),
  numberType: z.enum(NUMBER_TYPES),
  region: z.string(),
  number: z.number(),
});

const text = (value: unknown): string => inline(String(value ?? 'unknown'));

const numberOf = ({ after }: AuditEvent): string => `number ${text(after?.['number'])}`;

function statusWords(value: unknown): string {
  const words: Readonly<Record<string, string>> = { ...REQUEST_STATUS_WORDS, ...NUMBER_STATUS_WORDS };
  return words[String(value) as RequestStatus] ?? text(value);
}

function finishedWords(after: AuditFacts | undefined): string {
  const leased = counted(Number(after?.['leased']), 'number');
  const failed = Number(after?.['failed']);
  if (after?.['status'] === 'waiting') return `has ${leased}; AWS still sets some up`;
  return failed > 0 ? `finished: leased ${leased}, ${failed} failed` : `finished: leased ${leased}`;
}

/** The reason in plain words; the code itself for a fact that an older version wrote. */
function failureWords({ after }: AuditEvent): string {
  const order = failedOrderSchema.safeParse(after);
  if (!order.success) return text(after?.['code']);
  const { code: errorCode, country, numberType, region, number } = order.data;
  const line = { country, numberType, useCase: 'TRANSACTIONAL' as const };
  const failed = { line, position: number, error: { code: errorCode } };
  return orderFailureShort(failed, { region, admins: [] });
}

type Telling = (event: AuditEvent) => string;

/** What each audit action says in the story of a request; the compiler asks for each. */
const TELLINGS = {
  'project.added': () => 'added the project',
  'project.edited': () => 'edited the project',
  'project.archived': () => 'archived the project',
  'request.asked': ({ after }) => `asked for ${counted(Number(after?.['numbers']), 'number')}`,
  'request.approved': () => 'approved',
  'request.denied': ({ after }) => `denied: “${text(after?.['reason'])}”`,
  'request.withdrawn': () => 'withdrew the request',
  'request.expired': () => 'ended the request: nobody decided',
  'request.retried': ({ after }) => `tried again: ${counted(Number(after?.['orders']), 'number')}`,
  'request.finished': ({ after }) => finishedWords(after),
  'order.called': (event) => `asked AWS for ${numberOf(event)}, try ${text(event.after?.['try'])}`,
  'order.leased': (event) => `leased ${numberOf(event)}: ${code(String(event.after?.['phoneNumber']))}`,
  'order.failed': (event) => `did not lease ${numberOf(event)}: ${failureWords(event)}`,
  'number.status_changed': ({ after }) =>
    `learnt from AWS that a number is ${statusWords(after?.['status'])}`,
} as const satisfies Record<AuditAction, Telling>;

/** One event of the story: when, who, what. */
export function historyLine(event: AuditEvent): string {
  return `${when(event.at)} · ${actorText(event.actor)} ${TELLINGS[event.action](event)}`;
}
