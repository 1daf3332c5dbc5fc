import { isRetryable } from '#src/domain/decide.ts';
import { decidersOf } from '#src/domain/policy.ts';
import { progressBar, progressOf } from '#src/domain/progress.ts';
import type { RequestStatus } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { inline, mention, quote, when } from '../mrkdwn.ts';
import { actorText, counted, people } from '../words.ts';
import type { CardSettings } from './settings.ts';

type Line = (request: RequestView, settings: CardSettings) => string;

const decided = ({ decidedBy, decidedAt }: RequestView): string =>
  `by ${actorText(decidedBy)}${decidedAt === undefined ? '' : ` ${when(decidedAt)}`}`;

/** “Approved by <@lead> {when}”, for a context line. */
export function approvedText(request: RequestView): string {
  return `Approved ${decided(request)}`;
}

const pending: Line = (request, { admins }) => {
  const deciders = decidersOf(request, admins);
  const expires = `Expires ${when(request.expiresAt)}.`;
  const { name, archivedAt, archivedBy } = request.project;
  if (archivedAt !== undefined)
    return `*Can no longer be approved*: ${inline(name)} was archived by ${actorText(archivedBy)} ${when(archivedAt)}. ${expires}`;
  return deciders.length === 0
    ? `*Waiting for a decision*, but nobody may decide it: ${inline(request.project.name)} needs another lead. ${expires}`
    : `*Waiting for a decision* by ${people(deciders, 'or')}. ${expires}`;
};

const approved: Line = (request) => {
  const { leased, failed, total } = progressOf(request.orders);
  if (leased === 0 && failed === 0) return `*Approved* ${decided(request)}. Leasing starts.`;
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  return `*${leased} of ${total} leased${failures}* ${progressBar(request)}`;
};

const waiting: Line = (request) => {
  const { leased, settingUp, total } = progressOf(request.orders);
  const since = request.finishedAt === undefined ? '' : ` since ${when(request.finishedAt)}`;
  return `*${leased} of ${total} leased, ${settingUp} still being set up by AWS*${since}.`;
};

const leased: Line = ({ orders }) =>
  orders.length === 1
    ? '*1 number leased.* :white_check_mark:'
    : `*All ${orders.length} numbers leased.* :white_check_mark:`;

const partlyLeased: Line = ({ orders }) => {
  const { leased: got, failed, total, settingUp } = progressOf(orders);
  const are = settingUp === 1 ? 'is' : 'are';
  const rest = settingUp === 0 ? '' : ` ${counted(settingUp, 'number')} ${are} still being set up by AWS.`;
  return `*Partly leased: ${got} of ${total}. ${failed} failed.* :warning:${rest}`;
};

const failed: Line = ({ orders }) =>
  orders.length === 1
    ? '*Not leased: the 1 number failed.* :warning:'
    : `*Not leased: all ${orders.length} failed.* :warning:`;

const denied: Line = (request) => {
  const reason = request.decisionReason;
  return `*Denied* ${decided(request)}.${reason === undefined ? '' : `\n${quote(reason)}`}`;
};

const withdrawn: Line = ({ requester, decidedAt }) =>
  `*Withdrawn* by ${mention(requester)}${decidedAt === undefined ? '' : ` ${when(decidedAt)}`}. Nothing was leased.`;

const expired: Line = ({ expiresAt }) => `*Expired* ${when(expiresAt)}: nobody decided. Nothing was leased.`;

const LINES = {
  pending,
  approved,
  waiting,
  leased,
  partly_leased: partlyLeased,
  failed,
  denied,
  withdrawn,
  expired,
} as const satisfies Record<RequestStatus, Line>;

/** The only words of a card that tell its state: mrkdwn, complete without emoji, colour and buttons. */
export function statusLine(request: RequestView, settings: CardSettings): string {
  return LINES[request.status](request, settings);
}

/** “Try again leases only the 1 number that failed.”; undefined where trying again cannot help. */
export function retryHint({ orders }: RequestView): string | undefined {
  const retryable = orders.filter(isRetryable).length;
  return retryable === 0
    ? undefined
    : `Try again leases only the ${counted(retryable, 'number')} that failed.`;
}
