import type { AuditAction, AuditEvent, AuditFacts } from '../../domain/audit.ts';
import { formatMoney } from '../../domain/money.ts';
import { listed, NUMBER_STATUS_WORDS } from '../words.ts';
import { fact, has, numbers, person, phone, type Telling } from './telling.ts';

const STATUS_WORDS: Readonly<Record<string, string>> = NUMBER_STATUS_WORDS;

const statusOf: Telling = ({ after }) => STATUS_WORDS[String(after?.['status'])] ?? fact(after, 'status');

const CALL_WORDS: Readonly<Record<string, string>> = {
  sent: 'AWS has accepted it',
  checked: 'AWS would place it; nobody was called',
  failed: 'it was not placed',
  unknown: 'nobody knows whether AWS placed it',
};

/** What of a number AWS says differently: “costs USD 1.25 per month, is in pool pool-1”. */
function changedWords(after: AuditFacts | undefined): string {
  const monthlyCents = after?.['monthlyCents'];
  const price =
    typeof monthlyCents === 'number' ? `costs ${formatMoney(monthlyCents, 'USD')} per month` : 'has no price';
  const parts = [
    after?.['monthlyCents'] === undefined ? undefined : price,
    after?.['poolId'] === undefined
      ? undefined
      : `is in ${has(after, 'poolId') ? `pool ${fact(after, 'poolId')}` : 'no pool'}`,
    after?.['registrationId'] === undefined
      ? undefined
      : `is part of ${has(after, 'registrationId') ? `registration ${fact(after, 'registrationId')}` : 'no registration'}`,
  ].filter((part) => part !== undefined);
  return listed(parts, 'and');
}

/** The jobs that turn protection on or off; the others only look. */
const TURNING_JOBS: readonly string[] = ['number.relinquish', 'number.protect'];

/** What Dialtone did for somebody, or what a look at AWS found that somebody else had done there. */
function seenOrTurned({ actor, after }: AuditEvent): string {
  const isTurned = actor.kind === 'user' || (actor.kind === 'job' && TURNING_JOBS.includes(actor.name));
  return isTurned && after?.['atAws'] !== true
    ? `turned deletion protection of ${phone(after)}`
    : `learnt from AWS that deletion protection of ${phone(after)} is`;
}

type Action = Extract<
  AuditAction,
  | `number.${string}`
  | `relinquish.${string}`
  | `call.${string}`
  | `destination.${string}`
  | 'numbers.exported'
>;

/** The inventory, relinquishing and test calls. */
export const NUMBER_TELLINGS = {
  'number.status_changed': (event) => {
    const which = has(event.after, 'phoneNumber') ? phone(event.after) : 'a number';
    return `learnt from AWS that ${which} is ${statusOf(event)}`;
  },
  'number.found': ({ after }) => `found ${phone(after)} at AWS in ${fact(after, 'region')}`,
  'number.assigned': ({ after }) => `gave ${phone(after)} to the project ${fact(after, 'project')}`,
  'number.owner_changed': ({ after }) => `made ${person(after, 'owner')} the owner of ${phone(after)}`,
  'number.protection_changed': (event) =>
    `${seenOrTurned(event)} ${event.after?.['isProtected'] === true ? 'on' : 'off'}`,
  'number.changed': ({ after }) => `learnt from AWS that ${phone(after)} ${changedWords(after)}`,
  'number.pool_left': ({ before, after }) => `took ${phone(after)} out of pool ${fact(before, 'poolId')}`,
  'number.released': ({ after }) => `relinquished ${phone(after)} in ${fact(after, 'region')}`,
  'relinquish.started': ({ after }) => `began to relinquish ${phone(after)}`,
  'relinquish.kept': ({ after }) => `kept ${phone(after)}`,
  'call.asked': ({ after }) => `asked for a test call from ${phone(after)}`,
  'call.ended': ({ after }) =>
    `ended the test call: ${CALL_WORDS[String(after?.['status'])] ?? fact(after, 'status')}`,
  'destination.added': ({ after }) => `added ${phone(after, 'destination')} to the numbers to verify`,
  'destination.verified': ({ after }) => `verified ${phone(after, 'destination')}`,
  'numbers.exported': ({ after }) => `exported ${numbers(after, 'numbers')}`,
} as const satisfies Record<Action, Telling>;
