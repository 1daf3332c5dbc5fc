import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCase } from '#db/queries/cases.ts';
import type { RequestId } from '#src/domain/request.ts';
import { answerCase } from '#src/usecases/answer-case.ts';
import { askOfCase } from '#src/usecases/ask-of-case.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { grantCase } from '#src/usecases/end-case.ts';
import { fileCase } from '#src/usecases/file-case.ts';
import { followCase } from '#src/usecases/follow-case.ts';
import { askApprovedAccess } from '../support/access.ts';
import { LEAD, REQUESTER } from '../support/request-view.ts';
import { actorOf, CHANNEL, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const by = (requestId: RequestId) => ({ actor: actorOf(LEAD), correlationId: 'click', requestId });
const reminders = () => scene.notifier.deliveries().filter((each) => each.includes('case_reminder'));

/** Time passes, and the sweep looks what is due. */
async function pass(ms: number): Promise<void> {
  scene.clock.advance(ms);
  await collectDue(scene.context);
  await workOff(scene, 60_000);
}

/** Filed by hand, with its card in the channel. */
async function filed(): Promise<RequestId> {
  const { id } = await askApprovedAccess(scene);
  await collectDue(scene.context);
  await workOff(scene);
  granted(await fileCase(scene.context, { ...by(id), caseId: '12345678901' }));
  return id;
}

describe('a case that AWS does not answer', () => {
  it('is reminded of after a day, in the card’s thread', async () => {
    await filed();
    await pass(DAY_MS - HOUR_MS);
    expect(reminders()).toEqual([]);
    await pass(HOUR_MS);
    expect(reminders()).toEqual([`case_reminder_in_thread to ${CHANNEL}`]);
    expect(scene.notifier.delivered.at(-1)?.thread).toMatchObject({ channelId: CHANNEL });
  });

  it('is reminded of once a day and three times at most, also when every job is lost', async () => {
    const id = await filed();
    for (let hours = 0; hours < 10 * 24; hours += 6) {
      scene.queue.take();
      await pass(6 * HOUR_MS);
    }
    expect(reminders()).toHaveLength(3);
    expect((await findCase(scene.context.db, id))?.dueAt).toBeNull();
  });

  it('is reminded of once by two workers', async () => {
    const id = await filed();
    scene.clock.advance(DAY_MS);
    await Promise.all([followCase(scene.context, id), followCase(scene.context, id)]);
    await workOff(scene, 60_000);
    expect(reminders()).toHaveLength(1);
  });
});

describe('a packet that nobody files', () => {
  async function approved(): Promise<RequestId> {
    const { id } = await askApprovedAccess(scene);
    await collectDue(scene.context);
    await workOff(scene);
    return id;
  }

  it('is reminded of after a day, once a day and three times at most', async () => {
    const id = await approved();
    await pass(DAY_MS - 2 * HOUR_MS);
    expect(reminders()).toEqual([]);
    for (let hours = 0; hours < 10 * 24; hours += 6) {
      scene.queue.take();
      await pass(6 * HOUR_MS);
    }
    expect(reminders()).toHaveLength(3);
    expect(await findCase(scene.context.db, id)).toMatchObject({ status: 'to_file', dueAt: null });
  });

  it('is not reminded of any more once its case id is known', async () => {
    const id = await approved();
    await pass(DAY_MS - 2 * HOUR_MS);
    granted(await fileCase(scene.context, { ...by(id), caseId: '12345678901' }));
    await pass(2 * HOUR_MS);
    expect(reminders()).toEqual([]);
    expect((await findCase(scene.context.db, id))?.dueAt).not.toBeNull();
  });
});

describe('the day that AWS has', () => {
  it('stands still while the requester has to answer, and begins anew with the answer', async () => {
    const id = await filed();
    granted(await askOfCase(scene.context, { ...by(id), question: 'Why?' }));
    await pass(3 * DAY_MS);
    expect(reminders()).toEqual([]);

    granted(await answerCase(scene.context, { ...by(id), answer: 'Because' }));
    await pass(DAY_MS - HOUR_MS);
    expect(reminders()).toEqual([]);
    await pass(HOUR_MS);
    expect(reminders()).toHaveLength(1);
    expect(scene.notifier.deliveries()).toContain(`case_question to ${REQUESTER}`);
  });

  it('ends with the case', async () => {
    const id = await filed();
    granted(await grantCase(scene.context, by(id)));
    await pass(5 * DAY_MS);
    expect(reminders()).toEqual([]);
  });
});
