import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { listAuditEventsOfNumber } from '#db/queries/audit.ts';
import { getInventoryNumber } from '#db/queries/inventory.ts';
import { numbers } from '#db/schema/schema.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { NumberId, SlackUserId } from '#src/domain/request.ts';
import { findNumberNamed } from '#src/usecases/find-number-named.ts';
import { previewRelinquishment, refreshNumber } from '#src/usecases/preview-relinquishment.ts';
import { searchNumbers } from '#src/usecases/show-numbers.ts';
import { askToRelinquish, leasedNumber } from '../support/relinquish.ts';
import { ADMIN, REQUESTER } from '../support/request-view.ts';
import { actorOf, codeOf, GUEST, granted, openScene, type Scene, STRANGER } from '../support/scene.ts';

let scene: Scene;
let number: InventoryNumber;
beforeEach(async () => {
  scene = await openScene();
  number = await leasedNumber(scene, { phoneNumber: '+12065550142' });
});
afterEach(() => scene.close());

const preview = (userId: SlackUserId = REQUESTER, id: NumberId = number.id) =>
  previewRelinquishment(scene.context, actorOf(userId), id);
const refresh = (teamId?: string) =>
  refreshNumber(scene.context, actorOf(REQUESTER, teamId), number.id, 'click');
const stored = () => getInventoryNumber(scene.context.db, number.id);

describe('what relinquishing a number means', () => {
  it('is told before anything is asked', async () => {
    const { impact } = granted(await preview());
    expect(impact).toEqual({
      deletionProtected: true,
      poolId: undefined,
      registrationId: undefined,
      lastCallAt: undefined,
      isLastInCountry: true,
    });
  });

  it('is not told where it could not be asked for', async () => {
    expect(codeOf(await preview(STRANGER))).toBe('person_unknown');
    expect(codeOf(await preview(GUEST))).toBe('number_unknown');
    expect(codeOf(await preview(REQUESTER, 0 as NumberId))).toBe('number_unknown');
    const { id: requestId } = await askToRelinquish(scene, number.id);
    expect(await preview()).toMatchObject({ refusal: { code: 'relinquish_already_asked', requestId } });
  });

  it('has the pool and the registration that somebody gave it at AWS a moment ago', async () => {
    scene.voice.change(number.awsId, {
      poolId: 'pool-1',
      registrationId: 'reg-12',
      deletionProtected: false,
    });
    await refresh();
    expect(granted(await preview()).impact).toMatchObject({
      poolId: 'pool-1',
      registrationId: 'reg-12',
      deletionProtected: false,
    });
    const system = { kind: 'system' };
    expect(await listAuditEventsOfNumber(scene.context.db, number.id, 10)).toMatchObject([
      {
        action: 'number.protection_changed',
        actor: system,
        before: { isProtected: true },
        after: { isProtected: false, atAws: true },
      },
      {
        action: 'number.changed',
        actor: system,
        before: { poolId: null, registrationId: null },
        after: { poolId: 'pool-1', registrationId: 'reg-12' },
      },
    ]);
  });

  it('is not undone by an answer of AWS that is older than what Dialtone has written since', async () => {
    scene.voice.change(number.awsId, { deletionProtected: false });
    const { voice } = scene;
    const describeNumbers = voice.describeNumbers.bind(voice);
    voice.describeNumbers = async (region, awsIds) => {
      const described = await describeNumbers(region, awsIds);
      scene.clock.advance(1000);
      const since = { deletionProtected: true, checkedAt: scene.clock.now() };
      await scene.context.db.update(numbers).set(since).where(eq(numbers.id, number.id));
      return described;
    };
    await refresh();
    expect((await stored()).deletionProtected).toBe(true);
    expect(await listAuditEventsOfNumber(scene.context.db, number.id, 10)).toEqual([]);
  });

  it('writes nothing down when nothing has changed', async () => {
    await refresh();
    expect(await stored()).toEqual(number);
    expect(await listAuditEventsOfNumber(scene.context.db, number.id, 10)).toEqual([]);
  });

  it('is that there is nothing left to do when the number is gone', async () => {
    scene.voice.forget(number.awsId);
    await refresh();
    expect(await preview()).toMatchObject({ refusal: { code: 'number_gone', by: undefined } });
    expect(await listAuditEventsOfNumber(scene.context.db, number.id, 10)).toMatchObject([
      { action: 'number.status_changed', before: { status: 'ACTIVE' }, after: { status: 'GONE' } },
    ]);
  });

  it('is what the inventory has when AWS does not answer', async () => {
    scene.voice.onDescribe.fail('aws_unavailable');
    await refresh();
    expect(codeOf(await preview())).toBe('ok');
    expect(scene.log.lines).toMatchObject([{ level: 'warn', message: 'number could not be looked at' }]);
  });

  it('is not looked up at AWS while somebody asks to relinquish it', async () => {
    await askToRelinquish(scene, number.id);
    await refresh();
    expect(scene.voice.describes).toEqual([]);
  });

  it('is not looked up at AWS for somebody of another workspace', async () => {
    await refresh('T0OTHER');
    expect(scene.voice.describes).toEqual([]);
  });
});

describe('searching a number', () => {
  const found = async (query: string, userId: SlackUserId = REQUESTER) =>
    (await searchNumbers(scene.context, actorOf(userId), query, 100)).map(({ phoneNumber }) => phoneNumber);
  beforeEach(async () => {
    const survey = await scene.addProject({ name: 'Survey calls' });
    await leasedNumber(scene, { phoneNumber: '+5511955550001', country: 'BR' }, { projectId: survey });
    await leasedNumber(scene, { phoneNumber: '+14165550001', country: 'CA' }, { ownerId: GUEST });
  });

  it.each([
    ['0142', ['+12065550142']],
    ['+1 (206) 555-0142', ['+12065550142']],
    ['Brazil', ['+5511955550001']],
    ['br', ['+5511955550001']],
    ['survey', ['+5511955550001']],
    ['100%', []],
    ['nothing like this', []],
  ])('finds “%s”', async (query, numbers) => {
    expect(await found(query)).toEqual(numbers);
  });

  it('without a word lists all, the newest first', async () => {
    expect(await found('')).toEqual(['+14165550001', '+5511955550001', '+12065550142']);
  });

  it('shows a guest only their own, and a stranger none', async () => {
    expect(await found('', GUEST)).toEqual(['+14165550001']);
    expect(await found('', STRANGER)).toEqual([]);
  });

  it('does not search the dial codes of countries by digits', async () => {
    expect(await found('+55')).toEqual(['+14165550001', '+5511955550001', '+12065550142']);
    expect(await found('+5511')).toEqual(['+5511955550001']);
  });

  it.each([
    ['+12065550142', true],
    ['0142', true],
    ['+1', false],
    ['0000', false],
  ])('by the words “%s” names one number: %s', async (words, isOne) => {
    const id = await findNumberNamed(scene.context, actorOf(ADMIN), words);
    expect(id).toBe(isOne ? number.id : undefined);
  });
});
