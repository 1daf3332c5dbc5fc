import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cards } from '#db/schema/schema.ts';
import type { NoticeId, RequestId } from '#src/domain/request.ts';
import type { NoticeKind } from '#src/ports.ts';
import { deliverNotice } from '#src/usecases/deliver-notice.ts';
import { askedFor, noticeIn } from '../support/notices.ts';
import { ADMIN, LEAD, LEAD_2 } from '../support/request-view.ts';
import { aPerson, openScene, type Scene } from '../support/scene.ts';

const SECOND = 1000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const fromNow = (ms: number): Date => new Date(scene.clock.now().getTime() + ms);
const deliver = (id: NoticeId) => deliverNotice(scene.context, id);
const noticeOf = (requestId: RequestId, kind: NoticeKind) => noticeIn(scene, requestId, kind);
const asked = (kind: NoticeKind) => askedFor(scene, kind);
const copies = () => scene.context.db.select().from(cards).orderBy(cards.id);

describe('a channel that does not take the card', () => {
  it.each(['slack_channel_not_found', 'slack_not_in_channel', 'slack_refused'] as const)(
    'because of %s makes every lead get it as a direct message',
    async (code) => {
      const { requestId, id } = await asked('card');
      scene.notifier.onDeliver.fail(code, { slackError: 'is_archived' });
      expect(await deliver(id)).toBeUndefined();
      expect(await noticeOf(requestId, 'card')).toMatchObject({ dropReason: 'is_archived', dueAt: null });
      const jobs = scene.queue.take();
      for (const job of jobs) if (job.name === 'notice.deliver') await deliver(job.payload.id as NoticeId);
      expect(scene.notifier.deliveries()).toEqual([`card_to_lead to ${LEAD}`, `card_to_lead to ${LEAD_2}`]);
      expect((await copies()).map((copy) => copy.kind)).toEqual(['card', 'card']);
      expect(scene.log.lines).toMatchObject([
        { level: 'error', message: 'slack refused a message for good', fields: { requestId, code } },
      ]);
    },
  );

  it('makes the admins get it where no lead can decide any more', async () => {
    scene.directory.people.set(LEAD, aPerson(LEAD, { isDeactivated: true }));
    scene.directory.people.set(LEAD_2, aPerson(LEAD_2, { isGuest: true }));
    const { id } = await asked('card');
    scene.clock.advance(11 * 60 * SECOND);
    scene.notifier.onDeliver.fail('slack_channel_not_found');
    await deliver(id);
    const jobs = scene.queue.take();
    for (const job of jobs) if (job.name === 'notice.deliver') await deliver(job.payload.id as NoticeId);
    expect(scene.notifier.deliveries()).toEqual([`card_to_lead to ${ADMIN}`]);
  });

  it('is told apart from a person who cannot be written to, for whom nobody stands in', async () => {
    const { requestId, id } = await asked('receipt');
    scene.notifier.onDeliver.fail('slack_refused', { slackError: 'cannot_dm_bot' });
    expect(await deliver(id)).toBeUndefined();
    expect(await noticeOf(requestId, 'receipt')).toMatchObject({ dropReason: 'cannot_dm_bot' });
    expect(scene.queue.jobs).toEqual([]);
  });
});

describe('Slack’s absence', () => {
  it('makes a message wait, longer each time, until Slack takes it', async () => {
    const { requestId, id } = await asked('card');
    const waits: number[] = [];
    for (let nth = 0; nth < 4; nth += 1) {
      scene.notifier.onDeliver.fail('slack_unavailable');
      const outcome = await deliver(id);
      const wait = (outcome?.runAgainAt.getTime() ?? 0) - scene.clock.now().getTime();
      waits.push(wait);
      scene.clock.advance(wait);
    }
    expect(waits).toEqual([1, 2, 4, 8].map((seconds) => seconds * SECOND));
    expect(await deliver(id)).toBeUndefined();
    expect(await noticeOf(requestId, 'card')).toMatchObject({ attempts: 5, deliveredAt: scene.clock.now() });
  });

  it('and its rate limit hold up every message to the channel for as long as it says', async () => {
    const first = await asked('card');
    const second = await asked('card');
    scene.notifier.onDeliver.fail('slack_rate_limited', { retryAfterMs: 30 * SECOND });
    expect(await deliver(first.id)).toEqual({ runAgainAt: fromNow(30 * SECOND) });
    expect(await deliver(second.id)).toEqual({ runAgainAt: fromNow(30 * SECOND) });
    expect(scene.notifier.delivered).toEqual([]);
  });
});
