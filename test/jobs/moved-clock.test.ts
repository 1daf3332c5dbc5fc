import { describe, expect, it } from 'vitest';
import { queueBackends } from '../support/redis.ts';
import { waitFor } from '../support/wait-for.ts';
import { openRig, place } from './support.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const HOUR_MS = 3_600_000;
const JOB = 'request.expire-1';
/** What a busy machine may take between two looks at a clock. */
const SLACK_MS = 5_000;

describe.each(queueBackends())('with a clock that is a week ahead, on $name', (available) => {
  const ahead = () => new Date(Date.now() + WEEK_MS);
  const rig = async () => openRig(await place(available), ahead);
  const dueIn = async ({ backend }: Awaited<ReturnType<typeof rig>>) => {
    const due = await backend.dueTimes('slack', [JOB]);
    return (due.get(JOB) ?? 0) - Date.now();
  };

  it('a job waits for as long as its moment is away by that clock', async () => {
    const all = await rig();
    const notBefore = new Date(ahead().getTime() + HOUR_MS);

    await all.queue.add([{ name: 'request.expire', payload: { id: 1 }, notBefore }]);

    expect(Math.abs((await dueIn(all)) - HOUR_MS)).toBeLessThan(SLACK_MS);
  });

  it('a job of a moment that has come by that clock runs at once, however far away it is by the system’s', async () => {
    const { queue, work } = await rig();
    const ran: number[] = [];
    await work({ 'request.expire': async ({ id }) => void ran.push(id) });

    const notBefore = new Date(ahead().getTime() - HOUR_MS);
    await queue.add([{ name: 'request.expire', payload: { id: 1 }, notBefore }]);

    await waitFor(() => ran.length > 0, { describe: 'the job to run' });
  });

  it('a job that wants to run later is put off by that clock', async () => {
    const all = await rig();
    await all.work({ 'request.expire': async () => ({ runAgainAt: new Date(ahead().getTime() + HOUR_MS) }) });

    await all.queue.add([{ name: 'request.expire', payload: { id: 1 } }]);

    await waitFor(async () => (await dueIn(all)) > 0, { describe: 'the job to be put off' });
    expect(Math.abs((await dueIn(all)) - HOUR_MS)).toBeLessThan(SLACK_MS);
  });

  it('a waiting job keeps the earlier of two moments by that clock', async () => {
    const all = await rig();
    const at = (ms: number) => new Date(ahead().getTime() + ms);
    await all.queue.add([{ name: 'request.expire', payload: { id: 1 }, notBefore: at(2 * HOUR_MS) }]);

    await all.queue.add([{ name: 'request.expire', payload: { id: 1 }, notBefore: at(HOUR_MS) }]);

    expect(Math.abs((await dueIn(all)) - HOUR_MS)).toBeLessThan(SLACK_MS);
  });
});
