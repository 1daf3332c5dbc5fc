import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsCalls, relinquishments } from '#db/schema/schema.ts';
import type { NumberId, SlackUserId } from '#src/domain/request.ts';
import { protectNumber } from '#src/usecases/protect-number.ts';
import { showNumber } from '#src/usecases/show-number.ts';
import { REGION, rowOf, storyOf, syncAgain } from '../support/inventory.ts';
import { ADMIN, LEAD, REQUESTER } from '../support/request-view.ts';
import { insertNumberRow, insertRequestRow } from '../support/rows.ts';
import { actorOf, aPerson, codeOf, GUEST, granted, openScene, type Scene } from '../support/scene.ts';

const MEMBER = 'U0MEMBER' as SlackUserId;

let scene: Scene;
let numberId: NumberId;
beforeEach(async () => {
  scene = await openScene({ awsIntervalMs: 0 });
  await scene.addPerson(aPerson(MEMBER));
  const { awsId, arn } = scene.voice.arrive({ deletionProtected: false });
  const row = { awsId, arn, projectId: scene.projectId, ownerId: REQUESTER, deletionProtected: false };
  numberId = (await insertNumberRow(scene.context.db, row)).id;
});
afterEach(() => scene.close());

const protect = (userId: SlackUserId) =>
  protectNumber(scene.context, { actor: actorOf(userId), correlationId: 'click', numberId });
const isProtected = async () => (await rowOf(scene, 'phone-0001')).deletionProtected;
const calls = async () =>
  (await scene.context.db.select().from(awsCalls)).map(({ operation, outcome }) => [operation, outcome]);
const story = async () => (await storyOf(scene, numberId)).map(({ action, after }) => [action, after]);

describe('protecting a number', () => {
  it.each([
    ['the owner', REQUESTER],
    ['a lead', LEAD],
    ['an admin', ADMIN],
  ])('is for %s: AWS does it at once, and it is in the journal and in the story', async (_who, userId) => {
    expect(granted(await protect(userId))).toMatchObject({
      number: { deletionProtected: true },
      failure: undefined,
    });
    expect(scene.voice.changes).toEqual(['UpdatePhoneNumber phone-0001 true']);
    expect(await calls()).toEqual([['UpdatePhoneNumber', 'done']]);
    const told = { phoneNumber: '+12065550142', isProtected: true };
    expect(await story()).toEqual([['number.protection_changed', told]]);
  });

  it('is refused to anybody else, and asks AWS for nothing', async () => {
    expect(codeOf(await protect(MEMBER))).toBe('may_not_change_number');
    expect(codeOf(await protect(GUEST))).toBe('number_unknown');
    expect(await calls()).toEqual([]);
  });

  it('that is protected already does nothing', async () => {
    granted(await protect(LEAD));
    granted(await protect(LEAD));
    expect(await calls()).toHaveLength(1);
  });

  it('by two at once is one event', async () => {
    const done = await Promise.all([protect(LEAD), protect(REQUESTER)]);
    expect(done.map(codeOf)).toEqual(['ok', 'ok']);
    expect(await story()).toHaveLength(1);
  });

  it('is refused while somebody asks to relinquish the number', async () => {
    const { id } = await insertRequestRow(scene.context.db, {
      kind: 'relinquish_number',
      projectId: scene.projectId,
    });
    const row = { requestId: id, numberId, deletionProtected: false, isLastInCountry: false };
    await scene.context.db.insert(relinquishments).values(row);
    expect(await protect(LEAD)).toEqual({
      ok: false,
      refusal: { code: 'relinquish_already_asked', requestId: id, phoneNumber: '+12065550142' },
    });
    const story = granted(await showNumber(scene.context, actorOf(LEAD), numberId));
    expect(story).toMatchObject({
      mayProtect: false,
      mayRelinquish: false,
      number: { relinquishRequestId: id },
    });
  });

  it('that AWS refuses changes nothing and says why', async () => {
    scene.voice.before.UpdatePhoneNumber.fail('aws_access_denied');
    expect(granted(await protect(LEAD)).failure).toMatchObject({ code: 'aws_access_denied' });
    expect(await calls()).toEqual([['UpdatePhoneNumber', 'refused']]);
    expect(await isProtected()).toBe(false);
    expect(await story()).toEqual([]);
  });

  it('whose answer was lost is looked at: done', async () => {
    scene.voice.after.UpdatePhoneNumber.fail('aws_unavailable');
    expect(granted(await protect(LEAD)).failure).toBeUndefined();
    expect(await isProtected()).toBe(true);
    expect(await story()).toHaveLength(1);
  });

  it('whose answer was lost is looked at: not done', async () => {
    scene.voice.before.UpdatePhoneNumber.fail('aws_unavailable');
    expect(granted(await protect(LEAD)).failure).toMatchObject({ code: 'aws_unavailable' });
    expect(await isProtected()).toBe(false);
  });

  it('by a process that ends before it could write is found by the next synchronisation', async () => {
    scene.voice.after.UpdatePhoneNumber.meet(async () => {
      throw new Error('the process ends');
    });
    await expect(protect(LEAD)).rejects.toThrow('the process ends');
    expect(await calls()).toEqual([['UpdatePhoneNumber', null]]);
    expect(await isProtected()).toBe(false);
    await syncAgain(scene, REGION);
    expect(await isProtected()).toBe(true);
    const told = { phoneNumber: '+12065550142', isProtected: true };
    expect(await story()).toContainEqual(['number.protection_changed', told]);
  });
});
