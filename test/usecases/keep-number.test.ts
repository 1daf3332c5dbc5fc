import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { findWork } from '#db/queries/work.ts';
import { notices, numbers, requests } from '#db/schema/schema.ts';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import type { RelinquishRequest } from '#src/domain/request-view.ts';
import { keepNumber } from '#src/usecases/keep-number.ts';
import { relinquishNumber } from '#src/usecases/relinquish-number.ts';
import {
  approvedRelease,
  askToRelinquish,
  leasedNumber,
  OWNER,
  relinquishmentAt,
} from '../support/relinquish.ts';
import { ADMIN, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { actorOf, aPerson, codeOf, granted, openScene, type Scene, STRANGER } from '../support/scene.ts';

let scene: Scene;
let request: RelinquishRequest;
beforeEach(async () => {
  scene = await openScene();
  await scene.addPerson(aPerson(OWNER));
  request = await approvedRelease(scene, (await leasedNumber(scene)).id);
});
afterEach(() => scene.close());

const keep = (userId: SlackUserId, requestId: RequestId = request.id) =>
  keepNumber(scene.context, { actor: actorOf(userId), correlationId: 'keep', requestId });
const endGrace = () => scene.clock.moveTo(request.relinquishAt ?? scene.clock.now());
const actions = async () =>
  (await listAuditEvents(scene.context.db, request.id)).map((event) => event.action);

describe('keeping a number', () => {
  it.each([
    ['the requester', REQUESTER],
    ['the owner', OWNER],
    ['the lead who approved', LEAD],
    ['another lead', LEAD_2],
  ])('is for %s', async (_who, userId) => {
    expect(granted(await keep(userId))).toMatchObject({
      status: 'kept',
      keptBy: { userId },
      finishedAt: scene.clock.now(),
      number: { relinquishRequestId: undefined },
    });
  });

  it('is for an admin where no lead can decide', async () => {
    const projectId = await scene.addProject({ name: 'Survey calls', leads: [REQUESTER] });
    const { id } = await askToRelinquish(scene, (await leasedNumber(scene, {}, { projectId })).id);
    const decidedAt = scene.clock.now();
    await scene.context.db.update(requests).set({ status: 'approved', decidedAt }).where(eq(requests.id, id));
    expect(codeOf(await keep(ADMIN, id))).toBe('ok');
  });

  it('is for nobody else', async () => {
    expect(await keep(ADMIN)).toMatchObject({
      refusal: { code: 'may_not_keep', requester: REQUESTER, owner: OWNER, leads: [LEAD, LEAD_2] },
    });
    expect(codeOf(await keep(STRANGER))).toBe('person_unknown');
    const outside = { actor: actorOf(LEAD, 'T0OTHER'), correlationId: 'keep', requestId: request.id };
    expect(codeOf(await keepNumber(scene.context, outside))).toBe('other_workspace');
    expect((await relinquishmentAt(scene, request.id)).status).toBe('approved');
  });

  it('leaves nothing for a worker, not even long after', async () => {
    granted(await keep(OWNER));
    expect(await findWork(scene.context.db, 'relinquish_number', request.id)).toMatchObject({
      dueAt: undefined,
    });
    endGrace();
    expect(await relinquishNumber(scene.context, request.id)).toBeUndefined();
    expect(scene.voice.changes).toEqual([]);
  });

  it('is audited, and told to the requester and in the thread', async () => {
    granted(await keep(OWNER));
    expect((await listAuditEvents(scene.context.db, request.id)).at(-1)).toMatchObject({
      action: 'relinquish.kept',
      actor: { userId: OWNER },
      before: { status: 'approved' },
      after: { status: 'kept', phoneNumber: request.number.phoneNumber },
    });
    const owed = await scene.context.db.select().from(notices).where(eq(notices.forStatus, 'kept'));
    expect(owed.map(({ kind }) => kind).sort()).toEqual(['result_in_thread', 'result_to_requester']);
  });

  it('works after the end of the grace period for as long as no worker has begun', async () => {
    endGrace();
    scene.clock.advance(60_000);
    expect(codeOf(await keep(REQUESTER))).toBe('ok');
  });
});

describe('a click that is too late', () => {
  it('is told who has kept it', async () => {
    granted(await keep(OWNER));
    expect(await keep(REQUESTER)).toMatchObject({
      refusal: { code: 'already_decided', status: 'kept', by: { userId: OWNER }, bySame: false },
    });
    expect(await keep(OWNER)).toMatchObject({ refusal: { bySame: true } });
  });

  it('is told that AWS has the number back', async () => {
    endGrace();
    await relinquishNumber(scene.context, request.id);
    expect(await keep(OWNER)).toMatchObject({
      refusal: { code: 'too_late_to_keep', phoneNumber: request.number.phoneNumber },
    });
  });

  it('is told that the number is gone, where somebody else gave it back in the grace period', async () => {
    await scene.context.db.update(numbers).set({ status: 'GONE' }).where(eq(numbers.id, request.number.id));
    expect(await keep(OWNER)).toMatchObject({
      refusal: { code: 'number_gone', phoneNumber: request.number.phoneNumber },
    });
    expect((await relinquishmentAt(scene, request.id)).status).toBe('approved');
  });

  it('is refused while the worker is at it', async () => {
    endGrace();
    const answers: string[] = [];
    scene.voice.onDescribe.meet(async () => {
      answers.push(codeOf(await keep(OWNER)));
    });
    await relinquishNumber(scene.context, request.id);
    expect(answers).toEqual(['too_late_to_keep']);
  });

  it('is not one that came too early', async () => {
    const { id } = await askToRelinquish(scene, (await leasedNumber(scene)).id);
    expect(codeOf(await keep(REQUESTER, id))).toBe('already_decided');
    expect((await relinquishmentAt(scene, id)).status).toBe('pending');
  });

  it.each([
    ['that is not there', () => 0 as RequestId],
    ['for numbers', async () => (await scene.ask()).id],
  ])('is not known for a request %s', async (_what, idOf) => {
    expect(codeOf(await keep(REQUESTER, await idOf()))).toBe('request_unknown');
  });
});

describe('at the same moment', () => {
  it('of ten clicks one keeps the number', async () => {
    const clickers = Array.from({ length: 10 }, (_, nth) => (nth % 2 === 0 ? OWNER : LEAD));
    const results = await Promise.all(clickers.map((userId) => keep(userId)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await actions()).filter((action) => action === 'relinquish.kept')).toHaveLength(1);
  });

  it.each(Array.from({ length: 8 }, (_, nth) => nth + 1))(
    'a click and the worker leave one of the two, and the other is told (%i)',
    async (nth) => {
      endGrace();
      const work = () => relinquishNumber(scene.context, request.id);
      const [kept] =
        nth % 2 === 0
          ? await Promise.all([keep(OWNER), work()])
          : await Promise.all([work(), keep(OWNER)]).then(([, result]) => [result]);
      const after = await relinquishmentAt(scene, request.id);
      if (kept.ok) {
        expect(after).toMatchObject({ status: 'kept', keptBy: { userId: OWNER } });
        expect(scene.voice.changes).toEqual([]);
      } else {
        expect(kept.refusal.code).toBe('too_late_to_keep');
        expect(after).toMatchObject({ status: 'relinquished', keptBy: undefined });
        expect(scene.voice.numbers()).toEqual([]);
      }
    },
  );
});
