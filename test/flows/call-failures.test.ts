import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { Fault } from '#src/local/aws/faults.ts';
import type { Message } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  callRows,
  callsEnded,
  callsMade,
  fillCall,
  openCallForm,
  stagedNumber,
  stagedTier,
  type TypedCall,
} from './call-support.ts';
import { movableClock, ownStage, read, rows, sweep } from './support.ts';

const OPERATION = 'SendVoiceMessage';

describe('a test call that AWS does not place', () => {
  let stage: Stage;
  let placed = 0;
  beforeAll(async () => {
    stage = await openStage();
    const projectId = await stage.addProject();
    await stagedTier(stage, 'production');
    await stagedNumber(stage, projectId);
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    stage.aws.faults.clear();
    expect(stage.slack.violations()).toEqual([]);
  });

  /** Another destination each time, so that AWS's daily limit does not bite. */
  const place = async (typed: TypedCall, says: string): Promise<Message> => {
    placed += 1;
    const message = `Call number ${placed}`;
    const form = await openCallForm(stage.requester);
    await fillCall(form, { to: `+44207946${1000 + placed}`, message, ...typed });
    expect(await form.submit()).toMatchObject({ kind: 'updated' });
    await (await stage.requester.modal()).close();
    return stage.requester.dm((dm) => dm.has(says) && dm.has(typed.message ?? message));
  };
  const NOT = 'The test call was not placed';

  it.each<[string, Fault, string]>([
    [
      'the spend limit is reached',
      { fault: 'spend-limit' },
      'The spend limit for voice messages in us-east-1 is reached for this month. Nobody was called. Ask for a higher limit, or try again next month.',
    ],
    [
      'the number cannot reach the country',
      { fault: 'identity-not-for-country' },
      'This number cannot reach the country of the destination. Nobody was called.',
    ],
    [
      'Dialtone may not',
      { fault: 'access-denied', operation: OPERATION },
      'AWS denied access. Nobody was called. @Admin must allow sms-voice:SendVoiceMessage.',
    ],
    [
      'of a reason that nobody knows yet',
      { fault: 'unknown-reason', operation: OPERATION },
      'AWS refused it for a reason that Dialtone does not know. Nobody was called.',
    ],
  ])('because %s is told with what to do', async (_why, fault, words) => {
    const before = callsMade(stage).length;
    stage.aws.faults.add(fault);
    const dm = await place({}, NOT);
    expect(read(dm)).toContain(words);
    expect(callsMade(stage)).toHaveLength(before);
    expect((await callRows(stage)).at(-1)).toMatchObject({ status: 'failed', message_id: null });
  });

  it('because it costs more than the highest price is told', async () => {
    const dm = await place({ cap: '0.01' }, NOT);
    expect(read(dm)).toContain(
      'The call would cost more per minute than the highest price that was set. Nobody was called. Raise that price, or call another destination.',
    );
  });

  it('because the number is gone at AWS is told', async () => {
    const other = await ownStage();
    const projectId = await other.addProject();
    await stagedTier(other, 'production');
    const lost = await stagedNumber(other, projectId);
    other.aws.voice.removeNumber('us-east-1', lost.awsId);
    const form = await openCallForm(other.requester);
    await fillCall(form, { to: '+442079460958', message: 'Hello' });
    await form.submit();
    const dm = await other.requester.dm((message) => message.has(NOT));
    expect(read(dm)).toContain('Nobody was called.');
    expect(await callRows(other)).toMatchObject([{ status: 'failed' }]);
  });

  it('at first, because AWS is too busy, is placed a little later, once', async () => {
    const before = callsMade(stage).length;
    stage.aws.faults.add({ fault: 'throttle', operation: OPERATION, times: 1 });
    await place({ message: 'A little later' }, 'AWS has accepted the test call');
    expect(callsMade(stage)).toHaveLength(before + 1);
  });

  it('for all that is known, since the answer was lost, is told so and never repeated', async () => {
    const before = callsMade(stage).length;
    stage.aws.faults.add({ fault: 'lost-answer', operation: OPERATION, times: 1 });
    const dm = await place({ message: 'Answer lost' }, 'Nobody knows whether AWS placed the test call');
    expect(read(dm)).toContain('Dialtone does not try again, because that could call twice.');
    await sweep(stage);
    await callsEnded(stage);
    expect(callsMade(stage)).toHaveLength(before + 1);
    expect((await callRows(stage)).at(-1)).toMatchObject({
      status: 'unknown',
      error_code: 'call_of_unknown_outcome',
    });
  });

  it('to one destination more than five times in 24 hours is refused at the field', async () => {
    const to = '+442079469999';
    for (let nth = 1; nth <= 5; nth += 1)
      await place({ to, message: `Call ${nth} of 5` }, 'AWS has accepted the test call');
    const form = await openCallForm(stage.requester);
    await fillCall(form, { to, message: 'The sixth' });
    expect((await form.submit()).errors).toEqual({
      'Number to call':
        'Dialtone has called this number 5 times in 24 hours, the most that AWS allows. Try again later',
    });
    await form.close();
  });
});

it('is not placed later than ten minutes after it was asked for', async () => {
  const clock = movableClock();
  const stage = await ownStage({ clock, sweepEveryMs: 100 });
  const projectId = await stage.addProject();
  await stagedTier(stage, 'production');
  await stagedNumber(stage, projectId);
  stage.aws.faults.add({ fault: 'throttle', operation: OPERATION });
  const form = await openCallForm(stage.requester);
  await fillCall(form, { to: '+442079460958', message: 'Too late' });
  await form.submit();
  // A try that is under way would still be answered, one way or the other.
  const refused = sql`select id from calls where status = 'queued'
    and exists (select 1 from aws_calls where call_id = calls.id and outcome = 'refused')`;
  await waitFor(async () => (await rows(stage, refused)).length > 0, {
    describe: 'a try that AWS refused',
  });
  stage.aws.faults.clear();
  clock.advance(11 * 60 * 1000);
  await callsEnded(stage);
  const dm = await stage.requester.dm((message) => message.has('The test call was not placed'));
  expect(read(dm)).toContain('Dialtone could not place the call within 10 minutes');
  expect(callsMade(stage)).toEqual([]);
});
