import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import type { RunningProcess } from '../support/processes.ts';
import { queueBackends } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { cardOf, type Fleet, openFleet, REGION } from './fleet.ts';

describe.each(queueBackends())('SIGTERM on $name', { timeout: 180_000 }, (backend) => {
  let fleet: Fleet;
  let bot: RunningProcess | undefined;
  let worker: RunningProcess | undefined;
  beforeEach(async () => {
    fleet = await openFleet(backend);
    await fleet.addProject();
    [bot, worker] = await fleet.start('bot', 'worker');
    await askForNumbers(fleet.requester, [{ country: 'Canada', quantity: 1 }]);
    fleet.aws.faults.add({ fault: 'slow', operation: 'RequestPhoneNumber', times: 1, ms: 600_000 });
    await fleet.lead.click(await cardOf(fleet.lead, 'R-1001'), 'Approve');
    await waitFor(() => (fleet.aws.state().regions[REGION]?.numbers ?? []).length === 1, {
      describe: 'AWS to have made the number',
    });
  });
  afterEach(() => fleet.close());

  const orderStatus = async () =>
    (await fleet.database.db.execute(sql`select status from orders`)).rows.map((order) => order.status);
  const isStopping = (stopped: RunningProcess | undefined) => stopped?.log().includes('"msg":"stopping"');

  it('lets a worker finish its lease, and ends bot and worker with 0', async () => {
    worker?.signal('SIGTERM');
    bot?.signal('SIGTERM');
    await waitFor(() => isStopping(worker), { describe: 'the worker to stop' });
    const statusMeanwhile = await orderStatus();
    fleet.aws.faults.clear();

    expect(await worker?.exit).toEqual({ code: 0, signal: null });
    expect(await bot?.exit).toEqual({ code: 0, signal: null });
    expect(statusMeanwhile).toEqual(['calling']);
    expect(await orderStatus()).toEqual(['leased']);
  });

  it('sent again ends a worker at once with 143 and leaves the order to another', async () => {
    worker?.signal('SIGTERM');
    await waitFor(() => isStopping(worker), { describe: 'the worker to stop' });
    // The terminal's and npm's copy of one Ctrl-C come within half a second and count as one.
    const isForced = () => {
      worker?.signal('SIGTERM');
      return worker?.log().includes('stopped without closing');
    };
    await waitFor(isForced, { describe: 'the second signal to be heard', timeoutMs: 5_000 });

    expect(await worker?.exit).toEqual({ code: 143, signal: null });
    expect(await orderStatus()).toEqual(['calling']);
  });
});
