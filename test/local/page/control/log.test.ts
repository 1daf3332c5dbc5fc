import { describe, expect, it } from 'vitest';
import { clientOf as awsClientOf, requestNumber } from '../../aws/fixtures.ts';
import { modal, section, textInput } from '../../slack/support/blocks.ts';
import { clientOf, refusal } from '../../slack/support/stage.ts';
import { drawerStage, type Stage } from './fixtures.ts';

async function rowOf({ state }: Stage, what: string) {
  const row = (await state()).log.find((each) => each.what === what);
  if (row === undefined) throw new Error(`the log has no ${what}`);
  return row;
}

async function detailOf(stage: Stage, what: string) {
  const { detail } = await stage.run({ do: 'log.show', id: (await rowOf(stage, what)).id });
  return detail;
}

describe('the drawer’s log', () => {
  it('merges what was sent, called and asked, newest first, with timings', async () => {
    const stage = await drawerStage();
    const { slack, aws } = stage.options;
    await slack.person('U0LEAD').command('/voice', 'help');
    await clientOf(slack).auth.test();
    await requestNumber(awsClientOf(aws), { ClientToken: 'order-1' });

    const { log } = await stage.state();

    expect(log.map(({ kind, what, about }) => [kind, what, about]).toReversed()).toEqual([
      ['delivery', 'command', '/voice help'],
      ['call', 'auth.test', ''],
      ['aws', 'RequestPhoneNumber', 'us-east-1, token order-1'],
    ]);
    for (const row of log) {
      expect(row).toMatchObject({ failed: false, status: 200, ms: expect.any(Number), refusals: [] });
    }
    expect(new Set(log.map(({ id }) => id)).size).toBe(3);
  });

  it('keeps the id of a line', async () => {
    const stage = await drawerStage();
    await clientOf(stage.options.slack).auth.test();

    expect((await rowOf(stage, 'auth.test')).id).toBe((await rowOf(stage, 'auth.test')).id);
  });

  it('says what Slack refused, and where', async () => {
    const stage = await drawerStage();
    const { slack } = stage.options;
    const { delivery } = await slack.person('U0LEAD').command('/voice');
    const view = modal('Form', [section('ok'), section('x'.repeat(3001))]);
    await refusal(clientOf(slack).views.open({ trigger_id: String(delivery.payload.trigger_id), view }));

    expect(await rowOf(stage, 'views.open')).toMatchObject({
      outcome: 'invalid_arguments',
      failed: true,
      refusals: [{ pointer: '/view/blocks/1/text/text', message: expect.stringContaining('3001') }],
    });
    expect(await detailOf(stage, 'views.open')).toMatchObject({
      sent: { view: { blocks: [{}, { text: { text: 'x'.repeat(3001) } }] } },
      answered: { ok: false },
      refusals: [{ pointer: '/view/blocks/1/text/text' }],
    });
    expect((await stage.state()).log.filter(({ kind }) => kind === 'refusal')).toEqual([]);
  });

  it('has a line of its own for an answer to a submission that Slack does not take', async () => {
    const stage = await drawerStage();
    const { slack } = stage.options;
    const lead = slack.person('U0LEAD');
    const { delivery } = await lead.command('/voice');
    const view = modal('Form', [textInput('why', 'Why', true)]);
    await clientOf(slack).views.open({ trigger_id: String(delivery.payload.trigger_id), view });
    const wrong = modal('Next', [section('x'.repeat(3001))]);
    stage.app.answer(() => ({ response_action: 'update', view: { ...wrong } }));

    await (await lead.modal()).submit();

    const row = (await stage.state()).log.find(({ kind }) => kind === 'refusal');
    expect(row).toMatchObject({
      outcome: 'bad_answer',
      refusals: [{ pointer: '/view/blocks/0/text/text', message: expect.stringContaining('3001') }],
    });
  });

  it('tells a failed acknowledgement, an error of AWS and a cut connection', async () => {
    const stage = await drawerStage();
    const { slack, aws } = stage.options;
    stage.app.answer(() => 500);
    await slack.person('U0LEAD').command('/voice');
    const client = awsClientOf(aws);
    await requestNumber(client, { IsoCountryCode: 'DE' }).catch(() => undefined);
    await stage.run({ do: 'aws_fault.add', fault: 'lost-answer', times: 1 });
    await requestNumber(client).catch(() => undefined);

    const { log } = await stage.state();

    expect(log.map(({ outcome, status, failed }) => [outcome, status, failed]).toReversed()).toEqual([
      ['http_error', 500, true],
      ['ValidationException', 400, true],
      ['connection cut', null, true],
    ]);
  });

  it('never shows tokens, the signing secret, whole trigger ids or response URLs', async () => {
    const stage = await drawerStage({
      jobs: async () => [
        { id: '1', queue: 'q', name: 'n', state: 'waiting', attempts: 0, data: { token: 'xoxb-job' } },
      ],
    });
    const { slack } = stage.options;
    const { delivery } = await slack.person('U0LEAD').command('/voice');
    const triggerId = String(delivery.payload.trigger_id);
    const responseUrl = String(delivery.payload.response_url);
    const client = clientOf(slack);
    await client.views.open({ trigger_id: triggerId, view: modal('Form', [section('ok')]) });
    const text = `${slack.botToken} ${slack.signingSecret}`;
    await refusal(client.chat.postMessage({ channel: 'C0NONE', text }));

    const details = [
      await detailOf(stage, 'command'),
      await detailOf(stage, 'views.open'),
      await detailOf(stage, 'chat.postMessage'),
    ];
    const shown = JSON.stringify([await stage.state(), details]);

    for (const secret of [
      slack.botToken,
      slack.signingSecret,
      triggerId,
      responseUrl,
      'local-verification-token',
      'xoxb-job',
    ]) {
      expect(shown).not.toContain(secret);
    }
    expect(details[0]?.sent).toMatchObject({
      token: '(hidden)',
      trigger_id: `${triggerId.slice(0, 6)}…`,
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\/.{6}…$/),
    });
  });

  it('refuses to show a line that it no longer has', async () => {
    const { refused } = await drawerStage();

    expect(await refused({ do: 'log.show', id: 'gone' })).toEqual({
      status: 404,
      problem: 'The log no longer has this line.',
    });
  });
});
