import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { queueBackends } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { cardOf, type Fleet, openFleet, REGION } from './fleet.ts';

describe.each(queueBackends())('jobs that are lost on $name', { timeout: 180_000 }, (backend) => {
  let fleet: Fleet;
  beforeEach(async () => {
    fleet = await openFleet(backend);
    await fleet.addProject();
  });
  afterEach(() => fleet.close());

  const count = async (query: string): Promise<number> =>
    Number((await fleet.database.db.execute<{ count: string }>(sql.raw(query))).rows[0]?.count);
  const numbers = () => fleet.aws.state().regions[REGION]?.numbers ?? [];

  /** The queue takes connections and answers nothing until the callback is over. */
  async function whileQueueIsSilent(work: () => Promise<void>): Promise<void> {
    if (fleet.wires.redis !== undefined) {
      fleet.wires.redis.silence();
      await work();
      await fleet.wires.redis.restore();
      return;
    }
    await fleet.database.db.transaction(async (tx) => {
      await tx.execute(sql`lock table bullmq.job in access exclusive mode`);
      await work();
    });
  }

  it('because the bot died between commit and queue are brought by the sweep', async () => {
    const [bot, worker] = await fleet.start('bot', 'worker');
    await askForNumbers(fleet.requester, [{ country: 'Canada', quantity: 1 }]);
    const card = await cardOf(fleet.lead, 'R-1001');
    await worker?.kill();

    await whileQueueIsSilent(async () => {
      await fleet.lead.click(card, 'Approve');
      await waitFor(() => count(`select count(*) from audit_events where action = 'request.approved'`), {
        describe: 'the decision to be committed',
      });
      await bot?.kill();
    });
    const numbersBefore = numbers();
    await fleet.start('bot', 'worker');
    await fleet.requester.dm((message) => message.text.includes('number leased'));

    expect(numbersBefore).toEqual([]);
    expect(numbers()).toHaveLength(1);
    expect(fleet.slack.violations()).toEqual([]);
  });

  it('with the whole queue leave nothing undone after one sweep', async () => {
    const [, worker] = await fleet.start('bot', 'worker');
    await askForNumbers(fleet.requester, [{ country: 'Canada', quantity: 6 }], 'Calls about parcels');
    const card = await cardOf(fleet.lead, 'R-1001');
    await fleet.lead.click(card, 'Approve');
    // One a second: more than are leased by the time the queue is lost, also where the next request takes seconds.
    await waitFor(() => numbers().length > 0, { describe: 'the first number' });
    await askForNumbers(fleet.requester, [{ country: 'Brazil', quantity: 1 }], 'Calls about invoices');

    // A sweep comes every minute, and at the start of each worker: the restart stands for the minute.
    await fleet.loseQueue();
    worker?.signal('SIGTERM');
    await worker?.exit;
    await fleet.loseQueue();
    const numbersBefore = numbers().length;
    await fleet.start('worker');
    await fleet.lead.click(await cardOf(fleet.lead, 'R-1002'), 'Approve');
    await fleet.requester.dm((message) => message.text.includes('all 6 numbers leased'));
    await fleet.requester.dm(
      (message) => message.text.includes('R-1002') && message.text.includes('number leased'),
    );

    expect(numbersBefore).toBeLessThan(6);
    expect(numbers()).toHaveLength(7);
    await waitFor(
      async () =>
        (await count(`select count(*) from notices where due_at < now() + interval '1 minute'`)) === 0,
      { describe: 'every message to be delivered' },
    );
    expect(fleet.slack.violations()).toEqual([]);
  });
});
