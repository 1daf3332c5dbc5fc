import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import type { RunningProcess } from '../support/processes.ts';
import { queueBackends } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { cardOf, type Fleet, openFleet, REGION } from './fleet.ts';

describe.each(queueBackends())('a worker that is killed on $name', { timeout: 180_000 }, (backend) => {
  let fleet: Fleet;
  let worker: RunningProcess | undefined;
  beforeEach(async () => {
    fleet = await openFleet(backend);
    await fleet.addProject();
    [, worker] = await fleet.start('bot', 'worker');
    await askForNumbers(fleet.requester, [{ country: 'Canada', quantity: 1 }]);
  });
  afterEach(() => fleet.close());

  const approve = async () => fleet.lead.click(await cardOf(fleet.lead, 'R-1001'), 'Approve');
  const requests = () => fleet.aws.requests().filter((call) => call.operation === 'RequestPhoneNumber');
  const journal = async () =>
    (await fleet.database.db.execute(sql`select outcome from aws_calls order by id`)).rows.map(
      (row) => row.outcome,
    );

  /** The minute after which a silent worker is taken for dead, and the queue's lock with it, are over. */
  async function startAnotherMuchLater(): Promise<void> {
    await fleet.database.db.execute(
      sql`update orders set due_at = now() - interval '1 second' where due_at is not null`,
    );
    await fleet.loseQueue();
    await fleet.start('worker');
  }

  async function expectOneNumber(): Promise<void> {
    await fleet.requester.dm((message) => message.text.includes('number leased'));
    const numbers = fleet.aws.state().regions[REGION]?.numbers ?? [];
    const orders = await fleet.database.db.execute(
      sql`select o.status, n.aws_id from orders o left join numbers n on n.id = o.number_id`,
    );
    expect(numbers).toHaveLength(1);
    expect(orders.rows).toEqual([{ status: 'leased', aws_id: numbers[0]?.PhoneNumberId }]);
    expect(new Set(requests().map((call) => call.clientToken)).size).toBe(1);
    expect(fleet.slack.violations()).toEqual([]);
  }

  it('after AWS has made the number and before it has answered costs no second one', async () => {
    fleet.aws.faults.add({ fault: 'slow', operation: 'RequestPhoneNumber', times: 1, ms: 600_000 });
    await approve();
    await waitFor(() => requests().length === 1, { describe: 'AWS to have the request' });

    await worker?.kill();
    const journalAfterwards = await journal();
    fleet.aws.faults.clear();
    await startAnotherMuchLater();

    await expectOneNumber();
    expect(journalAfterwards).toEqual([null]);
    expect(await journal()).toEqual([null, 'adopted']);
    expect(requests()).toHaveLength(1);
  });

  it('after an answer was lost costs no second number', async () => {
    fleet.aws.faults.add({ fault: 'lost-answer', operation: 'RequestPhoneNumber', times: 1 });
    await approve();
    await waitFor(async () => (await journal()).includes('unknown'), { describe: 'the answer to be lost' });

    await worker?.kill();
    await startAnotherMuchLater();

    await expectOneNumber();
    expect(await journal()).toEqual(['unknown', 'adopted']);
    expect(requests()).toHaveLength(1);
  });

  it('before its call reaches AWS leaves the order to the next one', async () => {
    fleet.wires.aws.silence();
    await approve();
    await waitFor(async () => (await journal()).length === 1, { describe: 'the journal row' });

    await worker?.kill();
    const requestsBefore = requests();
    await fleet.wires.aws.restore();
    await startAnotherMuchLater();

    await expectOneNumber();
    expect(requestsBefore).toEqual([]);
    expect(await journal()).toEqual([null, 'done']);
  });
});
