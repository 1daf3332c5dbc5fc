import { describe, expect, it } from 'vitest';
import { answerControl } from '#src/local/page/control/answer-control.ts';
import { drawerStage } from './fixtures.ts';

const DAY_MS = 86_400_000;

describe('the drawer’s clock', () => {
  it('moves on, and finds what is due before it answers', async () => {
    const seen: number[] = [];
    const { options, state, run } = await drawerStage({
      afterLeap: async () => void seen.push(options.clock.aheadMs),
    });

    await run({ do: 'clock.skip', ms: DAY_MS });

    expect(seen).toEqual([DAY_MS]);
    expect((await state()).clock.aheadMs).toBe(DAY_MS);
  });

  it('goes to a later moment', async () => {
    const { options, state, run } = await drawerStage();
    const at = new Date(options.clock.now().getTime() + 7 * DAY_MS).toISOString();

    await run({ do: 'clock.skip_to', at });

    expect(Date.parse((await state()).clock.now)).toBeGreaterThanOrEqual(Date.parse(at));
  });

  it('refuses to go back, to a moment that is none, and too far', async () => {
    const { options, refused, state } = await drawerStage();
    const yesterday = new Date(options.clock.now().getTime() - DAY_MS).toISOString();

    expect(await refused({ do: 'clock.skip_to', at: yesterday })).toEqual({
      status: 409,
      problem: expect.stringContaining('never goes back'),
    });
    expect(await refused({ do: 'clock.skip_to', at: 'soon' })).toEqual({
      status: 400,
      problem: 'Choose a date and a time.',
    });
    expect(await refused({ do: 'clock.skip_to', at: '2099-01-01T00:00:00Z' })).toEqual({
      status: 409,
      problem: expect.stringContaining('ten years'),
    });
    expect((await state()).clock.aheadMs).toBe(0);
  });

  it.each([0, -1, 1.5, 367 * DAY_MS, '1'])('refuses to skip %s ms', async (ms) => {
    const { refused } = await drawerStage();

    expect(await refused({ do: 'clock.skip', ms })).toEqual({
      status: 400,
      problem: expect.stringMatching(/^Milliseconds must be a whole number from 1 to/),
    });
  });
});

describe('the drawer’s server', () => {
  it.each([{}, { do: 'dance' }, 'nothing', null])('knows no verb in %j', async (verb) => {
    const { refused } = await drawerStage();

    expect(await refused(verb)).toEqual({ status: 400, problem: 'The drawer knows no such verb.' });
  });

  it('answers nothing but GET and POST, and no body that is not JSON', async () => {
    const { options } = await drawerStage();

    expect(await answerControl({ method: 'PUT', body: '{}' }, options)).toMatchObject({ status: 405 });
    expect(await answerControl({ method: 'POST', body: '{' }, options)).toMatchObject({ status: 400 });
  });

  it('refuses verbs of the local AWS where a real account is used, and says that there is none', async () => {
    const { refused, options } = await drawerStage();
    const real = { ...options, aws: undefined };
    const verb = { do: 'aws.set_tier', region: 'us-east-1', tier: 'PRODUCTION' };
    const fault = { do: 'aws_fault.add', fault: 'throttle' };
    const post = (body: unknown) => answerControl({ method: 'POST', body: JSON.stringify(body) }, real);

    expect(await post(verb)).toMatchObject({
      status: 409,
      body: { problem: expect.stringContaining('real AWS account') },
    });
    expect(await post(fault)).toMatchObject({ status: 409 });
    expect(await answerControl({ method: 'GET', body: '' }, real)).toMatchObject({
      status: 200,
      body: { aws: null, faults: { aws: null } },
    });
    expect(await refused(verb)).toEqual({ status: 200, said: 'us-east-1 has production access.' });
  });

  it('shows the jobs of the queue', async () => {
    const job = {
      id: '1',
      queue: 'work',
      name: 'sweep',
      state: 'delayed',
      attempts: 0,
      data: { orderId: 7 },
    };
    const { state } = await drawerStage({ jobs: async () => [job] });

    expect((await state()).jobs).toEqual([job]);
  });

  it('begins anew after it has answered', async () => {
    const resets: Date[] = [];
    const { run, state } = await drawerStage({ reset: () => void resets.push(new Date()) });

    expect(await run({ do: 'reset' })).toEqual({ said: 'Dialtone begins anew.' });
    await expect.poll(() => resets).toHaveLength(1);
    expect((await state()).resetRefused).toBeUndefined();
  });

  it('tells of a beginning that failed', async () => {
    const errors: unknown[] = [];
    const cause = new Error('the disk is full');
    const { run } = await drawerStage({
      reset: () => {
        throw cause;
      },
      onError: (error) => void errors.push(error),
    });

    await run({ do: 'reset' });

    await expect.poll(() => errors).toEqual([cause]);
  });

  it('says why it cannot begin anew from here', async () => {
    const why = 'Stop Dialtone and start it with --fresh.';
    const { state, refused } = await drawerStage({ reset: { refused: why } });

    expect((await state()).resetRefused).toBe(why);
    expect(await refused({ do: 'reset' })).toEqual({ status: 409, problem: why });
  });
});
