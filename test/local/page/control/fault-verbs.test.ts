import { describe, expect, it } from 'vitest';
import { waitFor } from '../../../support/wait-for.ts';
import { clientOf as awsClientOf, requestNumber } from '../../aws/fixtures.ts';
import { clientOf, refusal } from '../../slack/support/stage.ts';
import { drawerStage } from './fixtures.ts';

const post = { channel: 'C0GENERAL', text: 'Hello' };

describe('the drawer’s faults of AWS', () => {
  it('strike until they are switched off, each by itself', async () => {
    const { options, run, state } = await drawerStage();
    const client = awsClientOf(options.aws);
    await run({ do: 'aws_fault.add', fault: 'out-of-stock', country: 'GB' });
    await run({ do: 'aws_fault.add', fault: 'out-of-stock', country: 'US' });
    const on = (await state()).faults.aws?.on ?? [];

    await run({ do: 'aws_fault.remove', id: on[1]?.id ?? 0 });

    expect(on.map(({ name, scope, left }) => [name, scope, left])).toEqual([
      ['out-of-stock', 'GB', null],
      ['out-of-stock', 'US', null],
    ]);
    await expect(requestNumber(client)).resolves.toMatchObject({ IsoCountryCode: 'US' });
    await expect(requestNumber(client, { IsoCountryCode: 'GB' })).rejects.toThrow();
  });

  it('strike as often as they were asked to', async () => {
    const { options, run, state } = await drawerStage();
    await run({ do: 'aws_fault.add', fault: 'throttle', operation: 'RequestPhoneNumber', times: 1 });
    const before = (await state()).faults.aws?.on;

    await expect(requestNumber(awsClientOf(options.aws))).rejects.toMatchObject({
      name: 'ThrottlingException',
    });

    expect(before).toEqual([expect.objectContaining({ scope: 'RequestPhoneNumber', left: 1 })]);
    expect((await state()).faults.aws?.on).toEqual([]);
  });

  it('let a held answer go when they are switched off', async () => {
    const { options, run, state } = await drawerStage();
    await run({ do: 'aws_fault.add', fault: 'slow', ms: 600_000 });
    const answer = requestNumber(awsClientOf(options.aws));
    await waitFor(async () => (await state()).log.some(({ ms }) => ms === null), {
      describe: 'the log to have the request',
    });

    await run({ do: 'aws_fault.remove', id: (await state()).faults.aws?.on[0]?.id ?? 0 });

    await expect(answer).resolves.toMatchObject({ IsoCountryCode: 'US' });
    expect((await state()).log[0]).toMatchObject({ what: 'RequestPhoneNumber', ms: expect.any(Number) });
  });

  it('leave stuck numbers stuck while another fault is switched off', async () => {
    const { options, run, state } = await drawerStage();
    await run({ do: 'aws_fault.add', fault: 'stuck-pending' });
    await run({ do: 'aws_fault.add', fault: 'throttle', operation: 'DescribePools' });
    await requestNumber(awsClientOf(options.aws));
    options.clock.advance(60_000);
    const [stuck, throttle] = (await state()).faults.aws?.on ?? [];
    const statusNow = async () => (await state()).aws?.regions[0]?.numbers[0]?.status;

    await run({ do: 'aws_fault.remove', id: throttle?.id ?? 0 });
    expect(await statusNow()).toBe('PENDING');
    await run({ do: 'aws_fault.remove', id: stuck?.id ?? 0 });
    expect(await statusNow()).toBe('ACTIVE');
  });

  it.each([
    [{ fault: 'earthquake' }, 'Invalid option'],
    [{ fault: 'throttle', operation: 'Dance' }, 'no such operation'],
    [{ fault: 'throttle', times: 0 }, 'How often must be a whole number'],
    [{ fault: 'slow', ms: 600_001 }, 'Milliseconds must be a whole number'],
    [{ fault: 'out-of-stock', country: 'gb' }, 'such as GB'],
  ])('refuse %j', async (fault, words) => {
    const { refused } = await drawerStage();

    expect(await refused({ do: 'aws_fault.add', ...fault })).toEqual({
      status: 400,
      problem: expect.stringContaining(words),
    });
  });
});

describe('the drawer’s faults of Slack', () => {
  it('strike one method until they are switched off', async () => {
    const { options, run, state, refused } = await drawerStage();
    const client = clientOf(options.slack);
    await run({ do: 'slack_fault.add', method: 'chat.postMessage', error: 'is_archived' });
    const [fault] = (await state()).faults.slack.on;
    const id = fault?.id ?? 0;

    expect(fault).toMatchObject({ name: 'is_archived', scope: 'chat.postMessage', left: null });
    expect(await refusal(client.chat.postMessage(post))).toBe('is_archived');
    expect(await refusal(client.chat.postMessage(post))).toBe('is_archived');
    expect(await client.auth.test()).toMatchObject({ ok: true });
    await run({ do: 'slack_fault.remove', id });
    expect(await refusal(client.chat.postMessage({ ...post, channel: 'C0NONE' }))).toBe('channel_not_found');
    expect(await refused({ do: 'slack_fault.remove', id })).toEqual({
      status: 404,
      problem: 'This fault is no longer on.',
    });
  });

  it('answer 429 with Retry-After as often as asked, and are counted down', async () => {
    const { options, run, state } = await drawerStage();
    await run({ do: 'slack_fault.add', method: '*', status: 429, retryAfter: 7, times: 2 });

    const response = await fetch(`${options.slack.url}auth.test`, { method: 'POST' });

    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await state()).faults.slack.on).toMatchObject([
      { name: '429, Retry-After 7', scope: 'every method', left: 1 },
    ]);
    await fetch(`${options.slack.url}auth.test`, { method: 'POST' });
    expect((await state()).faults.slack.on).toEqual([]);
  });

  it('may lose the answer of a call that took effect', async () => {
    const { options, run } = await drawerStage();
    const [channel] = options.slack.channels.filter(({ members }) => members.has(options.slack.botUserId));
    await run({
      do: 'slack_fault.add',
      method: 'chat.postMessage',
      status: 503,
      performed: true,
      times: 1,
    });

    await expect(
      clientOf(options.slack).chat.postMessage({ channel: channel?.id ?? '', text: 'Hello' }),
    ).rejects.toThrow();

    expect(options.slack.workspace.messages.all().map(({ text }) => text)).toContain('Hello');
  });

  it.each([
    [{ method: 'chat.postMessage' }, 'Say what goes wrong'],
    [{ method: 'chat.dance', status: 500 }, 'no such method'],
    [{ method: '*', status: 429, retryAfter: 0 }, 'Retry-After must be a whole number'],
    [{ method: '*', error: 'Not Found' }, 'such as channel_not_found'],
    [{ method: '*', status: 500, times: 0 }, 'How often must be a whole number'],
  ])('refuse %j', async (fault, words) => {
    const { refused } = await drawerStage();

    expect(await refused({ do: 'slack_fault.add', ...fault })).toEqual({
      status: 400,
      problem: expect.stringContaining(words),
    });
  });

  it('are all off at once, with those of AWS', async () => {
    const { run, state } = await drawerStage();
    await run({ do: 'slack_fault.add', method: '*', status: 500 });
    await run({ do: 'aws_fault.add', fault: 'throttle' });

    await run({ do: 'faults.clear' });

    const { faults } = await state();
    expect([faults.slack.on, faults.aws?.on]).toEqual([[], []]);
  });
});
