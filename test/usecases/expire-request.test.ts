import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import type { RequestId } from '#src/domain/request.ts';
import { expireRequest } from '#src/usecases/expire-request.ts';
import { REQUESTER } from '../support/request-view.ts';
import { CHANNEL, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const DAY = 24 * 60 * 60 * 1000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

describe('a request that nobody decides', () => {
  it('expires at its time, by the job, and the requester is told', async () => {
    const { id, expiresAt } = await scene.ask();
    scene.clock.moveTo(expiresAt);
    await expireRequest(scene.context, id);
    expect(await scene.view(id)).toMatchObject({
      status: 'expired',
      decidedBy: { kind: 'job', name: 'request.expire' },
      decidedAt: expiresAt,
      finishedAt: expiresAt,
    });
    expect((await listAuditEvents(scene.context.db, id)).at(-1)).toMatchObject({
      action: 'request.expired',
      before: { status: 'pending' },
      after: { status: 'expired' },
    });
    await workOff(scene);
    expect(scene.notifier.deliveries()).toEqual([`result_to_requester to ${REQUESTER}`]);
  });

  it('does not expire a millisecond too early', async () => {
    const { id, expiresAt } = await scene.ask();
    scene.clock.moveTo(new Date(expiresAt.getTime() - 1));
    await expireRequest(scene.context, id);
    expect((await scene.view(id)).status).toBe('pending');
  });

  it('expires once', async () => {
    const { id, expiresAt } = await scene.ask();
    scene.clock.moveTo(expiresAt);
    await expireRequest(scene.context, id);
    const { version } = await scene.view(id);
    await expireRequest(scene.context, id);
    expect((await scene.view(id)).version).toBe(version);
  });

  it('is reminded of in the thread of its card a day before, and not once it is decided', async () => {
    const { id: undecided } = await scene.ask();
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene);
    await scene.askApproved();
    scene.clock.advance(6 * DAY);
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene);
    const reminders = scene.notifier.aboutRequests().filter((notice) => notice.kind === 'reminder_in_thread');
    expect(reminders.map(({ to, request }) => [to, request.id])).toEqual([[CHANNEL, undecided]]);
    expect(reminders[0]?.thread).toMatchObject({ channelId: CHANNEL });
  });
});

describe('a request that was decided', () => {
  it('never expires', async () => {
    const { id, expiresAt } = await scene.askApproved();
    scene.clock.moveTo(expiresAt);
    await expireRequest(scene.context, id);
    expect((await scene.view(id)).status).toBe('approved');
  });
});

describe('a request that is not there', () => {
  it('is no reason to fail', async () => {
    await expect(expireRequest(scene.context, 999_999 as RequestId)).resolves.toBeUndefined();
  });
});
