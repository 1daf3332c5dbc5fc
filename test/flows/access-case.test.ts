import { afterEach, describe, expect, it } from 'vitest';
import type { Stage } from '../support/stage.ts';
import {
  askApprovedAccess,
  CASE_ID,
  enterCaseId,
  fillAccess,
  LABELS,
  LIMIT,
  openAccess,
  SERVICE,
  sendAccess,
} from './access-support.ts';
import { auditOf, cardOf, movableClock, ownStage, read, requestRow, told } from './support.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const ID = 1001;

let stages: Stage[] = [];
async function openOwn(options: Parameters<typeof ownStage>[0] = {}): Promise<Stage> {
  const stage = await ownStage(options);
  await stage.addProject();
  stages.push(stage);
  return stage;
}
afterEach(() => {
  for (const stage of stages) expect(stage.slack.violations()).toEqual([]);
  stages = [];
});

describe('the case for production access', () => {
  it('is asked, approved, filed by hand, asked for more, answered and granted', async () => {
    const stage = await openOwn();
    const { requester, lead } = stage;
    const form = await openAccess(requester);
    await fillAccess(form);
    await form.fill(LABELS.optOut, '電話で 9 を押すと停止します。');
    await form.choose('Contact language', 'Japanese');
    await sendAccess(requester, form);

    await requester.dm((message) => message.has(`R-${ID} is with the leads.`));
    const card = await cardOf(lead, ID, 'Waiting for a decision');
    expect(read(card)).toContain('Production access for us-east-1');
    expect(read(card)).toContain('電話で 9 を押すと停止します。');
    expect(card.buttons()).toEqual(['Approve', 'Deny']);
    await lead.click(card, 'Approve');

    const packet = await lead.redrawn(card, (message) => message.has('Not filed yet'));
    expect(packet.buttons()).toEqual(['I filed it', 'Open Support Center']);
    const words = read(packet);
    expect(words).toContain(`us-east-1 での音声の本番アクセスの申請 (当社参照番号 R-${ID})`);
    expect(words).toContain('クォータ: voice production access');
    expect(words).toContain('USD 500.00');
    expect(words).toContain('電話で 9 を押すと停止します。');
    expect(words).not.toContain('Filed as');
    expect(await requestRow(stage, ID)).toMatchObject({ status: 'approved' });

    expect((await enterCaseId(lead, packet, 'R-1060')).errors).toEqual({
      'Case id': 'Case id must be digits only, or start with case-',
    });
    await (await lead.modal({ title: 'I filed the case' })).fill('Case id', CASE_ID);
    expect((await (await lead.modal({ title: 'I filed the case' })).submit()).kind).toBe('closed');
    const filed = await lead.redrawn(packet, (message) => message.has(`Filed as case ${CASE_ID} by @Lead`));
    expect(filed.buttons()).toEqual(['AWS asked for more', 'Granted', 'Refused']);
    expect(read(filed)).toContain('AWS answers first within 24 hours');

    await lead.click(filed, 'AWS asked for more');
    const ask = await (await lead.modal({ title: 'AWS asked for more' })).settled();
    await ask.fill('What AWS asks', 'オプトアウトの手順を詳しく教えてください。');
    expect((await ask.submit()).kind).toBe('closed');
    const question = await requester.dm((message) => message.has(`R-${ID}: AWS asked for more.`));
    expect(read(question)).toContain('オプトアウトの手順を詳しく教えてください。');
    await requester.click(question, 'Add the answer');
    const answer = await (await requester.modal({ title: 'Add the answer' })).settled();
    expect(answer.has('オプトアウトの手順を詳しく教えてください。')).toBe(true);
    await answer.fill('Answer', '9 を押すと即時に停止します。');
    expect((await answer.submit()).kind).toBe('closed');
    const reply = await lead.reply(filed, (message) => message.has('the answer for AWS is here.'));
    expect(read(reply)).toContain('9 を押すと即時に停止します。');
    expect(read(reply)).toContain('@Lead');

    const answered = await lead.redrawn(filed, (message) => message.buttons().includes('Granted'));
    await lead.click(answered, 'Granted');
    const ended = await lead.redrawn(answered, (message) => message.has('us-east-1 is in production.'));
    expect(ended.buttons()).toEqual([]);
    await requester.dm((message) => message.has(`R-${ID}: production access in us-east-1 is granted.`));
    expect(await requestRow(stage, ID)).toMatchObject({ status: 'granted' });
    expect(await auditOf(stage, ID)).toEqual([
      'request.asked',
      'request.approved',
      'case.opened',
      'case.filed',
      'case.question_asked',
      'case.answered',
      'case.ended',
    ]);
  });

  it('that AWS refused ends with its reason, and a new request starts from the old answers', async () => {
    const stage = await openOwn();
    const { requester, lead } = stage;
    const packet = await askApprovedAccess(stage, ID);
    await enterCaseId(lead, packet, CASE_ID);
    const filed = await lead.redrawn(packet, (message) => message.has('Filed as'));
    await lead.click(filed, 'Refused');
    const form = await (await lead.modal({ title: 'Refused by AWS' })).settled();
    expect((await form.submit({ force: true })).errors).toEqual({ Reason: 'Enter a reason' });
    await form.fill('Reason', 'Your use case does not align with our policies.');
    await form.submit();
    const result = await requester.dm((message) => message.buttons().includes('Start again'));
    expect(read(result)).toContain(`R-${ID}: AWS refused production access in us-east-1.`);
    expect(read(result)).toContain('> Your use case does not align with our policies.');
    await requester.click(result, 'Start again');
    const again = await (await requester.modal({ title: 'Production access' })).settled();
    expect(again.value(LIMIT)).toBe('500');
    expect(again.value(SERVICE)).toBe('ウェブショップです。電話でコードをお知らせします。');
    await again.fill(LIMIT, '50');
    await sendAccess(requester, again);
    await cardOf(lead, ID + 1, 'Waiting for a decision');
  });

  it('can be granted while the question of AWS is open, such as when it was answered in Support Center', async () => {
    const stage = await openOwn();
    const { lead } = stage;
    const packet = await askApprovedAccess(stage, ID);
    await enterCaseId(lead, packet, CASE_ID);
    const filed = await lead.redrawn(packet, (message) => message.has('Filed as'));
    await lead.click(filed, 'AWS asked for more');
    const ask = await (await lead.modal({ title: 'AWS asked for more' })).settled();
    await ask.fill('What AWS asks', 'How can people opt out?');
    await ask.submit();
    const asked = await lead.redrawn(filed, (message) => message.has('How can people opt out?'));
    expect(asked.buttons()).toEqual(['Add the answer', 'Granted', 'Refused']);
    await lead.click(asked, 'Granted');
    await lead.redrawn(asked, (message) => message.has('us-east-1 is in production.'));
    expect(await requestRow(stage, ID)).toMatchObject({ status: 'granted' });
  });

  it('takes words that were copied with control characters in them', async () => {
    const stage = await openOwn();
    const { lead, requester } = stage;
    const packet = await askApprovedAccess(stage, ID);
    await enterCaseId(lead, packet, `\u200b${CASE_ID}`);
    const filed = await lead.redrawn(packet, (message) => message.has(`Filed as case ${CASE_ID}`));
    await lead.click(filed, 'AWS asked for more');
    const ask = await (await lead.modal({ title: 'AWS asked for more' })).settled();
    await ask.typeRaw('What AWS asks', 'First\u0000 line\r\nSecond\ud800');
    expect((await ask.submit()).kind).toBe('closed');
    const question = await requester.dm((message) => message.has('AWS asked for more.'));
    expect(read(question)).toContain('First  line\nSecond\ufffd');
  });

  it('is filed by one; who comes second is told who filed it, and as which case', async () => {
    const stage = await openOwn();
    const { lead, lead2 } = stage;
    const packet = await askApprovedAccess(stage, ID);
    await lead2.click(packet, 'I filed it');
    const late = await (await lead2.modal({ title: 'I filed the case' })).settled();
    await enterCaseId(lead, packet, CASE_ID);
    await late.fill('Case id', '99999999999');
    expect((await late.submit()).kind).toBe('updated');
    expect(read(late)).toContain(`R-${ID} was filed as case ${CASE_ID} by @Lead`);
    expect(read(late)).toContain('99999999999');
    expect(late.submitLabel).toBeUndefined();
    await late.cancel();
    await lead2.click(packet, 'I filed it', { stale: true });
    const refused = await (await lead2.modal({ title: 'I filed the case' })).settled();
    expect(read(refused)).toContain(`R-${ID} was filed as case ${CASE_ID}`);
  });

  it('is granted once; the second click says who was first', async () => {
    const stage = await openOwn();
    const { lead, lead2 } = stage;
    const packet = await askApprovedAccess(stage, ID);
    await enterCaseId(lead, packet, CASE_ID);
    const filed = await lead.redrawn(packet, (message) => message.has('Filed as'));
    await Promise.all([lead.click(filed, 'Granted'), lead2.click(filed, 'Granted')]);
    await lead.redrawn(filed, (message) => message.has('us-east-1 is in production.'));
    await lead2.click(filed, 'Granted', { stale: true });
    await told(lead2, `AWS has granted R-${ID}.`);
    expect((await auditOf(stage, ID)).filter((action) => action === 'case.ended')).toHaveLength(1);
  });

  it('is not followed by whoever has nothing to do with it', async () => {
    const stage = await openOwn();
    const stranger = stage.slack.person('U0OWNER');
    const packet = await askApprovedAccess(stage, ID);
    await stranger.click(packet, 'I filed it');
    const refused = await (await stranger.modal({ title: 'I filed the case' })).settled();
    expect(read(refused)).toContain(`Only the requester and the leads can follow the case of R-${ID}.`);
    expect(await requestRow(stage, ID)).toMatchObject({ status: 'approved' });
  });

  it('is reminded of in the thread when a day has passed without an answer', async () => {
    const clock = movableClock();
    const stage = await openOwn({ clock, sweepEveryMs: 100 });
    const { lead } = stage;
    const packet = await askApprovedAccess(stage, ID);
    await enterCaseId(lead, packet, CASE_ID);
    await lead.redrawn(packet, (message) => message.has('Filed as'));
    clock.advance(DAY_MS);
    const reminder = await lead.reply(packet, (message) => message.has('has had no answer for 24 hours'));
    expect(read(reminder)).toContain(`@Lead Case ${CASE_ID} has had no answer for 24 hours.`);
  });
});
