import { insertAuditEvent } from '#db/queries/audit.ts';
import { findAccountRoom } from '#db/queries/numbers.ts';
import { insertLinesAndOrders } from '#db/queries/orders.ts';
import { setLastProject } from '#db/queries/people.ts';
import { findProject } from '#db/queries/projects.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import { findRequestBySubmission, insertRequest } from '#db/queries/requests.ts';
import type { UserActor } from '../domain/actor.ts';
import { type BasketLine, checkBasket, checkRoom, countNumbers, mergeLines } from '../domain/basket.ts';
import { findCountry } from '../domain/countries.ts';
import { ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import { refuseAsking } from '../domain/policy.ts';
import {
  type ProjectId,
  PURPOSE_MAX_LENGTH,
  REMIND_BEFORE_EXPIRY_MS,
  REQUEST_LIFETIME_MS,
} from '../domain/request.ts';
import type { ProjectView, RequestView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { readAsker } from './people.ts';
import { promiseNotice } from './promises.ts';
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

export function refuseArchived(project: ProjectView): Refusal | undefined {
  const { name, archivedAt, archivedBy } = project;
  if (archivedAt === undefined) return undefined;
  return {
    code: 'project_archived',
    projectName: name,
    by: archivedBy ?? { kind: 'system' },
    at: archivedAt,
  };
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
export async function openRequest(context: Context, input: OpenRequestInput): Promise<Result<RequestView>> {
  const earlier = await findRequestBySubmission(context.db, input.submissionKey);
  if (earlier !== undefined) return ok(await getRequestView(context.db, earlier));

  const project = await findProject(context.db, input.projectId);
  if (project === undefined) return refused({ code: 'project_unknown' });
  const asker = await readAsker(context.db, input.actor, context);
  const { lines } = mergeLines(input.lines);
  const refusal =
    refuseAsking(asker, project) ??
    refuseArchived(project) ??
    checkBasket(input.lines) ??
    refusePurpose(input.purpose) ??
    (await refuseRoom(context, project.region, lines));
  if (refusal !== undefined) return refused(refusal);

  const quote = await openQuoter(context.db, context.settings);
  const quoted = lines.map((line) => ({ ...line, quote: quote(line) }));
  const askedAt = context.clock.now();
  const expiresAt = new Date(askedAt.getTime() + REQUEST_LIFETIME_MS);
  const { actor, correlationId, submissionKey } = input;

  const id = await transact(context, async (tx, handOn) => {
    const requestId = await insertRequest(tx, {
      kind: 'lease_numbers',
      projectId: project.id,
      requesterId: actor.userId,
      purpose: input.purpose.trim(),
      submissionKey,
      askedAt,
      expiresAt,
      correlationId,
    });
    if (requestId === undefined) return undefined;
    await insertLinesAndOrders(tx, requestId, quoted);
    await insertAuditEvent(tx, {
      at: askedAt,
      actor,
      action: 'request.asked',
      projectId: project.id,
      requestId,
      after: { status: 'pending', numbers: countNumbers(lines), project: project.name },
      correlationId,
    });
    await setLastProject(tx, actor.userId, project.id);
    const notice = { requestId, dueAt: askedAt };
    await promiseNotice(tx, handOn, {
      ...notice,
      kind: 'card',
      recipient: project.channelId,
      dedupeKey: `card:${requestId}`,
    });
    await promiseNotice(tx, handOn, {
      ...notice,
      kind: 'receipt',
      recipient: actor.userId,
      dedupeKey: `receipt:${requestId}`,
    });
    await promiseNotice(tx, handOn, {
      ...notice,
      kind: 'reminder_in_thread',
      recipient: project.channelId,
      dedupeKey: `reminder:${requestId}`,
      forStatus: 'pending',
      dueAt: new Date(expiresAt.getTime() - REMIND_BEFORE_EXPIRY_MS),
    });
    return requestId;
  });
  const made = id ?? (await findRequestBySubmission(context.db, submissionKey));
  if (made === undefined) throw new Error('the request was made by another delivery, but is not there');
  return ok(await getRequestView(context.db, made));
}
