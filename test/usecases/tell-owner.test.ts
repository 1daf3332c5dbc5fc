import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { cards, notices } from '#db/schema/schema.ts';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import type { Settings } from '#src/usecases/context.ts';
import { deliverNotice } from '#src/usecases/deliver-notice.ts';
import { denyRequest } from '#src/usecases/deny-request.ts';
import { keepNumber } from '#src/usecases/keep-number.ts';
import { redrawClickedCopy } from '#src/usecases/redraw-card.ts';
import { noticeIn } from '../support/notices.ts';
import { askToRelinquish, leasedNumber, OWNER } from '../support/relinquish.ts';
import { LEAD, REQUESTER } from '../support/request-view.ts';
import { actorOf, aPerson, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const DAY = 24 * 60 * 60 * 1000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const deciding = (userId: SlackUserId, requestId: RequestId) => ({
  actor: actorOf(userId),
  correlationId: 'click',
  requestId,
});

async function asked(ownerId: SlackUserId | undefined = OWNER): Promise<RequestId> {
  await scene.addPerson(aPerson(OWNER));
  return (await askToRelinquish(scene, (await leasedNumber(scene, {}, { ownerId })).id)).id;
}

async function approved(ownerId: SlackUserId | undefined = OWNER): Promise<RequestId> {
  const id = await asked(ownerId);
  granted(await approveRequest(scene.context, deciding(LEAD, id)));
  return id;
}

async function reopen(settings: Partial<Settings>): Promise<void> {
  await scene.close();
  scene = await openScene(settings);
}

/** The kinds of what the owner is owed, or was sent. */
async function told(): Promise<string[]> {
  const owed = await scene.context.db.select().from(notices).orderBy(notices.id);
  return owed.filter(({ kind }) => kind.endsWith('_to_owner')).map(({ kind }) => kind);
}

describe('the owner of a number that somebody else gives back', () => {
  it('hears of it when a lead has approved, as a message that is redrawn', async () => {
    const id = await approved();
    await workOff(scene, 0);
    expect(scene.notifier.delivered.filter(({ to }) => to === OWNER)).toMatchObject([
      { kind: 'grace_to_owner', request: { status: 'approved' } },
    ]);
    const copies = await scene.context.db.select().from(cards).where(eq(cards.kind, 'owner_notice'));
    expect(copies).toMatchObject([{ requestId: id, goneAt: null }]);
  });

  it('hears how it ended', async () => {
    await approved();
    await workOff(scene, 7 * DAY + 60_000);
    expect(scene.notifier.delivered.filter(({ to }) => to === OWNER)).toMatchObject([
      { kind: 'grace_to_owner' },
      { kind: 'result_to_owner', request: { status: 'relinquished' } },
    ]);
  });

  it('hears that somebody else kept it, and the first message loses its button', async () => {
    const id = await approved();
    await workOff(scene, 0);
    granted(await keepNumber(scene.context, deciding(REQUESTER, id)));
    await workOff(scene);
    expect(await told()).toEqual(['grace_to_owner', 'result_to_owner']);
    const redrawn = scene.notifier.redrawn.filter(({ kind }) => kind === 'owner_notice');
    expect(redrawn.at(-1)).toMatchObject({ request: { status: 'kept' } });
  });

  it('hears that AWS refused it', async () => {
    await reopen({ graceMs: 0 });
    scene.voice.before.ReleasePhoneNumber.fail('aws_access_denied');
    await approved();
    await workOff(scene);
    expect(scene.notifier.delivered.filter(({ to }) => to === OWNER)).toMatchObject([
      { kind: 'result_to_owner', request: { status: 'failed' } },
    ]);
  });

  it('hears nothing before a lead has approved, and nothing of what a lead denies', async () => {
    const id = await asked();
    expect(await told()).toEqual([]);
    granted(await denyRequest(scene.context, { ...deciding(LEAD, id), reason: 'It is in use.' }));
    expect(await told()).toEqual([]);
  });

  it('hears only the end where there is no grace period', async () => {
    await reopen({ graceMs: 0 });
    await approved();
    await workOff(scene, 0);
    expect(await told()).toEqual(['result_to_owner']);
  });
});

describe('an owner who knows already', () => {
  it('because they asked gets what the requester gets, and no more', async () => {
    await approved(REQUESTER);
    await workOff(scene, 7 * DAY + 60_000);
    expect(await told()).toEqual([]);
  });

  it('because they approved it hears only the end', async () => {
    await approved(LEAD);
    await workOff(scene, 7 * DAY + 60_000);
    expect(await told()).toEqual(['result_to_owner']);
  });

  it('because they kept it sees it in the message that they have', async () => {
    const id = await approved();
    await workOff(scene, 0);
    granted(await keepNumber(scene.context, deciding(OWNER, id)));
    await workOff(scene);
    expect(await told()).toEqual(['grace_to_owner']);
    expect(scene.notifier.redrawn.some(({ kind }) => kind === 'owner_notice')).toBe(true);
  });
});

it('is dropped when the number was kept before Slack took the message', async () => {
  const id = await approved();
  granted(await keepNumber(scene.context, deciding(REQUESTER, id)));
  await workOff(scene);
  const kinds = scene.notifier.delivered.filter(({ to }) => to === OWNER).map(({ kind }) => kind);
  expect(kinds).toEqual(['result_to_owner']);
});

it('stays the owner’s message when it is clicked before its delivery is recorded', async () => {
  const id = await approved();
  const notice = await noticeIn(scene, id, 'grace_to_owner');
  scene.notifier.onDeliver.meet(async () => {
    const at = { channelId: 'D0OWNER', ts: '1795615500.000001' };
    await redrawClickedCopy(scene.context, id, at, 'receipt');
  });
  await deliverNotice(scene.context, notice.id);
  const [copy] = await scene.context.db.select().from(cards).where(eq(cards.channelId, 'D0OWNER'));
  expect(copy).toMatchObject({ ts: '1795615500.000001', kind: 'owner_notice' });
});
