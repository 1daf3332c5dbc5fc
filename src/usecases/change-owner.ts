import type { Queryable, Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { findInventoryNumber, lockNumber } from '#db/queries/inventory.ts';
import { markNumberAssigned, markOwnerChanged } from '#db/queries/number-tags.ts';
import { findPerson } from '#db/queries/people.ts';
import { findProject, listProjects } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { refuseArchived } from '../domain/decide.ts';
import { ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import { refuseAsOwner, refuseChangingOwner } from '../domain/inventory-policy.ts';
import type { NumberId, ProjectId, SlackUserId } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import { type Context, transact } from './context.ts';
import { findNumberWithTeam } from './find-number.ts';
import { readAsker, refreshPerson } from './people.ts';
import { withReleaser } from './preview-relinquishment.ts';
import { promiseHomes, promiseHomesOfNumbers } from './promises.ts';

export interface OwnerForm {
  readonly number: InventoryNumber;
  /** Projects of its Region, which a number of no project can be given to; empty for one that has a project. */
  readonly projects: readonly ProjectView[];
}

async function findChangeable(
  context: Context,
  db: Queryable,
  actor: UserActor,
  id: NumberId,
  read?: typeof findInventoryNumber,
): Promise<Result<InventoryNumber>> {
  const found = await findNumberWithTeam(db, actor, id, read);
  if (found === undefined) return refused({ code: 'number_unknown' });
  const refusal = refuseChangingOwner(await readAsker(db, actor, context), found.number, found.teamId);
  return refusal === undefined ? ok(found.number) : refused(await withReleaser(db, refusal, id));
}

/** What the form for a new owner is drawn from. */
export async function loadOwnerForm(
  context: Context,
  actor: UserActor,
  id: NumberId,
): Promise<Result<OwnerForm>> {
  const found = await findChangeable(context, context.db, actor, id);
  if (!found.ok) return found;
  const number = found.value;
  if (number.project !== undefined) return ok({ number, projects: [] });
  const projects = await listProjects(context.db, actor.teamId);
  return ok({ number, projects: projects.filter((project) => project.region === number.region) });
}

export interface ChangeOwnerInput {
  readonly actor: UserActor;
  readonly correlationId: string;
  readonly numberId: NumberId;
  readonly ownerId: SlackUserId;
  /** For a number that has no project yet; ignored for one that has. */
  readonly projectId?: ProjectId | undefined;
}

async function assign(
  context: Context,
  tx: Tx,
  number: InventoryNumber,
  { actor, correlationId, ownerId, projectId }: ChangeOwnerInput,
): Promise<Refusal | undefined> {
  const at = context.clock.now();
  const project = projectId === undefined ? undefined : await findProject(tx, projectId);
  if (project?.teamId !== actor.teamId || project.region !== number.region)
    return { code: 'project_unknown' };
  const archived = refuseArchived({ project });
  if (archived !== undefined) return archived;
  await markNumberAssigned(tx, number.id, { projectId: project.id, ownerId, writeTagsAt: at });
  await insertAuditEvent(tx, {
    at,
    actor,
    action: 'number.assigned',
    projectId: project.id,
    numberId: number.id,
    before: { project: null, owner: number.owner ?? null },
    after: { phoneNumber: number.phoneNumber, project: project.name, owner: ownerId },
    correlationId,
  });
  return undefined;
}

async function replaceOwner(
  context: Context,
  tx: Tx,
  number: InventoryNumber,
  { actor, correlationId, ownerId }: ChangeOwnerInput,
): Promise<void> {
  if (number.owner === ownerId) return;
  const at = context.clock.now();
  await markOwnerChanged(tx, number.id, number.owner, ownerId, at);
  await insertAuditEvent(tx, {
    at,
    actor,
    action: 'number.owner_changed',
    ...(number.project === undefined ? {} : { projectId: number.project.id }),
    numberId: number.id,
    before: { owner: number.owner ?? null },
    after: { phoneNumber: number.phoneNumber, owner: ownerId },
    correlationId,
  });
}

/**
 * Gives a number another owner, or, for admins, a project and an owner where it has none. Decided on the locked row,
 * so of two changes at once each sees what the other did. AWS's tags follow by a job.
 */
export async function changeOwner(
  context: Context,
  input: ChangeOwnerInput,
): Promise<Result<InventoryNumber>> {
  const { actor, numberId, ownerId } = input;
  await refreshPerson(context, ownerId);
  return transact(context, async (tx, handOn): Promise<Result<InventoryNumber>> => {
    const found = await findChangeable(context, tx, actor, numberId, (_db, id) => lockNumber(tx, id));
    if (!found.ok) return found;
    const number = found.value;
    const ineligible = refuseAsOwner(await findPerson(tx, ownerId), ownerId, actor.teamId);
    if (ineligible !== undefined) return refused(ineligible);
    if (number.project === undefined) {
      const refusal = await assign(context, tx, number, input);
      if (refusal !== undefined) return refused(refusal);
    } else await replaceOwner(context, tx, number, input);
    await promiseHomes(tx, handOn, context, number.owner === undefined ? [] : [number.owner]);
    await promiseHomesOfNumbers(tx, handOn, context, [numberId]);
    handOn({ name: 'inventory.sync', payload: { region: number.region } });
    return ok((await findInventoryNumber(tx, numberId)) ?? number);
  });
}
