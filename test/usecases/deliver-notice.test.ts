import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bumpRequestVersion } from '#db/queries/requests.ts';
import { cards } from '#db/schema/schema.ts';
import type { NoticeId, RequestId } from '#src/domain/request.ts';
import type { NoticeKind } from '#src/ports.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { deliverNotice } from '#src/usecases/deliver-notice.ts';
import { doneOrBlocked, hold } from '../support/hold.ts';
import { askedFor, noticeIn } from '../support/notices.ts';
import { LEAD, REQUESTER } from '../support/request-view.ts';
import { actorOf, CHANNEL, granted, openScene, type Scene } from '../support/scene.ts';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

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

describe('delivering a message', () => {
  it('sends the request as it is now, once', async () => {
    const { requestId, id } = await asked('card');
    expect(await deliver(id)).toBeUndefined();
    expect(await deliver(id)).toBeUndefined();
    expect(scene.notifier.delivered).toHaveLength(1);
    expect(scene.notifier.delivered[0]).toMatchObject({
      noticeId: id,
      kind: 'card',
      to: CHANNEL,
      thread: undefined,
      request: { id: requestId, status: 'pending', version: 1 },
    });
    expect(await noticeOf(requestId, 'card')).toMatchObject({
      deliveredAt: scene.clock.now(),
      dueAt: null,
      droppedAt: null,
    });
  });

  it('remembers the card, with its link and the version that it shows', async () => {
    const { requestId, id } = await asked('card');
    await deliver(id);
    expect(await copies()).toMatchObject([
      { requestId, kind: 'card', channelId: CHANNEL, drawnVersion: 1, redrawAt: null, goneAt: null },
    ]);
    expect((await scene.view(requestId)).cardPermalink).toContain(
      'https://example.slack.com/archives/C0VOICE/',
    );
  });

  it('gives a receipt that came first the link to the card', async () => {
    const { requestId, id } = await asked('receipt');
    await deliver(id);
    scene.queue.take();
    await deliver((await noticeOf(requestId, 'card')).id);
    expect(scene.queue.take()).toEqual([{ name: 'card.redraw', payload: { id: 1 } }]);
    expect(await copies()).toMatchObject([
      { kind: 'receipt', redrawAt: scene.clock.now() },
      { kind: 'card', redrawAt: null },
    ]);
  });

  it('remembers the receipt in the requester’s direct messages', async () => {
    const { id } = await asked('receipt');
    await deliver(id);
    expect(scene.notifier.deliveries()).toEqual([`receipt to ${REQUESTER}`]);
    expect(await copies()).toMatchObject([{ kind: 'receipt', channelId: 'D0REQUESTER' }]);
  });

  it('waits until it is due', async () => {
    const { id } = await asked('reminder_in_thread');
    expect(await deliver(id)).toEqual({ runAgainAt: fromNow(6 * DAY) });
    expect(scene.notifier.delivered).toEqual([]);
  });

  it('does nothing for one that is not there', async () => {
    expect(await deliver(999_999 as NoticeId)).toBeUndefined();
  });

  it('sends one message a second to a channel, and another channel does not wait', async () => {
    const first = await asked('card');
    const second = await asked('card');
    const receipt = await noticeOf(second.requestId, 'receipt');
    expect(await deliver(first.id)).toBeUndefined();
    expect(await deliver(second.id)).toEqual({ runAgainAt: fromNow(SECOND) });
    expect(await deliver(receipt.id)).toBeUndefined();
    scene.clock.advance(SECOND);
    expect(await deliver(second.id)).toBeUndefined();
    expect(scene.notifier.deliveries()).toEqual([
      `card to ${CHANNEL}`,
      `receipt to ${REQUESTER}`,
      `card to ${CHANNEL}`,
    ]);
  });

  it('lets an error that is not Slack’s pass, and still owes the message', async () => {
    const { requestId, id } = await asked('card');
    scene.notifier.onDeliver.meet(async () => {
      throw new TypeError('a defect');
    });
    await expect(deliver(id)).rejects.toThrow(TypeError);
    expect((await noticeOf(requestId, 'card')).dueAt).not.toBeNull();
  });
});

describe('a message that is no longer true', () => {
  it('is dropped, with the reason', async () => {
    const { requestId, id } = await asked('reminder_in_thread');
    granted(
      await approveRequest(scene.context, { actor: actorOf(LEAD), correlationId: 'click-2', requestId }),
    );
    scene.clock.advance(6 * DAY);
    expect(await deliver(id)).toBeUndefined();
    expect(scene.notifier.delivered).toEqual([]);
    expect(await noticeOf(requestId, 'reminder_in_thread')).toMatchObject({
      droppedAt: scene.clock.now(),
      dropReason: 'the request is approved, not pending',
      dueAt: null,
    });
  });
});

describe('a message in a thread', () => {
  it('waits for the card', async () => {
    const { requestId, id } = await asked('reminder_in_thread');
    scene.clock.advance(6 * DAY);
    expect(await deliver(id)).toEqual({ runAgainAt: fromNow(SECOND) });
    await deliver((await noticeOf(requestId, 'card')).id);
    scene.clock.advance(SECOND);
    expect(await deliver(id)).toBeUndefined();
    const [card] = await copies();
    expect(scene.notifier.delivered[1]?.thread).toMatchObject({ channelId: CHANNEL, ts: card?.ts });
  });

  it('is dropped when the channel did not take the card', async () => {
    const { requestId, id } = await asked('reminder_in_thread');
    scene.notifier.onDeliver.fail('slack_channel_not_found');
    await deliver((await noticeOf(requestId, 'card')).id);
    scene.clock.advance(6 * DAY);
    expect(await deliver(id)).toBeUndefined();
    expect(await noticeOf(requestId, 'reminder_in_thread')).toMatchObject({
      dropReason: 'there is no card in the channel',
    });
  });
});
describe('a request that moves on while Slack takes its card', () => {
  it('leaves a card that is stale at birth, and is redrawn', async () => {
    const { requestId, id } = await asked('card');
    scene.notifier.onDeliver.meet(async () => {
      granted(
        await approveRequest(scene.context, { actor: actorOf(LEAD), correlationId: 'click-2', requestId }),
      );
      scene.queue.take();
    });
    await deliver(id);
    const [card] = await copies();
    expect(card).toMatchObject({ drawnVersion: 1, redrawAt: scene.clock.now() });
    expect(scene.queue.jobs).toMatchObject([{ name: 'card.redraw', payload: { id: card?.id } }]);
  });

  it('is seen even when it commits in the same moment', async () => {
    const { requestId, id } = await asked('card');
    const change = await hold(scene.context.db, (tx) => bumpRequestVersion(tx, requestId));
    const delivery = deliver(id);
    expect(await doneOrBlocked(scene.context.db, delivery)).toBe('blocked');
    await change.commit();
    await delivery;
    expect(await copies()).toMatchObject([{ drawnVersion: 1, redrawAt: scene.clock.now() }]);
  });
});
