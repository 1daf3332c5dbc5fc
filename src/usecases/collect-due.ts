import { listStaleCards } from '#db/queries/cards.ts';
import { forgetDeliveries } from '#db/queries/deliveries.ts';
import { listDueNotices } from '#db/queries/notices.ts';
import { listRegionsToCheck } from '#db/queries/numbers.ts';
import { listDueOrders } from '#db/queries/orders.ts';
import { listRegionsToLearn } from '#db/queries/projects.ts';
import { listExpiredRequests } from '#db/queries/requests.ts';
import { type Context, transact } from './context.ts';

const BATCH = 500;
/** How often AWS is asked what it bills and how many numbers still fit. */
const LEARN_EVERY_MS = 6 * 60 * 60 * 1000;
/** Slack retries an event for at most five minutes; a delivery is remembered for longer than that. */
const REMEMBER_DELIVERIES_MS = 60 * 60 * 1000;

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
    for (const region of await listRegionsToLearn(tx, new Date(now.getTime() - LEARN_EVERY_MS)))
      handOn({ name: 'prices.learn', payload: { region } });
  });
  await forgetDeliveries(context.db, new Date(now.getTime() - REMEMBER_DELIVERIES_MS));
}
