import { findAccount } from '#db/queries/accounts.ts';
import { listAuditEventsOfNumber } from '#db/queries/audit.ts';
import type { UserActor } from '../domain/actor.ts';
import type { AuditEvent } from '../domain/audit.ts';
import { refuseCalling } from '../domain/call-policy.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import { canCall, type InventoryNumber, isOurs } from '../domain/inventory.ts';
import { refuseChangingOwner, refuseProtecting, refuseReadingNumber } from '../domain/inventory-policy.ts';
import type { NumberId } from '../domain/request.ts';
import type { Context } from './context.ts';
import { findNumberWithTeam } from './find-number.ts';
import { readAsker } from './people.ts';

/** A number with its story, and what the person who looks may do with it now. */
export interface NumberStory {
  readonly number: InventoryNumber;
  readonly events: readonly AuditEvent[];
  readonly mayCall: boolean;
  readonly mayChangeOwner: boolean;
  readonly mayProtect: boolean;
  readonly mayRelinquish: boolean;
  /** When AWS last told of it. */
  readonly asOf: Date;
  /** AWS has not answered since. */
  readonly isAway: boolean;
}

const EVENTS_AT_MOST = 20;

/** One number and how it came to be so, told from the audit; the newest 20 events. */
export async function showNumber(
  context: Context,
  actor: UserActor,
  id: NumberId,
): Promise<Result<NumberStory>> {
  const { db } = context;
  const found = await findNumberWithTeam(db, actor, id);
  if (found === undefined) return refused({ code: 'number_unknown' });
  const { number, teamId } = found;
  const asker = await readAsker(db, actor, context);
  const refusal = refuseReadingNumber(asker, number, teamId);
  if (refusal !== undefined) return refused(refusal);
  const { syncedAt = number.checkedAt, awayAt } = (await findAccount(db, number.region)) ?? {};
  return ok({
    number,
    asOf: syncedAt > number.checkedAt ? syncedAt : number.checkedAt,
    isAway: awayAt !== undefined,
    events: await listAuditEventsOfNumber(db, id, EVENTS_AT_MOST),
    mayCall: canCall(number) && refuseCalling(asker, number) === undefined,
    mayChangeOwner: refuseChangingOwner(asker, number, teamId) === undefined,
    mayProtect: !number.deletionProtected && refuseProtecting(asker, number, teamId) === undefined,
    mayRelinquish: isOurs(number) && number.project !== undefined && number.relinquishRequestId === undefined,
  });
}
