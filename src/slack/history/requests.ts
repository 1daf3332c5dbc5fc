import { z } from 'zod';
import type { AuditAction, AuditEvent, AuditFacts } from '../../domain/audit.ts';
import { ORDER_ERROR_CODES } from '../../domain/errors.ts';
import { NUMBER_TYPES } from '../../domain/request.ts';
import { orderFailureShort } from '../error-text.ts';
import { inline } from '../mrkdwn.ts';
import { fact, has, numbers, perMonth, phone, type Telling } from './telling.ts';

const failedOrderSchema = z.object({
  code: z.enum(ORDER_ERROR_CODES),
  country: z.string(),
  numberType: z.enum(NUMBER_TYPES),
  region: z.string(),
  number: z.number(),
});

const numberOf = ({ after }: AuditEvent): string => `number ${fact(after, 'number')}`;

/** The reason in plain words; the code itself for a fact that an older version wrote. */
function failureWords({ after }: AuditEvent): string {
  const order = failedOrderSchema.safeParse(after);
  if (!order.success) return fact(after, 'code');
  const { code: errorCode, country, numberType, region, number } = order.data;
  const line = { country, numberType, useCase: 'TRANSACTIONAL' as const };
  const failed = { line, position: number, error: { code: errorCode } };
  return orderFailureShort(failed, { region, admins: [] });
}

/** Told by the facts that each kind of request writes. */
function askedWords(after: AuditFacts | undefined): string {
  switch (after?.['kind']) {
    case 'enable_voice':
      return 'asked to enable voice';
    case 'relinquish_number':
      return `asked to relinquish ${phone(after)}`;
    case 'production_access':
      return `asked for production access in ${fact(after, 'region')}, up to ${perMonth(after, 'limitUsd')}`;
    case 'spend_limit':
      return `asked to set the spend limit in ${fact(after, 'region')} to ${perMonth(after, 'limitUsd')}`;
    default:
      return `asked for ${numbers(after, 'numbers')}`;
  }
}

const OUTCOMES: Readonly<Record<string, string>> = {
  enabled: 'finished: voice is enabled',
  relinquished: 'finished: the number is relinquished',
  kept: 'ended the request: the number was kept',
  granted: 'finished: granted',
  refused: 'finished: AWS refused it',
  waiting: 'waits for AWS',
  releasing: 'began to relinquish the number',
};

function finishedWords(after: AuditFacts | undefined): string {
  const status = String(after?.['status']);
  if (!has(after, 'leased')) return OUTCOMES[status] ?? 'finished: it was not done';
  const leased = numbers(after, 'leased');
  const failed = Number(after?.['failed']);
  if (status === 'waiting') return `leased ${leased}; some are still to come from AWS`;
  return failed > 0 ? `finished: leased ${leased}, ${failed} failed` : `finished: leased ${leased}`;
}

/** A reason stands whole: people wrote it to be read. */
const reasonOf = ({ after }: AuditEvent): string => inline(String(after?.['reason'] ?? 'unknown'));

type Action = Extract<AuditAction, `project.${string}` | `request.${string}` | `order.${string}`>;

/** Projects, decisions and the numbers of a request. */
export const REQUEST_TELLINGS = {
  'project.added': () => 'added the project',
  'project.edited': () => 'edited the project',
  'project.archived': () => 'archived the project',
  'request.asked': ({ after }) => askedWords(after),
  'request.approved': () => 'approved',
  'request.denied': (event) => `denied: “${reasonOf(event)}”`,
  'request.withdrawn': () => 'withdrew the request',
  'request.expired': () => 'ended the request: nobody decided',
  'request.retried': ({ after }) =>
    has(after, 'orders') ? `tried again: ${numbers(after, 'orders')}` : 'tried again',
  'request.finished': ({ after }) => finishedWords(after),
  'order.called': (event) => `asked AWS for ${numberOf(event)}, try ${fact(event.after, 'try')}`,
  'order.leased': (event) => `leased ${numberOf(event)}: ${phone(event.after)}`,
  'order.failed': (event) => `did not lease ${numberOf(event)}: ${failureWords(event)}`,
} as const satisfies Record<Action, Telling>;
