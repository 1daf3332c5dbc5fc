import { getInventoryNumber } from '#db/queries/inventory.ts';
import { insertNumber } from '#db/queries/numbers.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { NumberId, ProjectId, RequestId, SlackUserId } from '#src/domain/request.ts';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import type { AwsNumber } from '#src/ports.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { type OpenRelinquishmentInput, openRelinquishment } from '#src/usecases/open-relinquishment.ts';
import { LEAD, REQUESTER } from './request-view.ts';
import { actorOf, granted, type Scene } from './scene.ts';

export const OWNER = 'U0OWNER' as SlackUserId;

export interface Holding {
  readonly projectId?: ProjectId | undefined;
  readonly ownerId?: SlackUserId | undefined;
  /** What the inventory has otherwise than AWS. */
  readonly stored?: Partial<AwsNumber>;
}

/** A number that AWS has for us and the inventory knows, deletion protection on. */
export async function leasedNumber(
  scene: Scene,
  atAws: Partial<AwsNumber> & { readonly region?: string } = {},
  { stored = {}, ...holding }: Holding = {},
): Promise<InventoryNumber> {
  const { db } = scene.context;
  const { projectId, ownerId } = { projectId: scene.projectId, ownerId: OWNER, ...holding };
  const aws = scene.voice.arrive(atAws);
  const id = await db.transaction((tx) =>
    insertNumber(tx, {
      aws: { ...aws, ...stored },
      region: atAws.region ?? 'us-east-1',
      projectId,
      ownerId,
      leasedAt: scene.clock.now(),
      nextCheckAt: null,
    }),
  );
  if (id === undefined) throw new Error('the number is in the inventory already');
  return getInventoryNumber(db, id);
}

let asked = 0;

/** What the requester sends; each time another form, unless it is given. */
export function aRelinquishForm(
  numberId: NumberId,
  input: Partial<OpenRelinquishmentInput> = {},
): OpenRelinquishmentInput {
  asked += 1;
  return {
    actor: actorOf(REQUESTER),
    correlationId: `click-${asked}`,
    submissionKey: `view:V${asked}`,
    numberId,
    confirmation: 'delete',
    why: '',
    ...input,
  };
}

/** The requester asks to relinquish a number; the jobs are forgotten. */
export async function askToRelinquish(
  scene: Scene,
  numberId: NumberId,
  input: Partial<OpenRelinquishmentInput> = {},
): Promise<RelinquishRequest> {
  const request = granted(await openRelinquishment(scene.context, aRelinquishForm(numberId, input)));
  scene.queue.take();
  return request;
}

export function relinquishmentAt(scene: Scene, id: RequestId): Promise<RelinquishRequest> {
  return getRequestOf(scene.context.db, 'relinquish_number', id);
}

/** The same, approved by a lead: in its grace period; the jobs are forgotten. */
export async function approvedRelease(scene: Scene, numberId: NumberId): Promise<RelinquishRequest> {
  const { id: requestId } = await askToRelinquish(scene, numberId);
  granted(
    await approveRequest(scene.context, { actor: actorOf(LEAD), correlationId: 'approval', requestId }),
  );
  scene.queue.take();
  return relinquishmentAt(scene, requestId);
}

/** The same with its grace period over, so that a worker is due. */
export async function dueRelease(scene: Scene, numberId: NumberId): Promise<RelinquishRequest> {
  const request = await approvedRelease(scene, numberId);
  const { relinquishAt } = request;
  if (relinquishAt === undefined) throw new Error('the request is not approved');
  scene.clock.moveTo(relinquishAt);
  return request;
}
