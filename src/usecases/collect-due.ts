import { insertAccountsOfProjects, listAccountsToRead } from '#db/queries/accounts.ts';
import { listDueCalls } from '#db/queries/calls.ts';
import { listStaleCards } from '#db/queries/cards.ts';
import { listDueCases } from '#db/queries/cases.ts';
import { forgetDeliveries } from '#db/queries/deliveries.ts';
import { listHomesToPublish } from '#db/queries/homes.ts';
import { listDueNotices } from '#db/queries/notices.ts';
import { listRegionsWithTagsDue } from '#db/queries/number-tags.ts';
import { listRegionsToCheck } from '#db/queries/numbers.ts';
import { listDueOrders } from '#db/queries/orders.ts';
import { listExpiredRequests } from '#db/queries/requests.ts';
import { listDueWork } from '#db/queries/work.ts';
import { type Context, transact } from './context.ts';

const BATCH = 500;
/** Slack retries an event for at most five minutes; a delivery is remembered for longer than that. */
const REMEMBER_DELIVERIES_MS = 60 * 60 * 1000;

/** The job that does each kind of work. */
const WORK_JOBS = [
  ['enable_voice', 'voice.enable'],
  ['relinquish_number', 'number.relinquish'],
  ['spend_limit', 'limit.change'],
] as const;

/** Hands on whatever a row promises and nobody is doing, so that an empty queue loses at most one sweep period. */
export async function collectDue(context: Context): Promise<void> {
  const now = context.clock.now();
  await transact(context, async (tx, handOn) => {
    for (const id of await listDueNotices(tx, now, BATCH))
      handOn({ name: 'notice.deliver', payload: { id } });
    for (const id of await listStaleCards(tx, now, BATCH)) handOn({ name: 'card.redraw', payload: { id } });
    for (const id of await listDueOrders(tx, now, BATCH)) handOn({ name: 'order.lease', payload: { id } });
    for (const id of await listExpiredRequests(tx, now, BATCH))
      handOn({ name: 'request.expire', payload: { id } });
    for (const region of await listRegionsToCheck(tx, now))
      handOn({ name: 'numbers.check', payload: { region } });
    for (const [kind, name] of WORK_JOBS)
      for (const id of await listDueWork(tx, kind, now, BATCH)) handOn({ name, payload: { id } });
    for (const id of await listDueCases(tx, now, BATCH)) handOn({ name: 'case.follow', payload: { id } });
    for (const id of await listDueCalls(tx, now, BATCH)) handOn({ name: 'call.place', payload: { id } });
    for (const id of await listHomesToPublish(tx, now, BATCH))
      handOn({ name: 'home.publish', payload: { id } });
    await insertAccountsOfProjects(tx, now);
    const toRead = await listAccountsToRead(tx, now);
    for (const region of new Set([...toRead, ...(await listRegionsWithTagsDue(tx, now))]))
      handOn({ name: 'inventory.sync', payload: { region } });
  });
  await forgetDeliveries(context.db, new Date(now.getTime() - REMEMBER_DELIVERIES_MS));
}
