import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { findWork } from '#db/queries/work.ts';
import { awsCalls } from '#db/schema/schema.ts';
import { AppError } from '#src/domain/errors.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { RequestId } from '#src/domain/request.ts';
import { relinquishNumber } from '#src/usecases/relinquish-number.ts';
import { dueRelease, leasedNumber, relinquishmentAt } from '../support/relinquish.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const SWEEP = { name: 'sweep', payload: {} } as const;
const DAY = 24 * 60 * 60_000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const atAws = ({ awsId }: InventoryNumber) => scene.voice.numbers().find((number) => number.awsId === awsId);
const actionsOf = async (id: RequestId) =>
  (await listAuditEvents(scene.context.db, id)).map((event) => event.action);
const outcomes = async () =>
  (await scene.context.db.select().from(awsCalls).orderBy(awsCalls.id)).map(
    ({ operation, outcome }) => `${operation} ${outcome}`,
  );

async function due(facts: Parameters<typeof leasedNumber>[1] = {}) {
  const number = await leasedNumber(scene, facts);
  return { number, id: (await dueRelease(scene, number.id)).id };
}

/** Every job and every sweep until nothing is due any more. */
async function workToTheEnd(withinMs?: number): Promise<void> {
  scene.queue.jobs.push(SWEEP);
  await workOff(scene, withinMs);
}

describe('a release that AWS refuses for good', () => {
  it('ends with the reason, and the number is protected again', async () => {
    const { number, id } = await due();
    scene.voice.before.ReleasePhoneNumber.fail('aws_number_not_releasable', {
      reason: 'PHONE_NUMBER_CANNOT_BE_RELEASED',
    });
    await workToTheEnd();
    expect(await relinquishmentAt(scene, id)).toMatchObject({
      status: 'failed',
      failure: {
        code: 'aws_number_not_releasable',
        details: { reason: 'PHONE_NUMBER_CANNOT_BE_RELEASED' },
      },
      number: { status: 'ACTIVE', deletionProtected: true, relinquishRequestId: undefined },
    });
    expect(atAws(number)?.deletionProtected).toBe(true);
    expect(await outcomes()).toEqual([
      'UpdatePhoneNumber done',
      'ReleasePhoneNumber refused',
      'UpdatePhoneNumber done',
    ]);
    expect((await actionsOf(id)).slice(-4)).toEqual([
      'aws.called',
      'aws.called',
      'number.protection_changed',
      'request.finished',
    ]);
  });

  it('says that the number has left its pool', async () => {
    const { id } = await due({ poolId: 'pool-1' });
    scene.voice.before.ReleasePhoneNumber.fail('aws_access_denied');
    await workToTheEnd();
    expect((await relinquishmentAt(scene, id)).failure).toMatchObject({
      code: 'aws_access_denied',
      details: { leftPoolId: 'pool-1' },
    });
  });

  it('is tried, and AWS’s refusal told, where a registration stood on the card', async () => {
    const { number, id } = await due({ registrationId: 'reg-12' });
    await workToTheEnd();
    expect(await relinquishmentAt(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_number_in_registration' },
      number: { deletionProtected: true, registrationId: 'reg-12' },
    });
    expect(atAws(number)).toMatchObject({ deletionProtected: true });
  });

  it('does not switch on a protection that was off before', async () => {
    const { number, id } = await due({ deletionProtected: false });
    scene.voice.before.ReleasePhoneNumber.fail('aws_access_denied');
    await workToTheEnd();
    expect((await relinquishmentAt(scene, id)).status).toBe('failed');
    expect(atAws(number)?.deletionProtected).toBe(false);
    expect(await outcomes()).toEqual(['ReleasePhoneNumber refused']);
  });

  it('ends at once where nothing was changed on the way', async () => {
    const { number, id } = await due({ poolId: 'pool-1' });
    scene.voice.before.DisassociateOriginationIdentity.fail('aws_conflict', { reason: 'LAST_PHONE_NUMBER' });
    expect(await relinquishNumber(scene.context, id)).toBeUndefined();
    expect(await relinquishmentAt(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_conflict', details: { reason: 'LAST_PHONE_NUMBER' } },
      number: { poolId: 'pool-1', deletionProtected: true },
    });
    expect(atAws(number)).toMatchObject({ poolId: 'pool-1', deletionProtected: true });
  });

  it('ends at once where AWS does not even let Dialtone look', async () => {
    const { id } = await due();
    scene.voice.onDescribe.fail('aws_access_denied');
    expect(await relinquishNumber(scene.context, id)).toBeUndefined();
    expect((await relinquishmentAt(scene, id)).failure?.code).toBe('aws_access_denied');
    expect(scene.voice.changes).toEqual([]);
  });
});

describe('protecting the number again', () => {
  beforeEach(() => scene.voice.before.ReleasePhoneNumber.fail('aws_access_denied'));

  it('is tried again for as long as AWS is away', async () => {
    const { number, id } = await due();
    scene.voice.before.UpdatePhoneNumber.meet(async () => {});
    for (let nth = 0; nth < 20; nth += 1) scene.voice.before.UpdatePhoneNumber.fail('aws_unavailable');
    await workToTheEnd(DAY);
    expect(await relinquishmentAt(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_access_denied' },
      number: { deletionProtected: true },
    });
    expect(atAws(number)?.deletionProtected).toBe(true);
  });

  it('that AWS refuses for good ends the request with protection off, and somebody is called', async () => {
    const { id } = await due();
    scene.voice.before.UpdatePhoneNumber.meet(async () => {});
    scene.voice.before.UpdatePhoneNumber.fail('aws_access_denied');
    await workToTheEnd();
    expect(await relinquishmentAt(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_access_denied' },
      number: { deletionProtected: false },
    });
    expect(scene.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'number could not be protected again' }),
    );
  });

  it('never releases the number after all', async () => {
    const { number, id } = await due();
    await relinquishNumber(scene.context, id);
    expect((await relinquishmentAt(scene, id)).status).toBe('releasing');
    scene.voice.change(number.awsId, { deletionProtected: false });
    await workToTheEnd();
    expect(atAws(number)).toBeDefined();
    expect((await relinquishmentAt(scene, id)).status).toBe('failed');
  });

  it('finds out that somebody has released the number meanwhile', async () => {
    const { number, id } = await due();
    await relinquishNumber(scene.context, id);
    scene.voice.forget(number.awsId);
    await workToTheEnd();
    expect((await relinquishmentAt(scene, id)).failure?.code).toBe('number_gone_at_aws');
  });
});

describe('an AWS that is busy or away', () => {
  it('is asked again after 2, 4, 8 … seconds, or when it says', async () => {
    const { id } = await due();
    scene.voice.onDescribe.fail('aws_throttled');
    expect(await relinquishNumber(scene.context, id)).toEqual({ runAgainAt: fromNow(2000) });
    expect(await findWork(scene.context.db, 'relinquish_number', id)).toMatchObject({ dueAt: fromNow(2000) });
    scene.clock.advance(2000);
    scene.voice.onDescribe.fail('aws_throttled', { retryAfterMs: 30_000 });
    expect(await relinquishNumber(scene.context, id)).toEqual({ runAgainAt: fromNow(30_000) });
    scene.clock.advance(30_000);
    await relinquishNumber(scene.context, id);
    expect((await relinquishmentAt(scene, id)).status).toBe('relinquished');
  });

  it('is asked eight times, then the request ends', async () => {
    const { id } = await due();
    for (let nth = 0; nth < 20; nth += 1) scene.voice.onDescribe.fail('aws_unavailable');
    await workToTheEnd();
    expect(scene.voice.describes).toHaveLength(8);
    expect(await relinquishmentAt(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'aws_unavailable' },
      number: { deletionProtected: true },
    });
  });

  it('leaves no number unprotected that it never let go', async () => {
    const { number, id } = await due();
    for (let nth = 0; nth < 8; nth += 1) scene.voice.before.ReleasePhoneNumber.fail('aws_throttled');
    await workToTheEnd();
    expect((await relinquishmentAt(scene, id)).failure?.code).toBe('aws_throttled');
    expect(atAws(number)?.deletionProtected).toBe(true);
  });

  it('is asked again when it still sees what Dialtone has just undone', async () => {
    const { id } = await due({ poolId: 'pool-1' });
    scene.voice.before.ReleasePhoneNumber.fail('aws_number_in_pool');
    scene.voice.before.ReleasePhoneNumber.fail('aws_conflict', { reason: 'RESOURCE_NOT_ACTIVE' });
    await workToTheEnd();
    expect((await relinquishmentAt(scene, id)).status).toBe('relinquished');
  });
});

it.each([new TypeError('a defect'), new AppError('database_unavailable')])(
  'an error that is not AWS’s leaves the release to another worker (%s)',
  async (error) => {
    const { number, id } = await due();
    scene.voice.before.ReleasePhoneNumber.meet(async () => {
      throw error;
    });
    await expect(relinquishNumber(scene.context, id)).rejects.toBe(error);
    expect(await relinquishmentAt(scene, id)).toMatchObject({ status: 'releasing', failure: undefined });
    scene.clock.advance(60_000);
    await workToTheEnd();
    expect((await relinquishmentAt(scene, id)).status).toBe('relinquished');
    expect(atAws(number)).toBeUndefined();
  },
);
