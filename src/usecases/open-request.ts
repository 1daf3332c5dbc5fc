import { findAccountRoom } from '#db/queries/numbers.ts';
import { insertLinesAndOrders } from '#db/queries/orders.ts';
import { findProject } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { type BasketLine, checkBasket, checkRoom, countNumbers, mergeLines } from '../domain/basket.ts';
import { findCountry } from '../domain/countries.ts';
import { refuseArchived } from '../domain/decide.ts';
import { ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import { refuseAsking } from '../domain/policy.ts';
import { type ProjectId, PURPOSE_MAX_LENGTH } from '../domain/request.ts';
import type { LeaseRequest, RequestView } from '../domain/request-view.ts';
import { askLeads, findAsked } from './ask-leads.ts';
import type { Context } from './context.ts';
import { readAsker } from './people.ts';
import { openQuoter } from './quote-prices.ts';

export interface OpenRequestInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  /** The form that it came from: sent twice, it is one request. */
  readonly submissionKey: string;
  readonly projectId: ProjectId;
  readonly lines: readonly BasketLine[];
  readonly purpose: string;
}

/** How old a reading of the account's room may be to refuse a request; AWS decides in the end. */
const ROOM_FRESH_FOR_MS = 15 * 60 * 1000;

export function refusePurpose(purpose: string): Refusal | undefined {
  const length = [...purpose.trim()].length;
  if (length === 0) return { code: 'purpose_missing' };
  return length > PURPOSE_MAX_LENGTH ? { code: 'purpose_too_long', length } : undefined;
}

export async function refuseRoom(
  context: Context,
  region: string,
  lines: readonly BasketLine[],
): Promise<Refusal | undefined> {
  const room = await findAccountRoom(context.db, region);
  const now = context.clock.now().getTime();
  if (room === undefined || now - room.readAt.getTime() > ROOM_FRESH_FOR_MS) return undefined;
  const leasedByApi = lines.filter((line) => findCountry(line.country)?.leasedVia === 'api');
  return checkRoom(leasedByApi, { used: room.used, max: room.max }, region);
}

/** Asks the leads for numbers. Nothing is leased; the request waits for a decision until it expires. */
export async function openRequest(context: Context, input: OpenRequestInput): Promise<Result<LeaseRequest>> {
  const { actor, correlationId, submissionKey, purpose } = input;
  const earlier = await findAsked(context, submissionKey);
  if (earlier !== undefined) return ok(leaseOf(earlier));

  const project = await findProject(context.db, input.projectId);
  if (project === undefined) return refused({ code: 'project_unknown' });
  const asker = await readAsker(context.db, actor, context);
  const { lines } = mergeLines(input.lines);
  const refusal =
    refuseAsking(asker, project) ??
    refuseArchived({ project }) ??
    checkBasket(input.lines) ??
    refusePurpose(purpose) ??
    (await refuseRoom(context, project.region, lines));
  if (refusal !== undefined) return refused(refusal);

  const quote = await openQuoter(context.db, context.settings);
  const quoted = lines.map((line) => ({ ...line, quote: quote(line) }));
  const asked = await askLeads(context, {
    kind: 'lease_numbers',
    project,
    actor,
    purpose,
    correlationId,
    submissionKey,
    facts: { numbers: countNumbers(lines) },
    insertDetails: (tx, requestId) => insertLinesAndOrders(tx, requestId, quoted),
  });
  return ok(leaseOf(asked));
}

function leaseOf(request: RequestView): LeaseRequest {
  if (request.kind !== 'lease_numbers') throw new Error(`request ${request.id} is ${request.kind}`);
  return request;
}
