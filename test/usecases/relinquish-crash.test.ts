import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { awsCalls } from '#db/schema/schema.ts';
import { AppError } from '#src/domain/errors.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { RequestId } from '#src/domain/request.ts';
import { keepNumber } from '#src/usecases/keep-number.ts';
import { relinquishNumber } from '#src/usecases/relinquish-number.ts';
import { dueRelease, leasedNumber, relinquishmentAt } from '../support/relinquish.ts';
import { REQUESTER } from '../support/request-view.ts';
import { actorOf, codeOf, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const MINUTE = 60_000;
const SWEEP = { name: 'sweep', payload: {} } as const;
const STEPS = ['DisassociateOriginationIdentity', 'UpdatePhoneNumber', 'ReleasePhoneNumber'] as const;
const MOMENTS = STEPS.flatMap((step) => [['before', step] as const, ['after', step] as const]);

let scene: Scene;
let number: InventoryNumber;
let id: RequestId;
beforeEach(async () => {
  scene = await openScene();
  number = await leasedNumber(scene, { poolId: 'pool-1' });
  ({ id } = await dueRelease(scene, number.id));
});
afterEach(() => scene.close());

const release = () => relinquishNumber(scene.context, id);
const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const view = () => relinquishmentAt(scene, id);
const journal = () => scene.context.db.select().from(awsCalls).orderBy(awsCalls.id);
const releases = () => scene.voice.changes.filter((change) => change.startsWith('ReleasePhoneNumber'));
const actions = async (action: string) =>
  (await listAuditEvents(scene.context.db, id)).filter((event) => event.action === action);

class Crash extends Error {}
const die = async (): Promise<void> => {
  throw new Crash();
};

/** A worker that is stopped in the middle of its call, until it is let go. */
function stopIn(script: Scene['voice']['onDescribe'], error?: AppError) {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  script.meet(async () => {
    reached.resolve();
    await gate.promise;
    if (error !== undefined) throw error;
  });
  return { reached: reached.promise, letGo: gate.resolve };
}

async function sweepAfterAMinute(): Promise<void> {
  scene.clock.advance(MINUTE);
  scene.queue.jobs.push(SWEEP);
  await workOff(scene);
}

describe('a worker that dies', () => {
  it.each(MOMENTS)('%s %s is made good by the sweep alone', async (moment, step) => {
    scene.voice[moment][step].meet(die);
    await expect(release()).rejects.toThrow(Crash);
    expect((await view()).status).toBe('releasing');
    await sweepAfterAMinute();
    expect(await view()).toMatchObject({ status: 'relinquished', failure: undefined });
    expect(scene.voice.numbers()).toEqual([]);
    expect(await actions('number.released')).toHaveLength(1);
  });

  it('leaves the release to another, which takes it over after a minute and not before', async () => {
    scene.voice.after.ReleasePhoneNumber.meet(die);
    await expect(release()).rejects.toThrow(Crash);
    expect(await release()).toEqual({ runAgainAt: fromNow(MINUTE) });
    scene.clock.advance(MINUTE - 1);
    expect(await release()).toEqual({ runAgainAt: fromNow(1) });
    scene.clock.advance(1);
    expect(await release()).toBeUndefined();
    expect((await view()).status).toBe('relinquished');
  });

  it('after AWS took the number back makes the next one see that, and not release again', async () => {
    scene.voice.after.ReleasePhoneNumber.meet(die);
    await expect(release()).rejects.toThrow(Crash);
    await sweepAfterAMinute();
    expect(releases()).toHaveLength(1);
    expect((await journal()).map(({ outcome }) => outcome)).toEqual(['done', 'done', null]);
  });

  it('while it takes the number out of its pool makes the next one use the same client token', async () => {
    scene.voice.before.DisassociateOriginationIdentity.meet(die);
    await expect(release()).rejects.toThrow(Crash);
    await sweepAfterAMinute();
    const tokens = (await journal())
      .filter(({ operation }) => operation === 'DisassociateOriginationIdentity')
      .map(({ clientToken }) => clientToken);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens)).toEqual(new Set([expect.stringMatching(/^[!-~]{1,64}$/)]));
  });

  it('before it had begun at AWS leaves nobody a way to keep the number', async () => {
    scene.voice.onDescribe.meet(die);
    await expect(release()).rejects.toThrow(Crash);
    const click = { actor: actorOf(REQUESTER), correlationId: 'keep', requestId: id };
    expect(codeOf(await keepNumber(scene.context, click))).toBe('too_late_to_keep');
    await sweepAfterAMinute();
    expect((await view()).status).toBe('relinquished');
  });

  it('while it protects the number again never makes the next one release it', async () => {
    scene.voice.before.ReleasePhoneNumber.fail('aws_access_denied');
    await release();
    scene.voice.after.UpdatePhoneNumber.meet(die);
    await expect(release()).rejects.toThrow(Crash);
    expect(scene.voice.numbers()[0]?.deletionProtected).toBe(true);
    await sweepAfterAMinute();
    expect(await view()).toMatchObject({ status: 'failed', number: { deletionProtected: true } });
    expect(scene.voice.numbers()).toHaveLength(1);
  });
});

describe('an answer that is lost', () => {
  it.each(STEPS)('of %s is made good by a look', async (step) => {
    scene.voice.after[step].fail('aws_unavailable');
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect(await view()).toMatchObject({ status: 'relinquished', failure: undefined });
    expect(scene.voice.changes).toHaveLength(3);
    expect((await journal()).map(({ outcome }) => outcome).sort()).toEqual(['done', 'done', 'unknown']);
  });

  it('of the release is not taken for nothing when AWS does not let Dialtone look', async () => {
    scene.voice.after.ReleasePhoneNumber.fail('aws_unavailable');
    await release();
    for (let nth = 0; nth < 30; nth += 1) scene.voice.onDescribe.fail('aws_access_denied');
    scene.clock.advance(MINUTE);
    scene.queue.jobs.push(SWEEP);
    await workOff(scene, 24 * 60 * MINUTE);
    expect(scene.voice.describes.length).toBeGreaterThan(30);
    expect((await view()).status).toBe('relinquished');
  });

  it('is not ours when AWS has surely refused, and somebody else released the number', async () => {
    scene.voice.before.ReleasePhoneNumber.fail('aws_throttled');
    await release();
    scene.voice.forget(number.awsId);
    await sweepAfterAMinute();
    expect(await view()).toMatchObject({
      status: 'failed',
      failure: { code: 'number_gone_at_aws' },
      number: { status: 'GONE', relinquishedAt: undefined },
    });
  });

  it('is looked for when AWS says of the number that it is not found', async () => {
    scene.voice.before.ReleasePhoneNumber.meet(async () => {
      scene.voice.forget(number.awsId);
    });
    scene.queue.jobs.push(SWEEP);
    await workOff(scene);
    expect((await view()).failure?.code).toBe('number_gone_at_aws');
  });
});

describe('two workers', () => {
  it('make each call once when they start at once', async () => {
    await Promise.all(Array.from({ length: 5 }, release));
    expect(scene.voice.changes).toHaveLength(3);
    expect(await journal()).toHaveLength(3);
    expect((await view()).status).toBe('relinquished');
  });

  it('do no harm when the first is only slow and is taken over', async () => {
    const stopped = stopIn(scene.voice.after.ReleasePhoneNumber);
    const slow = release();
    await stopped.reached;
    scene.clock.advance(MINUTE);
    await release();
    expect((await view()).status).toBe('relinquished');
    stopped.letGo();
    await slow;
    expect(releases()).toHaveLength(1);
    expect(await actions('number.released')).toHaveLength(1);
    expect(await actions('request.finished')).toHaveLength(1);
  });

  it('do not let the slow one go on with what it saw before it was taken over', async () => {
    const stopped = stopIn(scene.voice.onDescribe);
    const slow = release();
    await stopped.reached;
    scene.clock.advance(MINUTE);
    scene.voice.change(number.awsId, { registrationId: 'reg-12' });
    await release();
    expect((await view()).failure?.code).toBe('number_changed_since_approval');
    scene.voice.change(number.awsId, { registrationId: undefined });
    stopped.letGo();
    expect(await slow).toBeUndefined();
    expect(scene.voice.changes).toEqual([]);
    expect(scene.voice.numbers()).toHaveLength(1);
  });

  it.each(['aws_unavailable', 'aws_access_denied'] as const)(
    'do not disturb each other when the slow one fails late with %s',
    async (code) => {
      const slowOne = stopIn(scene.voice.before.DisassociateOriginationIdentity, new AppError(code));
      const slow = release();
      await slowOne.reached;
      scene.clock.advance(MINUTE);
      const taker = stopIn(scene.voice.after.UpdatePhoneNumber);
      const second = release();
      await taker.reached;
      slowOne.letGo();
      await slow;
      expect(await view()).toMatchObject({ status: 'releasing', failure: undefined });
      taker.letGo();
      await second;
      expect((await view()).status).toBe('relinquished');
    },
  );
});
