import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertAwsCall } from '#db/queries/aws-calls.ts';
import { listCallsOf } from '#db/queries/case-texts.ts';
import { findCase } from '#db/queries/cases.ts';
import type { RequestId } from '#src/domain/request.ts';
import { answerCase } from '#src/usecases/answer-case.ts';
import { askOfCase } from '#src/usecases/ask-of-case.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { grantCase } from '#src/usecases/end-case.ts';
import { accessView, actionsOf, approve, askAccess } from '../support/access.ts';
import { LEAD, REQUESTER } from '../support/request-view.ts';
import { actorOf, CHANNEL, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const ADD = 'AddCommunicationToCase';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ supportCases: 'api' });
});
afterEach(() => scene.close());

const by = (requestId: RequestId) => ({ actor: actorOf(LEAD), correlationId: 'click', requestId });
const caseOf = async (id: RequestId) => (await accessView(scene, id)).supportCase;
const deliveries = (kind: string) =>
  scene.notifier.deliveries().filter((each) => each.startsWith(`${kind} `));
const outcomes = async (id: RequestId) =>
  (await listCallsOf(scene.context.db, id, ADD)).map(({ outcome }) => outcome);

/** Time passes, and the sweep looks what is due. */
async function pass(ms: number): Promise<void> {
  scene.clock.advance(ms);
  await collectDue(scene.context);
  await workOff(scene, MINUTE_MS);
}

/** Filed by Dialtone, with its card in the channel. */
async function filed(): Promise<RequestId> {
  const { id } = await askAccess(scene);
  await pass(0);
  await approve(scene, id);
  await pass(0);
  expect(await caseOf(id)).toMatchObject({ status: 'filed' });
  return id;
}

const apiCase = () => {
  const [found] = scene.support.cases.values();
  if (found === undefined) throw new Error('no case is open');
  return found;
};
const awsAsks = (body: string) =>
  scene.support.answer(apiCase().caseId, {
    status: 'pending-customer-action',
    latestAnswer: { body, at: scene.clock.now() },
  });

describe('what AWS says in a case that Dialtone filed', () => {
  it('is looked at every hour', async () => {
    const id = await filed();
    const next = (await findCase(scene.context.db, id))?.dueAt?.getTime() ?? 0;
    expect(next - scene.clock.now().getTime()).toBeLessThanOrEqual(HOUR_MS);
    expect(next).toBeGreaterThan(scene.clock.now().getTime());
    await pass(HOUR_MS);
    expect((await findCase(scene.context.db, id))?.dueAt?.getTime()).toBeGreaterThan(next);
  });

  it('is looked at again an hour after AWS was asked, however late the answer came', async () => {
    const id = await filed();
    scene.clock.advance(HOUR_MS);
    const next = new Date(scene.clock.now().getTime() + HOUR_MS);
    scene.support.onDescribe.meet(async () => scene.clock.advance(HOUR_MS / 2));
    await pass(0);
    expect((await findCase(scene.context.db, id))?.dueAt).toEqual(next);
  });

  it('becomes the question to the requester, once', async () => {
    const id = await filed();
    awsAsks('オプトアウトの方法を教えてください。');
    await pass(HOUR_MS);
    await pass(HOUR_MS);
    await pass(HOUR_MS);
    expect(await accessView(scene, id)).toMatchObject({
      status: 'more_asked',
      supportCase: {
        messages: [
          {
            kind: 'question',
            by: { kind: 'job', name: 'case.follow' },
            body: 'オプトアウトの方法を教えてください。',
          },
        ],
      },
    });
    expect(deliveries('case_question')).toEqual([`case_question to ${REQUESTER}`]);
  });

  it('is not asked again after the answer, until AWS asks anew', async () => {
    const id = await filed();
    awsAsks('First?');
    await pass(HOUR_MS);
    granted(await answerCase(scene.context, { ...by(id), answer: 'First.' }));
    await pass(HOUR_MS);
    expect(await caseOf(id)).toMatchObject({ status: 'filed' });
    awsAsks('Second?');
    await pass(HOUR_MS);
    expect((await caseOf(id))?.messages.map(({ body }) => body)).toEqual(['First?', 'First.', 'Second?']);
  });

  it('is told without its words, as of the look, when AWS’s API does not give them', async () => {
    const id = await filed();
    scene.support.answer(apiCase().caseId, { status: 'pending-customer-action' });
    const at = new Date(scene.clock.now().getTime() + HOUR_MS);
    scene.support.onDescribe.meet(async () => scene.clock.advance(MINUTE_MS));
    await pass(HOUR_MS);
    expect((await caseOf(id))?.messages).toMatchObject([
      { at, body: 'The words of AWS cannot be read through the API. Look at the case in Support Center.' },
    ]);
  });

  it('does not decide: a resolved case is asked about in the thread, with the tier', async () => {
    const id = await filed();
    scene.support.answer(apiCase().caseId, { status: 'resolved' });
    await pass(HOUR_MS);
    await pass(HOUR_MS);
    expect(await caseOf(id)).toMatchObject({ status: 'filed' });
    expect(deliveries('case_resolved_in_thread')).toEqual([`case_resolved_in_thread to ${CHANNEL}`]);
    const told = scene.notifier.delivered.find(({ kind }) => kind === 'case_resolved_in_thread');
    expect(told).toMatchObject({ tier: (await scene.voice.accountTier()).tier, request: { id } });
  });

  it('waits while AWS does not answer', async () => {
    const id = await filed();
    awsAsks('Why?');
    scene.support.onDescribe.fail('aws_unavailable');
    await pass(HOUR_MS);
    expect(await caseOf(id)).toMatchObject({ status: 'filed' });
    await pass(HOUR_MS);
    expect(await caseOf(id)).toMatchObject({ status: 'more_asked' });
  });

  it('is not looked at after the end', async () => {
    const id = await filed();
    granted(await grantCase(scene.context, by(id)));
    awsAsks('Too late?');
    await pass(24 * HOUR_MS);
    expect(await caseOf(id)).toMatchObject({ status: 'granted', messages: [] });
  });

  it('is reminded of when there is nothing for a day', async () => {
    await filed();
    for (let hour = 0; hour < 25; hour += 1) await pass(HOUR_MS);
    expect(deliveries('case_reminder_in_thread')).toHaveLength(1);
  });
});

describe('an answer to what AWS asked', () => {
  async function asked(): Promise<RequestId> {
    const id = await filed();
    granted(await askOfCase(scene.context, { ...by(id), question: 'Why?' }));
    return id;
  }
  const answer = async (id: RequestId, words = '同意を得ているからです。') =>
    granted(await answerCase(scene.context, { ...by(id), answer: words }));

  it('is added to the case, once, and nobody has to add it by hand', async () => {
    const id = await asked();
    await answer(id);
    await pass(MINUTE_MS);
    await pass(HOUR_MS);
    expect(scene.support.added).toEqual([{ caseId: apiCase().caseId, body: '同意を得ているからです。' }]);
    expect(await outcomes(id)).toEqual(['done']);
    expect(deliveries('case_answer_in_thread')).toEqual([]);
    expect((await actionsOf(scene, id)).slice(-2)).toEqual(['case.answered', 'aws.called']);
  });

  it('waits for AWS, and is added when it is back', async () => {
    const id = await asked();
    await answer(id);
    scene.support.onDescribe.fail('aws_unavailable');
    scene.support.beforeAdd.fail('aws_throttled');
    for (let minutes = 0; minutes < 5; minutes += 1) await pass(MINUTE_MS);
    expect(scene.support.added).toHaveLength(1);
    expect(await outcomes(id)).toEqual(['refused', 'done']);
  });

  it('whose arrival is not known is not sent again, and the thread is told', async () => {
    const id = await asked();
    await answer(id);
    scene.support.afterAdd.fail('aws_unavailable');
    for (let hour = 0; hour < 3; hour += 1) await pass(HOUR_MS);
    expect(scene.support.added).toHaveLength(1);
    expect(deliveries('case_text_in_thread')).toEqual([`case_text_in_thread to ${CHANNEL}`]);
  });

  it('of a worker that died at the call is not sent again, and the thread is told', async () => {
    const id = await asked();
    await answer(id);
    const { context, clock } = scene;
    await insertAwsCall(context.db, {
      requestId: id,
      operation: ADD,
      region: 'us-east-1',
      startedAt: clock.now(),
    });
    await pass(0);
    expect(await outcomes(id)).toEqual([null]);
    await pass(3 * MINUTE_MS);
    expect(scene.support.added).toEqual([]);
    expect(await outcomes(id)).toEqual(['unknown']);
    expect(deliveries('case_text_in_thread')).toHaveLength(1);
  });

  it('that AWS refuses goes to the thread, to be added by hand', async () => {
    const id = await asked();
    await answer(id);
    scene.support.beforeAdd.fail('aws_access_denied');
    for (let hour = 0; hour < 3; hour += 1) await pass(HOUR_MS);
    expect(scene.support.added).toEqual([]);
    expect(deliveries('case_answer_in_thread')).toEqual([`case_answer_in_thread to ${CHANNEL}`]);
  });

  it('that comes while a worker looks at the case is not forgotten', async () => {
    const id = await asked();
    scene.clock.advance(HOUR_MS);
    scene.support.onDescribe.meet(async () => {
      await answer(id);
    });
    await pass(0);
    await pass(MINUTE_MS);
    expect(scene.support.added).toHaveLength(1);
  });
});
