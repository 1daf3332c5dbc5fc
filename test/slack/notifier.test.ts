import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CardId, NoticeId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import type { LocalSlack } from '#src/local/slack/driver.ts';
import { startLocalSlack } from '#src/local/slack/start.ts';
import type { MessageRef, NoticeSubject, Notifier, RequestNoticeKind } from '#src/ports.ts';
import { createWorkerClient } from '#src/slack/clients.ts';
import { createNotifier } from '#src/slack/notifier.ts';
import { ADMIN, aRequestView, DECIDED_AT, LEAD, REQUESTER } from '../support/request-view.ts';
import { aCall, anAccessRequest, anAccount, aRelinquishRequest } from '../support/requests-of-every-kind.ts';

let slack: LocalSlack;
let notifier: Notifier;
let warnings: string[];

beforeEach(async () => {
  slack = await startLocalSlack();
  warnings = [];
  notifier = createNotifier({
    client: createWorkerClient({ token: slack.botToken, slackApiUrl: slack.url }),
    settings: { localVoice: true, admins: [ADMIN], graceMs: 7 * 24 * 60 * 60 * 1000 },
    clock: { now: () => DECIDED_AT },
    log: { warn: (_, message) => warnings.push(message) },
  });
});
afterEach(() => slack.close());

interface Target {
  readonly to?: string;
  readonly thread?: MessageRef;
}

async function send(subject: NoticeSubject, { to = 'C0VOICE', thread }: Target = {}) {
  const ref = await notifier.deliver({ ...subject, noticeId: 1 as NoticeId, to, thread });
  if (ref === undefined) throw new Error('a file is no message');
  return ref;
}

const deliver = (
  kind: RequestNoticeKind,
  { request = aRequestView(), ...target }: Target & { request?: RequestView } = {},
) => send({ kind, request }, target);

const shown = (ref: { channelId: string; ts: string }): string => {
  const message = slack.workspace.messages.find(ref.channelId, ref.ts);
  return message === undefined ? '' : slack.render(message.blocks).join('\n');
};
const redraw = (kind: 'card' | 'receipt', at: { channelId: string; ts: string }, request: RequestView) =>
  notifier.redraw({ cardId: 1 as CardId, kind, at: { channelId: at.channelId, ts: at.ts }, request });

describe('delivering', () => {
  test('posts the card to the channel, with a link to it and no previews of links', async () => {
    const ref = await deliver('card');

    expect(ref).toMatchObject({ channelId: 'C0VOICE', permalink: expect.stringContaining('C0VOICE') });
    expect(shown(ref)).toContain('Waiting for a decision by @Lead or @Lead two');
    const [call] = slack.calls('chat.postMessage');
    expect(call?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    expect(String(call?.args.text)).toContain('R-1042: <@U0REQUESTER> asks to lease 4 phone numbers');
  });

  test('sends a person a direct message', async () => {
    const ref = await deliver('receipt', { to: REQUESTER });
    expect([ref.channelId, ref.permalink]).toEqual(['D0REQUESTER', undefined]);
    expect(shown(ref)).toContain('R-1042 is with the leads.');
  });

  test('tells a lead why the card comes as a direct message', async () => {
    const ref = await deliver('card_to_lead', { to: LEAD });
    expect(ref.channelId).toBe('D0LEAD');
    expect(shown(ref)).toContain('because Dialtone cannot post in #voice-approvals');
  });

  test.each<[RequestNoticeKind, string]>([
    ['result_in_thread', 'R-1042: 3 of 4 numbers leased, 1 failed.'],
    ['reminder_in_thread', 'Partly leased: 3 of 4.'],
  ])('puts %s into the thread of the card', async (kind, words) => {
    const card = await deliver('card');
    const request = aRequestView({ status: 'partly_leased' });
    const ref = await deliver(kind, { thread: card, request });
    expect(slack.workspace.messages.find(ref.channelId, ref.ts)?.threadTs).toBe(card.ts);
    expect(shown(ref)).toContain(words);
  });

  test('sends the result to the requester', async () => {
    const ref = await deliver('result_to_requester', {
      to: REQUESTER,
      request: aRequestView({ status: 'denied' }),
    });
    expect(shown(ref)).toContain('R-1042 was denied by @Lead.');
  });

  test.each<[RequestNoticeKind, RequestView, string]>([
    ['grace_reminder_in_thread', aRelinquishRequest({ status: 'approved' }), '[Keep it]'],
    ['case_reminder_in_thread', anAccessRequest({ status: 'filed' }), 'has had no answer for 24 hours'],
    ['case_answer_in_thread', anAccessRequest({ status: 'filed' }), 'Filed as case 12345678901'],
    ['case_text_in_thread', anAccessRequest({ status: 'filed' }), 'does not know whether AWS has all'],
  ])('delivers %s', async (kind, request, words) => {
    const card = await deliver('card', { request });
    expect(shown(await deliver(kind, { request, thread: card }))).toContain(words);
  });

  test('asks the requester what AWS asked', async () => {
    const request = anAccessRequest({ status: 'more_asked' });
    const ref = await deliver('case_question', { request, to: REQUESTER });
    expect(ref.channelId).toBe('D0REQUESTER');
    expect(shown(ref)).toContain('Which opt-in do you use?');
  });

  test.each<[NoticeSubject, string]>([
    [{ kind: 'call_result', call: aCall() }, 'AWS has accepted the test call'],
    [{ kind: 'tier_changed', account: anAccount(), from: 'production' }, 'is in the sandbox now.'],
    [
      { kind: 'case_resolved_in_thread', request: anAccessRequest({ status: 'filed' }), tier: 'production' },
      'AWS has closed case 12345678901.',
    ],
  ])('delivers what belongs to no request: %#', async (subject, words) => {
    expect(shown(await send(subject, { to: LEAD }))).toContain(words);
    expect(slack.violations()).toEqual([]);
  });

  test('tells what is left of a time by its clock', async () => {
    const ref = await deliver('card', { request: aRelinquishRequest({ status: 'approved' }) });
    expect(shown(ref)).toContain('7 days left');
  });

  test('is delivered without a link when Slack gives none', async () => {
    slack.faults.add({ method: 'chat.getPermalink', error: 'internal_error' });
    const ref = await deliver('card');
    expect(ref.permalink).toBeUndefined();
    expect(shown(ref)).toContain('Waiting for a decision');
    expect(warnings).toEqual(['slack gave no permalink']);
  });

  test('sends the rows as sections, once, when Slack refuses the table', async () => {
    slack.faults.add({ method: 'chat.postMessage', error: 'invalid_blocks' });
    const ref = await deliver('card');
    expect(slack.calls('chat.postMessage')).toHaveLength(2);
    expect(shown(ref)).toContain('Country · Use case · Type · Quantity · USD per month');
    expect(shown(ref)).toContain('Canada · Promotional · Long code · 1 · 1.00');
    expect(warnings).toEqual(['slack refused a table, its rows are sent as sections']);
  });

  test('gives up when Slack refuses the sections as well', async () => {
    slack.faults.add({ method: 'chat.postMessage', error: 'invalid_blocks', times: 5 });
    await expect(deliver('card')).rejects.toMatchObject({ code: 'slack_refused' });
    expect(slack.calls('chat.postMessage')).toHaveLength(2);
  });

  test('does not send a message without a table twice', async () => {
    slack.faults.add({ method: 'chat.postMessage', error: 'invalid_blocks', times: 5 });
    await expect(deliver('receipt', { to: REQUESTER })).rejects.toMatchObject({ code: 'slack_refused' });
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test.each([
    ['C0RANDOM', 'slack_not_in_channel'],
    ['C0PRIVATE', 'slack_channel_not_found'],
    ['C0OLD', 'slack_channel_not_found'],
    ['U0NOBODY', 'slack_refused'],
  ])('says why %s cannot be written to', async (to, code) => {
    await expect(deliver('card', { to })).rejects.toMatchObject({ code });
  });

  test('passes a rate limit on with its time, and sends nothing', async () => {
    slack.faults.add({ method: 'chat.postMessage', status: 429, retryAfter: 3 });
    await expect(deliver('card')).rejects.toMatchObject({
      code: 'slack_rate_limited',
      details: { retryAfterMs: 3000 },
    });
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });
});

describe('redrawing', () => {
  test('draws a card anew in place', async () => {
    const ref = await deliver('card');
    await redraw('card', ref, aRequestView({ status: 'leased' }));
    expect(shown(ref)).toContain('All 4 numbers leased.');
    expect(shown(ref)).not.toContain('[Approve]');
    expect(slack.workspace.messages.find(ref.channelId, ref.ts)?.text).toBe(
      'R-1042: all 4 numbers leased for Checkout alerts.',
    );
    expect(slack.violations()).toEqual([]);
  });

  test('keeps the reason on a card that came as a direct message', async () => {
    const ref = await deliver('card_to_lead', { to: LEAD });
    await redraw('card', ref, aRequestView({ status: 'withdrawn' }));
    expect(shown(ref)).toContain('Withdrawn by @Requester');
    expect(shown(ref)).toContain('because Dialtone cannot post in #voice-approvals');
  });

  test('draws a receipt anew in place', async () => {
    const ref = await deliver('receipt', { to: REQUESTER });
    await redraw('receipt', ref, aRequestView({ status: 'withdrawn' }));
    expect(shown(ref)).toContain('Withdrawn by @Requester');
    expect(shown(ref)).not.toContain('[Withdraw]');
  });

  test('sends the rows as sections where Slack refuses the table of a redrawn card', async () => {
    const ref = await deliver('card');
    slack.faults.add({ method: 'chat.update', error: 'invalid_blocks' });
    await redraw('card', ref, aRequestView({ status: 'leased' }));
    expect(shown(ref)).toContain('Number · Country · Use case · USD per month · Status');
  });

  test('says that a message is gone', async () => {
    await expect(
      redraw('card', { channelId: 'C0VOICE', ts: '1.000001' }, aRequestView()),
    ).rejects.toMatchObject({
      code: 'slack_message_gone',
    });
  });
});
