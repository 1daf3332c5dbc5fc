import type { Queryable } from '#db/client.ts';
import { findReleaser, isLastInCountry } from '#db/queries/relinquishments.ts';
import type { UserActor } from '../domain/actor.ts';
import { AppError, ok, type Refusal, type Result, refused } from '../domain/errors.ts';
import { type InventoryNumber, isOurs } from '../domain/inventory.ts';
import type { RelinquishImpact } from '../domain/relinquish.ts';
import { refuseRelinquishing } from '../domain/relinquish-policy.ts';
import type { NumberId } from '../domain/request.ts';
import { type Context, transact } from './context.ts';
import { findNumberWithTeam } from './find-number.ts';
import { readAsker } from './people.ts';
import { recordGone, seeNumber } from './see-number.ts';

/** What depends on a number, as the inventory has it. */
export async function readImpact(db: Queryable, number: InventoryNumber): Promise<RelinquishImpact> {
  const { deletionProtected, poolId, registrationId, lastCallAt } = number;
  const isLast = await isLastInCountry(db, number);
  return { deletionProtected, poolId, registrationId, lastCallAt, isLastInCountry: isLast };
}

/** A number that is gone is told with the lead who approved it. */
export async function withReleaser(db: Queryable, refusal: Refusal, numberId: NumberId): Promise<Refusal> {
  return refusal.code === 'number_gone' ? { ...refusal, by: await findReleaser(db, numberId) } : refusal;
}

export interface RelinquishPreview {
  readonly number: InventoryNumber;
  readonly impact: RelinquishImpact;
}

/** What relinquishing a number means, to be read before it is asked for; refused where asking would be. */
export async function previewRelinquishment(
  context: Context,
  actor: UserActor,
  numberId: NumberId,
): Promise<Result<RelinquishPreview>> {
  const { db } = context;
  const found = await findNumberWithTeam(db, actor, numberId);
  if (found === undefined) return refused({ code: 'number_unknown' });
  const { number, teamId } = found;
  const refusal = refuseRelinquishing(await readAsker(db, actor, context), number, teamId);
  if (refusal !== undefined) return refused(await withReleaser(db, refusal, numberId));
  return ok({ number, impact: await readImpact(db, number) });
}

/** Looks at AWS, so that the form shows what is. An AWS that does not answer leaves the inventory as it is. */
export async function refreshNumber(
  context: Context,
  actor: UserActor,
  numberId: NumberId,
  correlationId: string,
): Promise<void> {
  const seen = await findNumberWithTeam(context.db, actor, numberId);
  if (seen === undefined || seen.teamId !== actor.teamId) return;
  const { number } = seen;
  // Of a number that is being released, its worker tells what became of it.
  if (!isOurs(number) || number.relinquishRequestId !== undefined) return;
  const look = { actor: { kind: 'system' }, correlationId } as const;
  try {
    const found = await seeNumber(context, number, look);
    if (found === undefined)
      await transact(context, (tx) => recordGone(tx, number, look, context.clock.now()));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.log.warn(
      { err: error, numberId, code: error.code, correlationId },
      'number could not be looked at',
    );
  }
}
