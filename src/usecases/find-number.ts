import type { Queryable } from '#db/client.ts';
import { findInventoryNumber } from '#db/queries/inventory.ts';
import { hasProject } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import type { NumberId } from '../domain/request.ts';

/**
 * The workspace that a number belongs to. One of no project belongs to the account, and so to the workspace that has
 * projects; in any other it is not known, hence the empty id.
 */
async function teamOfNumber(
  db: Queryable,
  number: Pick<InventoryNumber, 'project'>,
  actor: UserActor,
): Promise<string> {
  if (number.project !== undefined) return number.project.teamId;
  return (await hasProject(db, actor.teamId)) ? actor.teamId : '';
}

/** A number with the workspace that it belongs to, as the actor may know it; undefined for an unknown id. */
export async function findNumberWithTeam(
  db: Queryable,
  actor: UserActor,
  id: NumberId,
  read: (db: Queryable, id: NumberId) => Promise<InventoryNumber | undefined> = findInventoryNumber,
): Promise<{ readonly number: InventoryNumber; readonly teamId: string } | undefined> {
  const number = await read(db, id);
  return number && { number, teamId: await teamOfNumber(db, number, actor) };
}
