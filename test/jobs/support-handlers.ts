import type { JobHandlers } from '#jobs/catalog.ts';

/** Every job is done at once, but those that a test cares about. */
export function handlersWith(some: Partial<JobHandlers>): JobHandlers {
  const done = async () => undefined;
  return {
    sweep: done,
    'notice.deliver': done,
    'card.redraw': done,
    'request.expire': done,
    'order.lease': done,
    'numbers.check': done,
    'inventory.sync': done,
    'voice.enable': done,
    'number.relinquish': done,
    'case.follow': done,
    'limit.change': done,
    'call.place': done,
    'home.publish': done,
    ...some,
  };
}
