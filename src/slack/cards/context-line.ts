import { decidersOf } from '#src/domain/policy.ts';
import { isBeingSetUp } from '#src/domain/progress.ts';
import type { RequestStatus } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { inline, when } from '../mrkdwn.ts';
import { priceSources } from './facts.ts';
import type { CardSettings } from './settings.ts';
import { approvedText, retryHint } from './status-line.ts';

type Line = (request: RequestView, settings: CardSettings) => string;

const asked = ({ askedAt }: RequestView): string => `Asked ${when(askedAt)}`;

const pending: Line = (request, { admins }) => {
  const { project } = request;
  const isLed = decidersOf(request, admins).some((decider) => project.leads.includes(decider));
  const why = isLed
    ? `You are asked because you lead ${inline(project.name)}.`
    : `Admins are asked because ${inline(project.name)} has no other lead.`;
  return `${why} The requester cannot decide. ${asked(request)}`;
};

/** The oldest look at a number that is still being set up. */
function checkedAt({ orders }: RequestView): Date | undefined {
  const checks = orders.flatMap(({ number }) =>
    number !== undefined && isBeingSetUp(number.status) ? [number.checkedAt.getTime()] : [],
  );
  return checks.length === 0 ? undefined : new Date(Math.min(...checks));
}

const approved: Line = (request) =>
  request.orders.every((order) => order.status === 'queued' || order.status === 'calling')
    ? asked(request)
    : `${approvedText(request)} · AWS leases about one number per second; some take days to set up`;

const waiting: Line = (request) => {
  const checked = checkedAt(request);
  const look = checked === undefined ? 'There' : `Checked ${when(checked)}; there`;
  return `${look} is nothing for you to do · ${approvedText(request)}`;
};

const leased: Line = (request) =>
  request.finishedAt === undefined
    ? approvedText(request)
    : `${approvedText(request)} · leased ${when(request.finishedAt)}`;

const withFailures: Line = (request) => [retryHint(request), approvedText(request)].filter(Boolean).join(' ');

const CONTEXT = {
  pending,
  approved,
  waiting,
  leased,
  partly_leased: withFailures,
  failed: withFailures,
  denied: (request) => `Nothing was leased. ${asked(request)}`,
  withdrawn: asked,
  expired: asked,
} as const satisfies Record<RequestStatus, Line>;

export const TEST_MODE_LINE = 'Test mode: no AWS account is used, prices are samples.';

/** Who, when, why you, and where the prices are from. */
export function contextLine(request: RequestView, settings: CardSettings): string {
  const line = CONTEXT[request.status](request, settings);
  const sources = priceSources(request, settings);
  return sources === undefined ? line : `${line} · ${sources}`;
}
