import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { QUESTIONS } from '#src/domain/questionnaire.ts';
import type { Stage } from '../support/stage.ts';
import {
  CASE_ID,
  enterCaseId,
  fillAccess,
  LABELS,
  openAccess,
  SERVICE,
  sendAccess,
} from './access-support.ts';
import { DESTINATION, fillCall, REGION, stagedNumber } from './call-support.ts';
import { cardOf, ownStage, read, rows } from './support.ts';

let stages: Stage[] = [];
async function openOwn(): Promise<Stage> {
  const stage = await ownStage();
  stages.push(stage);
  return stage;
}
afterEach(() => {
  for (const stage of stages) expect(stage.slack.violations()).toEqual([]);
  stages = [];
});

/** As Dialtone has read it from AWS. */
const tierOf = async (stage: Stage) =>
  (await rows(stage, sql`select tier from accounts where region = ${REGION}`))[0]?.['tier'];

describe('the guide’s steps for production access', () => {
  it('want one voice message first, which is placed from the form (note)', async () => {
    const stage = await openOwn();
    const { requester, aws } = stage;
    aws.voice.setTier(REGION, 'PRODUCTION');
    const projectId = await stage.addProject();
    await expect.poll(() => tierOf(stage)).toBe('production');
    await stagedNumber(stage, projectId);
    const before = await openAccess(requester, 'checkout');
    expect(read(before)).toContain('Voice message sent | none by Dialtone');
    expect(read(before)).toContain('AWS asks for at least one voice message before this');
    await before.fill(SERVICE, 'One-time codes by voice.');
    await before.click('Place a test call');
    const call = await (await requester.modal({ title: 'Place a test call' })).settled();
    await fillCall(call, { to: DESTINATION, message: 'Hello' });
    await call.submit();
    await requester.dm((message) => message.has('AWS has accepted the test call'));
    await requester.topModal()?.close();

    const after = await openAccess(requester, 'checkout');
    expect(read(after)).toContain('Voice message sent | yes,');
    expect(after.buttons()).not.toContain('Place a test call');
  });

  it('ask seven questions, whose answers stand in the review, the packet and its order (steps 5 to 11)', async () => {
    const stage = await openOwn();
    const { requester, lead } = stage;
    await stage.addProject();
    const form = await openAccess(requester, 'checkout');
    await fillAccess(form, '750');
    const answers = QUESTIONS.map((question, nth) => ({
      label: LABELS[question],
      answer: `Answer number ${nth + 1}`,
    }));
    for (const { label, answer } of answers) await form.fill(label, answer);
    await form.submit();
    const review = await requester.modal({ title: 'Review request' });
    for (const { answer } of answers) expect(read(review)).toContain(answer);
    expect(read(review)).not.toContain('not answered');
    await review.submit();

    const card = await cardOf(lead, 1001, 'Waiting for a decision');
    await lead.click(card, 'Approve');
    const packet = read(await lead.redrawn(card, (message) => message.has('Not filed yet')));
    const places = answers.map(({ label, answer }) => packet.indexOf(`${label}\n${answer}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(packet).toContain('Region: us-east-1');
    expect(packet).toContain('Limit: Production Access');
    expect(packet).toContain('USD 750.00');
    expect(packet).toContain('https://shop.example.com');
    expect(packet).toContain('Preferred contact language: English');
  });

  it('end with a case at AWS Support, opened in Support Center and never called filed before (steps 2 to 4, 12)', async () => {
    const stage = await openOwn();
    const { requester, lead } = stage;
    await stage.addProject();
    const form = await openAccess(requester, 'checkout');
    await fillAccess(form);
    await sendAccess(requester, form);
    const card = await cardOf(lead, 1001, 'Waiting for a decision');
    await lead.click(card, 'Approve');
    const packet = await lead.redrawn(card, (message) => message.has('Not filed yet'));
    expect(packet.buttons()).toContain('Open Support Center');
    expect(read(packet)).not.toContain('Filed as');
    expect((await enterCaseId(requester, packet, CASE_ID)).kind).toBe('closed');
    const filed = await lead.redrawn(packet, (message) => message.has(`Filed as case ${CASE_ID}`));
    expect(read(filed)).toContain('AWS answers first within 24 hours');
  });
});
