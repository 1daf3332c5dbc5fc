import type { Tx } from '#db/client.ts';
import { setRelinquishAt } from '#db/queries/relinquishments.ts';
import type { HandOn } from '#db/transaction.ts';
import { nextCountdownAt, REMIND_BEFORE_RELEASE_MS } from '../domain/relinquish.ts';
import type { RelinquishRequest } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { promiseNotice } from './promises.ts';
import { promiseGraceToOwner } from './tell-owner.ts';

/** The approved release waits for the grace period, in which the number can be kept; 0 releases it at once. */
export async function startGrace(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  { id, project }: RelinquishRequest,
  now: Date,
  _correlationId: string,
): Promise<void> {
  const { graceMs } = context.settings;
  const relinquishAt = new Date(now.getTime() + graceMs);
  const dueAt = nextCountdownAt(relinquishAt, now);
  await setRelinquishAt(tx, id, relinquishAt, dueAt);
  handOn({ name: 'number.relinquish', payload: { id }, notBefore: dueAt });
  if (graceMs > 0) await promiseGraceToOwner(tx, handOn, id, now);
  if (graceMs < REMIND_BEFORE_RELEASE_MS) return;
  await promiseNotice(tx, handOn, {
    requestId: id,
    kind: 'grace_reminder_in_thread',
    recipient: project.channelId,
    dedupeKey: `grace:${id}`,
    forStatus: 'approved',
    dueAt: new Date(relinquishAt.getTime() - REMIND_BEFORE_RELEASE_MS),
  });
}
