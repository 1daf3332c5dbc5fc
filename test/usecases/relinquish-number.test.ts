import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { eq } from '#db/drizzle.ts';
import { listAuditEvents, listAuditEventsOfNumber } from '#db/queries/audit.ts';
import { upsertHome } from '#db/queries/homes.ts';
import { getInventoryNumber, listInventory } from '#db/queries/inventory.ts';
import { findAccountRoom, upsertAccountRoom } from '#db/queries/numbers.ts';
import { findWork } from '#db/queries/work.ts';
import { awsCalls, notices } from '#db/schema/schema.ts';
import type { RequestId } from '#src/domain/request.ts';
import { openRelinquishment } from '#src/usecases/open-relinquishment.ts';
import { relinquishNumber } from '#src/usecases/relinquish-number.ts';
import {
  aRelinquishForm,
  askToRelinquish,
  dueRelease,
  leasedNumber,
  OWNER,
  relinquishmentAt,
} from '../support/relinquish.ts';
import { aUser, LEAD, TEAM } from '../support/request-view.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const release = (id: RequestId) => relinquishNumber(scene.context, id);
const journal = () => scene.context.db.select().from(awsCalls).orderBy(awsCalls.id);

/** Released by one run of the worker. */
async function released(atAws: Parameters<typeof leasedNumber>[1] = {}) {
  const number = await leasedNumber(scene, atAws);
  const request = await dueRelease(scene, number.id);
  expect(await release(request.id)).toBeUndefined();
  return { number, request };
}

describe('when the grace period is over', () => {
  it('takes the number out of its pool, then its protection off, then gives it back', async () => {
    await released({ poolId: 'pool-1' });
    expect(scene.voice.changes).toEqual([
      'DisassociateOriginationIdentity phone-0001',
      'UpdatePhoneNumber phone-0001 false',
      'ReleasePhoneNumber phone-0001',
    ]);
    expect(scene.voice.numbers()).toEqual([]);
  });

  it('takes only the steps that the number needs', async () => {
    await released({ deletionProtected: false });
    expect(scene.voice.changes).toEqual(['ReleasePhoneNumber phone-0001']);
  });

  it('takes only the steps that the number still needs', async () => {
    const number = await leasedNumber(scene, { poolId: 'pool-1' });
    const { id } = await dueRelease(scene, number.id);
    scene.voice.change(number.awsId, { poolId: undefined, deletionProtected: false });
    await release(id);
    expect(scene.voice.changes).toEqual(['ReleasePhoneNumber phone-0001']);
    expect((await relinquishmentAt(scene, id)).status).toBe('relinquished');
  });

  it('moves inventory, request, room and messages together', async () => {
    await upsertAccountRoom(scene.context.db, 'us-east-1', { used: 18, max: 25 }, scene.clock.now());
    const { number, request } = await released();
    const { db } = scene.context;
    const now = scene.clock.now();
    expect(await relinquishmentAt(scene, request.id)).toMatchObject({
      status: 'relinquished',
      finishedAt: now,
      failure: undefined,
    });
    expect(await getInventoryNumber(db, number.id)).toMatchObject({ status: 'DELETED', relinquishedAt: now });
    expect(await listInventory(db, { teamId: TEAM })).toEqual([]);
    expect(await findAccountRoom(db, 'us-east-1')).toMatchObject({ used: 17, max: 25 });
    expect(await findWork(db, 'relinquish_number', request.id)).toMatchObject({ dueAt: undefined });
    const owed = await db.select().from(notices).where(eq(notices.forStatus, 'relinquished'));
    expect(owed.map(({ kind }) => kind).sort()).toEqual([
      'result_in_thread',
      'result_to_owner',
      'result_to_requester',
    ]);
  });

  it('writes each call into the journal before it is made, where every other connection sees it', async () => {
    const number = await leasedNumber(scene, { poolId: 'pool-1' });
    const { id } = await dueRelease(scene, number.id);
    const outside = openDatabase({ url: scene.databaseUrl, poolSize: 1 });
    const seen: unknown[] = [];
    for (const operation of [
      'DisassociateOriginationIdentity',
      'UpdatePhoneNumber',
      'ReleasePhoneNumber',
    ] as const)
      scene.voice.before[operation].meet(async () => {
        const rows = await outside.db.select().from(awsCalls).where(eq(awsCalls.operation, operation));
        seen.push(...rows.map((row) => [row.operation, row.numberId, row.outcome]));
      });
    await release(id);
    await outside.close();
    expect(seen).toEqual([
      ['DisassociateOriginationIdentity', number.id, null],
      ['UpdatePhoneNumber', number.id, null],
      ['ReleasePhoneNumber', number.id, null],
    ]);
    expect((await journal()).map(({ outcome, region }) => [outcome, region])).toEqual(
      Array(3).fill(['done', 'us-east-1']),
    );
  });

  it('keeps every step in the story of the request and of the number', async () => {
    const { number, request } = await released({ poolId: 'pool-1' });
    const story = await listAuditEvents(scene.context.db, request.id);
    expect(story.map(({ action }) => action)).toEqual([
      'request.asked',
      'request.approved',
      'relinquish.started',
      'aws.called',
      'number.pool_left',
      'aws.called',
      'number.protection_changed',
      'aws.called',
      'number.released',
      'request.finished',
    ]);
    const { phoneNumber } = number;
    expect(story.slice(3)).toMatchObject([
      { after: { operation: 'DisassociateOriginationIdentity', try: 1 } },
      { before: { poolId: 'pool-1' }, after: { poolId: null, phoneNumber } },
      { after: { operation: 'UpdatePhoneNumber' } },
      { before: { isProtected: true }, after: { isProtected: false, phoneNumber } },
      { after: { operation: 'ReleasePhoneNumber' } },
      { before: { status: 'ACTIVE' }, after: { status: 'DELETED', phoneNumber, region: 'us-east-1' } },
      { before: { status: 'releasing' }, after: { status: 'relinquished', phoneNumber } },
    ]);
    const ofNumber = await listAuditEventsOfNumber(scene.context.db, number.id, 50);
    expect(ofNumber.map(({ action }) => action)).toEqual(story.slice(2).map(({ action }) => action));
  });

  it('shows on the Home of the owner, who did not ask', async () => {
    await scene.context.db.transaction((tx) =>
      upsertHome(tx, { userId: OWNER, teamId: TEAM, openedAt: scene.clock.now() }),
    );
    await released();
    expect(scene.queue.names()).toContain('home.publish');
  });

  it('does nothing the second time', async () => {
    const { request } = await released();
    const after = await relinquishmentAt(scene, request.id);
    scene.clock.advance(60 * 60_000);
    expect(await release(request.id)).toBeUndefined();
    expect(await relinquishmentAt(scene, request.id)).toEqual(after);
    expect(scene.voice.changes.filter((change) => change.startsWith('Release'))).toHaveLength(1);
  });

  it('does nothing for a request that nobody approved, or that is not there', async () => {
    const { id } = await askToRelinquish(scene, (await leasedNumber(scene)).id);
    expect(await release(id)).toBeUndefined();
    expect(await release(0 as RequestId)).toBeUndefined();
    expect(scene.voice.changes).toEqual([]);
  });

  it('tells whoever comes later who gave the number back, and when', async () => {
    const { number } = await released();
    const late = await openRelinquishment(scene.context, aRelinquishForm(number.id));
    expect(late).toMatchObject({
      refusal: { code: 'number_gone', by: aUser(LEAD), at: scene.clock.now() },
    });
  });
});

describe('what has come to depend on the number since the approval', () => {
  const changes = [
    ['it is in a pool now', {}, { poolId: 'pool-9' }, { reason: 'in_pool', fields: ['pool-9'] }],
    [
      'it is in another pool',
      { poolId: 'pool-1' },
      { poolId: 'pool-9' },
      { reason: 'in_other_pool', fields: ['pool-9'] },
    ],
    [
      'it belongs to a registration now',
      {},
      { registrationId: 'reg-12' },
      { reason: 'in_registration', fields: ['reg-12'] },
    ],
    [
      'it is protected now',
      { deletionProtected: false },
      { deletionProtected: true },
      { reason: 'protection_on' },
    ],
  ] as const;

  it.each(changes)('stops the release: %s', async (_what, then, now, details) => {
    const number = await leasedNumber(scene, then);
    const { id } = await dueRelease(scene, number.id);
    scene.voice.change(number.awsId, now);
    expect(await release(id)).toBeUndefined();
    expect(await relinquishmentAt(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'number_changed_since_approval', details },
    });
    expect(scene.voice.changes).toEqual([]);
  });

  it('is in the inventory from then on, so that the next request shows it', async () => {
    const number = await leasedNumber(scene);
    const { id } = await dueRelease(scene, number.id);
    scene.voice.change(number.awsId, { poolId: 'pool-9', registrationId: 'reg-12' });
    await release(id);
    const again = await askToRelinquish(scene, number.id);
    expect(again.impact).toMatchObject({ poolId: 'pool-9', registrationId: 'reg-12' });
  });

  it('does not stop it where it has become less', async () => {
    const number = await leasedNumber(scene, { poolId: 'pool-1', registrationId: 'reg-12' });
    const { id } = await dueRelease(scene, number.id);
    scene.voice.change(number.awsId, { poolId: undefined, registrationId: undefined });
    await release(id);
    expect((await relinquishmentAt(scene, id)).status).toBe('relinquished');
  });
});

describe('a number that somebody else has given back meanwhile', () => {
  it.each([
    ['AWS does not know it', (awsId: string) => scene.voice.forget(awsId)],
    ['AWS describes it as deleted', (awsId: string) => scene.voice.setStatus(awsId, 'DELETED')],
  ])('ends the request, and nothing is claimed: %s', async (_what, giveBack) => {
    const number = await leasedNumber(scene);
    const { id } = await dueRelease(scene, number.id);
    giveBack(number.awsId);
    expect(await release(id)).toBeUndefined();
    expect(await relinquishmentAt(scene, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'number_gone_at_aws' },
      number: { status: 'GONE', relinquishedAt: undefined },
    });
    expect(scene.voice.changes).toEqual([]);
    expect(await journal()).toEqual([]);
    expect((await listAuditEvents(scene.context.db, id)).map(({ action }) => action).slice(-2)).toEqual([
      'number.status_changed',
      'request.finished',
    ]);
  });
});
