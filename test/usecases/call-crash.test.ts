import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { notices } from '#db/schema/schema.ts';
import { AppError } from '#src/domain/errors.ts';
import type { CallId, NumberId } from '#src/domain/request.ts';
import { placeCall } from '#src/usecases/place-call.ts';
import { aCallingNumber, anAskedCall, auditRows, callRows, journalRows } from '../support/calls.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const GIVE_UP_AFTER = 120_000;
const SWEEP = { name: 'sweep', payload: {} } as const;

let scene: Scene;
let numberId: NumberId;
let id: CallId;
beforeEach(async () => {
  scene = await openScene();
  numberId = await aCallingNumber(scene);
  id = (await anAskedCall(scene, numberId)).id;
});
afterEach(() => scene.close());

const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const place = () => placeCall(scene.context, id);
const status = async () => (await callRows(scene)).find((row) => row.id === id)?.status;
const outcomes = async () => (await journalRows(scene)).map(({ outcome }) => outcome);
const told = () => scene.context.db.select().from(notices).where(eq(notices.callId, id)).orderBy(notices.id);

class Crash extends Error {}
/** The worker dies at this point of the call. */
const die = async (): Promise<void> => {
  throw new Crash();
};

/** A worker that is stopped in the middle of its call, until it is let go. */
function stopped(error?: AppError) {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  scene.voice.after.SendVoiceMessage.meet(async () => {
    reached.resolve();
    await gate.promise;
    if (error !== undefined) throw error;
  });
  return { reached: reached.promise, letGo: gate.resolve };
}

describe.each(['before', 'after'] as const)('a worker that dies %s AWS has called', (when) => {
  beforeEach(async () => {
    scene.voice[when].SendVoiceMessage.meet(die);
    await expect(place()).rejects.toThrow(Crash);
  });

  it('leaves a call of which nobody says anything before two minutes are over', async () => {
    expect(await place()).toEqual({ runAgainAt: fromNow(GIVE_UP_AFTER) });
    scene.clock.advance(GIVE_UP_AFTER - 1);
    expect(await place()).toEqual({ runAgainAt: fromNow(1) });
    expect(await status()).toBe('calling');
    expect(await told()).toEqual([]);
  });

  it('is never repeated: the call ends as unknown, and the caller is told that', async () => {
    const calls = scene.voice.sent.length;
    scene.clock.advance(GIVE_UP_AFTER);
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect(scene.voice.sent).toHaveLength(calls);
    expect(await callRows(scene)).toMatchObject([
      { status: 'unknown', errorCode: 'call_of_unknown_outcome', messageId: null, dueAt: null },
    ]);
    expect(await outcomes()).toEqual(['unknown']);
    const ends = (await auditRows(scene)).filter(({ action }) => action === 'call.ended');
    expect(ends).toMatchObject([
      { before: { status: 'calling' }, after: { status: 'unknown', code: 'call_of_unknown_outcome' } },
    ]);
    expect(scene.notifier.delivered).toMatchObject([{ kind: 'call_result', call: { status: 'unknown' } }]);
  });

  it('is given up once by five workers at once', async () => {
    scene.clock.advance(GIVE_UP_AFTER);
    await Promise.all(Array.from({ length: 5 }, place));
    expect(await status()).toBe('unknown');
    expect(await told()).toHaveLength(1);
  });
});

describe('an answer that is lost', () => {
  it('ends the call as unknown at once, and nobody is called again', async () => {
    scene.voice.after.SendVoiceMessage.fail('aws_unavailable', { exception: 'TimeoutError' });
    expect(await place()).toBeUndefined();
    scene.clock.advance(GIVE_UP_AFTER);
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect(scene.voice.sent).toHaveLength(1);
    expect(await callRows(scene)).toMatchObject([
      {
        status: 'unknown',
        errorCode: 'call_of_unknown_outcome',
        errorDetails: { exception: 'TimeoutError' },
      },
    ]);
    expect(await outcomes()).toEqual(['unknown']);
    expect(await told()).toHaveLength(1);
  });
});

describe('a worker that is only slow', () => {
  it('corrects what was given up, with a second message', async () => {
    const slow = stopped();
    const first = place();
    await slow.reached;
    scene.clock.advance(GIVE_UP_AFTER);
    await place();
    expect(await status()).toBe('unknown');
    slow.letGo();
    await first;
    expect(await callRows(scene)).toMatchObject([
      { status: 'sent', messageId: 'message-1', errorCode: null, errorDetails: null },
    ]);
    expect(await outcomes()).toEqual(['done']);
    expect(scene.voice.sent).toHaveLength(1);
    expect((await told()).map(({ dedupeKey }) => dedupeKey)).toEqual([
      `call:${id}:unknown`,
      `call:${id}:sent`,
    ]);
  });

  it('does not call again what was given up, although AWS was only too busy', async () => {
    const slow = stopped(new AppError('aws_throttled'));
    const first = place();
    await slow.reached;
    scene.clock.advance(GIVE_UP_AFTER);
    await place();
    slow.letGo();
    expect(await first).toBeUndefined();
    expect(await callRows(scene)).toMatchObject([{ status: 'failed', errorCode: 'aws_throttled' }]);
    expect(await place()).toBeUndefined();
    expect(scene.voice.sent).toHaveLength(1);
  });
});

describe('a dry run, which calls nobody,', () => {
  beforeEach(async () => {
    id = (await anAskedCall(scene, numberId, { isDryRun: true })).id;
  });

  it('is tried again after an answer that was lost', async () => {
    scene.voice.after.SendVoiceMessage.fail('aws_unavailable');
    scene.queue.jobs.push({ name: 'call.place', payload: { id } });
    await workOff(scene);
    expect(scene.voice.sent).toHaveLength(2);
    expect(await status()).toBe('checked');
    expect(await outcomes()).toEqual(['unknown', 'done']);
  });

  it('is tried again after its worker died', async () => {
    scene.voice.before.SendVoiceMessage.meet(die);
    await expect(place()).rejects.toThrow(Crash);
    scene.clock.advance(GIVE_UP_AFTER);
    scene.queue.jobs.push({ name: 'call.place', payload: { id } });
    await workOff(scene);
    expect(await status()).toBe('checked');
    expect(await outcomes()).toEqual(['unknown', 'done']);
  });

  it('fails in the end when AWS never answers', async () => {
    for (let tries = 0; tries < 50; tries += 1) scene.voice.before.SendVoiceMessage.fail('aws_unavailable');
    scene.queue.jobs.push({ name: 'call.place', payload: { id } });
    await workOff(scene);
    expect(await status()).toBe('failed');
    expect((await callRows(scene)).at(-1)?.errorCode).toBe('aws_unavailable');
  });
});
