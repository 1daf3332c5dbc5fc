import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import { keptLog, told } from './support.ts';

describe('what comes in over HTTP', () => {
  let stage: Stage;
  const log = keptLog();
  beforeAll(async () => {
    stage = await openStage({ logger: log.logger });
    await stage.addProject();
  });
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  it.each([
    ['a wrong signature', { signature: 'wrong' }],
    ['no signature', { signature: 'missing' }],
    ['a signature of ten minutes ago', { ageSeconds: 600 }],
  ] as const)('is refused with %s', async (_what, options) => {
    const { send } = stage.slack;
    expect((await send.command({ text: 'help' }, options)).status).toBe(401);
    expect((await send.action({}, options)).status).toBe(401);
    expect((await send.event({ type: 'app_home_opened', user: 'U0REQUESTER' }, options)).status).toBe(401);
    expect(stage.requester.ephemerals()).toEqual([]);
  });

  it.each([
    ['nothing', '', 'application/json'],
    ['no JSON', '{"type":', 'application/json'],
    ['no form', 'payload=%7B%22type', 'application/x-www-form-urlencoded'],
    ['bytes', '\u0000\u0001\uffff', 'application/octet-stream'],
  ])('is refused when it is %s and unsigned', async (_what, body, contentType) => {
    const { status } = await stage.slack.send.raw({ body, headers: { 'content-type': contentType } });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('is not found on another path', async () => {
    expect((await stage.slack.send.raw({ body: '{}', path: '/slack/other' })).status).toBe(404);
  });

  it('answers Slack when it verifies the URL', async () => {
    const { status, answer } = await stage.slack.send.urlVerification();
    expect(status).toBe(200);
    expect(answer).toContain('challenge');
  });

  it.each([
    {
      type: 'message_action',
      callback_id: 'unknown',
      trigger_id: '1.2.3',
      response_url: 'http://127.0.0.1:1/',
    },
    { type: 'block_suggestion', action_id: 'unknown', block_id: 'b', value: 'x', view: { id: 'V1' } },
    { type: 'block_suggestion', action_id: 'constructor', block_id: 'b', value: 'x', view: { id: 'V1' } },
  ])('is acknowledged when nothing is done with it (case %#)', async (payload) => {
    const team = { id: 'T0LOCAL', domain: 'local' };
    const user = { id: 'U0REQUESTER', name: 'requester', team_id: 'T0LOCAL' };
    const { status } = await stage.slack.send.interaction({ ...payload, team, user });
    expect(status).toBe(200);
  });

  it('tells who chooses a shortcut that is not there', async () => {
    await stage.requester.shortcut('unknown');
    const modal = await stage.requester.modal({ title: 'Dialtone' });
    expect(modal.lines().join('\n')).toContain('Sorry, something broke in Dialtone.');
    await modal.close();
  });

  it('is acknowledged when it is an event that Dialtone did not ask for', async () => {
    expect(
      (await stage.slack.send.event({ type: 'channel_rename', channel: { id: 'C0VOICE' } })).status,
    ).toBe(200);
  });

  it('tells who sends a form of an older version that it could not be taken', async () => {
    const view = {
      id: 'V0OLD',
      type: 'modal',
      callback_id: 'request.form.v0',
      title: { type: 'plain_text', text: 'An older form' },
      submit: { type: 'plain_text', text: 'Next' },
      close: null,
      blocks: [],
      private_metadata: '',
      state: { values: {} },
      hash: '1.x',
      root_view_id: 'V0OLD',
    };
    const { status, answer } = await stage.slack.send.interaction({
      type: 'view_submission',
      team: { id: 'T0LOCAL', domain: 'local' },
      user: { id: 'U0REQUESTER', name: 'requester', team_id: 'T0LOCAL' },
      view,
    });
    expect(status).toBe(200);
    const { response_action, view: told } = JSON.parse(answer);
    expect(response_action).toBe('update');
    expect(JSON.stringify(told)).toContain('Sorry, something broke in Dialtone.');
  });

  it('still answers everybody afterwards', async () => {
    await stage.requester.command('/voice', 'help');
    await told(stage.requester, 'Dialtone leases phone numbers that can call.');
    const written = JSON.stringify(log.lines);
    expect(written).not.toContain(stage.slack.signingSecret);
    expect(written).not.toContain(stage.slack.botToken);
    expect(written).not.toContain('/response/');
  });
});
