import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { notices, projects } from '#db/schema/schema.ts';
import { AWS_ERROR_TRAITS } from '#src/domain/aws-errors.ts';
import { AWS_ERROR_CODES } from '#src/domain/errors.ts';
import { orderBackoffMs } from '#src/domain/pacing.ts';
import type { NumberId } from '#src/domain/request.ts';
import { placeCall } from '#src/usecases/place-call.ts';
import {
  aCallingNumber,
  anAskedCall,
  auditRows,
  callRows,
  DESTINATION,
  journalRows,
} from '../support/calls.ts';
import { REQUESTER } from '../support/request-view.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const MINUTE = 60_000;
const REFUSED = AWS_ERROR_CODES.filter((code) => AWS_ERROR_TRAITS[code].then !== 'retry');

let scene: Scene;
let numberId: NumberId;
beforeEach(async () => {
  scene = await openScene();
  numberId = await aCallingNumber(scene, { awsId: 'phone-0001' });
});
afterEach(() => scene.close());

const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const send = () => scene.voice.before.SendVoiceMessage;
const told = () =>
  scene.context.db.select().from(notices).where(eq(notices.kind, 'call_result')).orderBy(notices.id);
const actions = async () => (await auditRows(scene)).map((event) => event.action);

describe('a call that AWS takes', () => {
  it('is sent once, as it was asked for, and recorded', async () => {
    const { id } = await anAskedCall(scene, numberId, { priceCap: '0.05', voiceId: 'AMY' });
    expect(await placeCall(scene.context, id)).toBeUndefined();
    expect(scene.voice.sent).toEqual([
      {
        originationIdentity: 'phone-0001',
        destination: DESTINATION,
        body: 'This is a test call.',
        bodyType: 'TEXT',
        voiceId: 'AMY',
        maxPricePerMinute: '0.05',
        isDryRun: false,
        configurationSet: undefined,
      },
    ]);
    expect(await callRows(scene)).toMatchObject([
      { status: 'sent', messageId: 'message-1', endedAt: scene.clock.now(), dueAt: null, errorCode: null },
    ]);
    expect(await journalRows(scene)).toMatchObject([
      { operation: 'SendVoiceMessage', region: 'us-east-1', callId: id, numberId, outcome: 'done' },
    ]);
    expect((await auditRows(scene)).slice(1)).toMatchObject([
      { action: 'aws.called', numberId, after: { operation: 'SendVoiceMessage', call: id, try: 1 } },
      {
        action: 'call.ended',
        numberId,
        projectId: scene.projectId,
        before: { status: 'calling' },
        after: { call: id, status: 'sent', messageId: 'message-1', destination: DESTINATION },
      },
    ]);
  });

  it('is told to the caller directly', async () => {
    const { id } = await anAskedCall(scene, numberId);
    await placeCall(scene.context, id);
    expect(await told()).toMatchObject([{ callId: id, recipient: REQUESTER, dueAt: scene.clock.now() }]);
    await workOff(scene);
    expect(scene.notifier.delivered).toMatchObject([
      { kind: 'call_result', to: REQUESTER, call: { id, status: 'sent', messageId: 'message-1' } },
    ]);
  });

  it('is journalled before AWS hears of it', async () => {
    const { id } = await anAskedCall(scene, numberId);
    send().meet(async () => {
      expect(await journalRows(scene)).toMatchObject([{ callId: id, outcome: null, finishedAt: null }]);
      expect(await callRows(scene)).toMatchObject([{ status: 'calling' }]);
    });
    await placeCall(scene.context, id);
    expect(await callRows(scene)).toMatchObject([{ status: 'sent' }]);
  });

  it('goes through the configuration set of a project in which voice is enabled', async () => {
    const { db } = scene.context;
    await db
      .update(projects)
      .set({ configurationSet: 'dialtone-7', voiceEnabledAt: scene.clock.now() })
      .where(eq(projects.id, scene.projectId));
    const { id } = await anAskedCall(scene, numberId);
    await placeCall(scene.context, id);
    expect(scene.voice.sent).toMatchObject([{ configurationSet: 'dialtone-7' }]);
  });

  it('from a number of no project goes without one', async () => {
    const mine = await aCallingNumber(scene, { projectId: null });
    const { id } = await anAskedCall(scene, mine);
    await placeCall(scene.context, id);
    expect(await callRows(scene)).toMatchObject([{ status: 'sent' }]);
    expect(scene.voice.sent).toMatchObject([{ configurationSet: undefined }]);
  });

  it('is over: the same job run again calls nobody', async () => {
    const { id } = await anAskedCall(scene, numberId);
    await placeCall(scene.context, id);
    expect(await placeCall(scene.context, id)).toBeUndefined();
    expect(await placeCall(scene.context, 0 as typeof id)).toBeUndefined();
    expect(scene.voice.sent).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });

  it('is only checked in a dry run, which sends nothing that counts', async () => {
    const { id } = await anAskedCall(scene, numberId, { isDryRun: true });
    await placeCall(scene.context, id);
    expect(scene.voice.sent).toMatchObject([{ isDryRun: true }]);
    expect(await callRows(scene)).toMatchObject([{ status: 'checked', messageId: 'message-1' }]);
  });

  it('makes five workers with the same job place it once', async () => {
    const { id } = await anAskedCall(scene, numberId);
    await Promise.all(Array.from({ length: 5 }, () => placeCall(scene.context, id)));
    expect(scene.voice.sent).toHaveLength(1);
    expect(await journalRows(scene)).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });
});

describe.each(REFUSED)('when AWS answers %s', (code) => {
  it('the call ends with this reason after one try, and the caller is told', async () => {
    send().fail(code, { reason: 'SOME_REASON', awsRequestId: 'request-1' });
    const { id } = await anAskedCall(scene, numberId);
    scene.queue.jobs.push({ name: 'call.place', payload: { id } });
    await workOff(scene);
    expect(scene.voice.sent).toEqual([]);
    expect(await callRows(scene)).toMatchObject([
      { status: 'failed', errorCode: code, errorDetails: { reason: 'SOME_REASON' }, dueAt: null },
    ]);
    expect(await journalRows(scene)).toMatchObject([{ outcome: 'refused', errorCode: code }]);
    expect((await auditRows(scene)).at(-1)).toMatchObject({
      action: 'call.ended',
      after: { status: 'failed', code, reason: 'SOME_REASON' },
    });
    expect(scene.notifier.deliveries()).toEqual([`call_result to ${REQUESTER}`]);
  });
});

describe('when AWS is too busy', () => {
  it('the call waits and is placed later, once', async () => {
    send().fail('aws_throttled');
    const { id } = await anAskedCall(scene, numberId);
    expect(await placeCall(scene.context, id)).toEqual({ runAgainAt: fromNow(orderBackoffMs(1)) });
    expect(await callRows(scene)).toMatchObject([{ status: 'queued', dueAt: fromNow(orderBackoffMs(1)) }]);
    expect(await placeCall(scene.context, id)).toEqual({ runAgainAt: fromNow(orderBackoffMs(1)) });
    expect(await told()).toEqual([]);

    scene.queue.jobs.push({ name: 'call.place', payload: { id } });
    await workOff(scene);
    expect(scene.voice.sent).toHaveLength(1);
    expect(await callRows(scene)).toMatchObject([{ status: 'sent' }]);
    expect((await journalRows(scene)).map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
    expect(await actions()).toEqual(['call.asked', 'aws.called', 'aws.called', 'call.ended']);
  });

  it('it waits as long as AWS asks for', async () => {
    send().fail('aws_throttled', { retryAfterMs: 45_000 });
    const { id } = await anAskedCall(scene, numberId);
    expect(await placeCall(scene.context, id)).toEqual({ runAgainAt: fromNow(45_000) });
  });

  it('it is given up ten minutes after it was asked for, and the caller is told why', async () => {
    for (let tries = 0; tries < 50; tries += 1) send().fail('aws_throttled');
    const { id, askedAt } = await anAskedCall(scene, numberId);
    scene.queue.jobs.push({ name: 'call.place', payload: { id } });
    await workOff(scene);
    const [row] = await callRows(scene);
    expect(row).toMatchObject({ status: 'failed', errorCode: 'aws_throttled' });
    expect((row?.endedAt?.getTime() ?? 0) - askedAt.getTime()).toBeLessThanOrEqual(10 * MINUTE);
    expect((await journalRows(scene)).length).toBeGreaterThan(5);
    expect(scene.notifier.deliveries()).toEqual([`call_result to ${REQUESTER}`]);
  });
});

describe('a call that nobody placed in time', () => {
  it('is not placed later than ten minutes after it was asked for', async () => {
    const { id } = await anAskedCall(scene, numberId);
    scene.clock.advance(10 * MINUTE + 1);
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene, MINUTE);
    expect(scene.voice.sent).toEqual([]);
    expect(await callRows(scene)).toMatchObject([{ id, status: 'failed', errorCode: 'call_too_late' }]);
    expect(scene.notifier.delivered).toMatchObject([{ kind: 'call_result', call: { status: 'failed' } }]);
  });

  it('is placed up to that moment', async () => {
    const { id } = await anAskedCall(scene, numberId);
    scene.clock.advance(10 * MINUTE);
    await placeCall(scene.context, id);
    expect(scene.voice.sent).toHaveLength(1);
  });
});
