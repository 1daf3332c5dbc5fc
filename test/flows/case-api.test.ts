import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { Stage } from '../support/stage.ts';
import {
  askApprovedAccess,
  enterCaseId,
  fillAccess,
  LABELS,
  openAccess,
  sendAccess,
} from './access-support.ts';
import { auditOf, cardOf, movableClock, ownStage, read, requestRow, rows } from './support.ts';

const HOUR_MS = 60 * 60 * 1000;
const ID = 1001;
const LONG = 'あいうえお'.repeat(600);

let stages: Stage[] = [];
async function openOwn(): Promise<Stage & { readonly clock: ReturnType<typeof movableClock> }> {
  const clock = movableClock();
  const stage = await ownStage({
    clock,
    sweepEveryMs: 100,
    config: { supportCases: 'api' },
  });
  await stage.addProject();
  stage.aws.support.setPlan(true);
  stage.aws.support.listVoiceLimits(true);
  stages.push(stage);
  return { ...stage, clock };
}
afterEach(() => {
  for (const stage of stages) expect(stage.slack.violations()).toEqual([]);
  stages = [];
});

/** The worker has looked at the case, and comes back in an hour. */
async function lookedAt(stage: Stage, since: Date): Promise<void> {
  const due = async () => {
    const [row] = await rows(stage, sql`select due_at from cases`);
    return new Date(String(row?.['due_at'])).getTime();
  };
  await expect.poll(due).toBeGreaterThan(since.getTime() + HOUR_MS / 2);
}

const casesOf = (stage: Stage) => stage.aws.state().support.cases;

describe('a case that Dialtone files', () => {
  it('goes to AWS through the API, and its question and answer as well; people say how it ended', async () => {
    const stage = await openOwn();
    const { requester, lead, aws, clock } = stage;
    const filed = await askApprovedAccess(stage, ID, 'Filed as case');
    const [made] = casesOf(stage);
    expect(made).toMatchObject({
      serviceCode: 'service-limit-increase',
      categoryCode: 'pinpoint-voice',
      subject: `Production access for voice in us-east-1 (our reference R-${ID})`,
    });
    expect(read(filed)).toContain(`Filed as case ${made?.displayId} by Dialtone`);
    expect(casesOf(stage)).toHaveLength(1);

    await lookedAt(stage, clock.now());
    aws.support.answerCase(made?.displayId ?? '', 'How can people opt out?');
    clock.advance(HOUR_MS);
    const question = await requester.dm((message) => message.has('AWS asked for more.'));
    expect(read(question)).toContain('How can people opt out?');
    await requester.click(question, 'Add the answer');
    const answer = await (await requester.modal({ title: 'Add the answer' })).settled();
    await answer.fill('Answer', '9 を押すと停止します。');
    await answer.submit();
    await expect
      .poll(() =>
        casesOf(stage)[0]
          ?.communications.map(({ body }) => body)
          .at(-1),
      )
      .toBe('9 を押すと停止します。');

    await lookedAt(stage, clock.now());
    aws.support.resolveCase(made?.displayId ?? '');
    clock.advance(HOUR_MS);
    const card = await cardOf(lead, ID);
    await lead.reply(card, (message) => read(message).includes('Granted'));
    expect(await requestRow(stage, ID)).toMatchObject({ status: 'filed' });
    await lead.click(card, 'Granted');
    await lead.redrawn(card, (message) => message.has('us-east-1 is in production.'));
  });

  it('has all of a text that is longer than AWS takes at once', async () => {
    const stage = await openOwn();
    const form = await openAccess(stage.requester);
    await fillAccess(form);
    for (const label of Object.values(LABELS)) await form.fill(label, LONG);
    await sendAccess(stage.requester, form);
    await stage.lead.click(await cardOf(stage.lead, ID, 'Waiting for a decision'), 'Approve');
    await expect.poll(() => casesOf(stage)[0]?.communications.length).toBe(4);
    const sent = casesOf(stage)[0]?.communications.map(({ body }) => body) ?? [];
    expect(sent.every((body) => body.length <= 8000)).toBe(true);
    expect(sent.join('\n').split(LONG)).toHaveLength(8);
  });

  it.each([
    ['has no support plan', (stage: Stage) => stage.aws.support.setPlan(false), 'no support plan'],
    [
      'is not told of the category',
      (stage: Stage) => stage.aws.support.listVoiceLimits(false),
      'does not tell this account where cases about voice limits belong',
    ],
  ])('is filed by hand when the account %s, and the card says why', async (_, arrange, why) => {
    const stage = await openOwn();
    arrange(stage);
    const packet = await askApprovedAccess(stage, ID);
    expect(packet.buttons()).toEqual(['I filed it', 'Open Support Center']);
    expect(read(packet)).toContain('Dialtone could not file it by itself.');
    expect(read(packet)).toContain(why);
    expect(casesOf(stage)).toEqual([]);
    await enterCaseId(stage.lead, packet, '12345678901');
    await stage.lead.redrawn(packet, (message) => message.has('Filed as case 12345678901'));
    expect(await auditOf(stage, ID)).toContain('case.fell_back');
  });
});
