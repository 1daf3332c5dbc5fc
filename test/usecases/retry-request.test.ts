import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { markProjectArchived } from '#db/queries/projects.ts';
import type { BasketLine } from '#src/domain/basket.ts';
import type { AwsErrorCode } from '#src/domain/errors.ts';
import { MAX_ORDER_ATTEMPTS } from '#src/domain/pacing.ts';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { retryRequest } from '#src/usecases/retry-request.ts';
import { ADMIN, aUser, LEAD, REQUESTER } from '../support/request-view.ts';
import { aBasketLine, actorOf, codeOf, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const MINUTE = 60_000;
const SWEEP = { name: 'sweep', payload: {} } as const;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const retry = (requestId: RequestId, userId: SlackUserId = REQUESTER) =>
  retryRequest(scene.context, { actor: actorOf(userId), correlationId: 'click-3', requestId });
const tokens = () => scene.voice.leases.map((call) => call.clientToken);

/** A request whose first calls end with these codes, and all that follow in success; worked off. */
async function ended(lines: readonly BasketLine[], codes: readonly AwsErrorCode[]): Promise<LeaseRequest> {
  for (const code of codes) scene.voice.beforeLease.fail(code);
  const { id } = await scene.askApproved(lines);
  await finish();
  return scene.view(id);
}

async function statuses(id: RequestId): Promise<string[]> {
  return (await scene.view(id)).orders.map((order) => order.status);
}

async function finish(): Promise<void> {
  scene.queue.jobs.push(SWEEP);
  await workOff(scene);
}

describe('trying again', () => {
  it('leases only what failed', async () => {
    const before = await ended([aBasketLine({ quantity: 3 })], ['aws_no_stock', 'aws_number_quota']);
    expect(before.status).toBe('partly_leased');
    const kept = before.orders.flatMap((order) => order.number?.phoneNumber ?? []);

    const again = granted(await retry(before.id));
    expect(again).toMatchObject({ status: 'approved', finishedAt: undefined, decidedBy: aUser(LEAD) });
    expect(await statuses(before.id)).toEqual(['queued', 'queued', 'leased']);
    await finish();
    const done = await scene.view(before.id);
    expect(done.status).toBe('leased');
    expect(scene.voice.leases).toHaveLength(5);
    expect(done.orders.map((order) => order.number?.phoneNumber)).toEqual(expect.arrayContaining(kept));
  });

  it('tells who did it and with how many orders', async () => {
    const { id } = await ended([aBasketLine({ quantity: 2 })], ['aws_no_stock', 'aws_no_stock']);
    granted(await retry(id, LEAD));
    expect((await listAuditEvents(scene.context.db, id)).at(-1)).toMatchObject({
      actor: aUser(LEAD),
      action: 'request.retried',
      before: { status: 'failed' },
      after: { status: 'approved', orders: 2 },
    });
  });

  it('tells the requester each result, once for each time that it ends', async () => {
    const { id } = await ended([aBasketLine()], ['aws_no_stock', 'aws_no_stock']);
    granted(await retry(id));
    await finish();
    granted(await retry(id));
    await finish();
    const results = scene.notifier.aboutRequests().filter((notice) => notice.kind === 'result_to_requester');
    expect(results.map((notice) => notice.request.status)).toEqual(['failed', 'failed', 'leased']);
  });

  it('leaves out what needs a support case', async () => {
    const before = await ended([aBasketLine(), aBasketLine({ country: 'DE' })], ['aws_no_stock']);
    granted(await retry(before.id));
    expect(await statuses(before.id)).toEqual(['queued', 'in_case']);
  });

  it('gives an order eight new tries', async () => {
    const outage = Array.from({ length: MAX_ORDER_ATTEMPTS * 2 - 1 }, () => 'aws_unavailable' as const);
    const { id, status } = await ended([aBasketLine()], outage);
    expect(status).toBe('failed');
    granted(await retry(id));
    await finish();
    expect((await scene.view(id)).status).toBe('leased');
  });

  it('puts the orders back once when several click at once', async () => {
    const { id } = await ended([aBasketLine({ quantity: 2 })], ['aws_no_stock', 'aws_no_stock']);
    const results = await Promise.all(
      [REQUESTER, LEAD, REQUESTER, LEAD, LEAD].map((userId) => retry(id, userId)),
    );
    expect(results.map(codeOf).sort()).toEqual([
      'nothing_to_try_again',
      'nothing_to_try_again',
      'nothing_to_try_again',
      'nothing_to_try_again',
      'ok',
    ]);
    expect(scene.queue.jobs.filter((job) => job.name === 'order.lease')).toHaveLength(2);
    const retries = (await listAuditEvents(scene.context.db, id)).filter(
      (event) => event.action === 'request.retried',
    );
    expect(retries).toHaveLength(1);
  });

  it('is refused when there is nothing to try', async () => {
    expect(codeOf(await retry((await ended([aBasketLine()], [])).id))).toBe('nothing_to_try_again');
    expect(codeOf(await retry((await scene.ask()).id))).toBe('nothing_to_try_again');
    expect(codeOf(await retry(999_999 as RequestId))).toBe('request_unknown');
  });

  it('is refused to those who neither asked nor decide, and for an archived project', async () => {
    const { id } = await ended([aBasketLine()], ['aws_no_stock']);
    expect(codeOf(await retry(id, ADMIN))).toBe('may_not_try_again');
    const at = scene.clock.now();
    await scene.context.db.transaction((tx) => markProjectArchived(tx, scene.projectId, aUser(ADMIN), at));
    expect(codeOf(await retry(id))).toBe('project_archived');
    expect((await scene.view(id)).status).toBe('failed');
  });
});

describe('the client token of a second try', () => {
  it('is a new one after AWS has surely refused the first', async () => {
    const { id } = await ended([aBasketLine()], ['aws_no_stock']);
    granted(await retry(id));
    await finish();
    expect(new Set(tokens()).size).toBe(2);
    expect(scene.voice.searches).toEqual([]);
  });

  it('is the same as long as AWS may have leased a number for it', async () => {
    const outage = Array.from({ length: MAX_ORDER_ATTEMPTS }, () => 'aws_unavailable' as const);
    const { id } = await ended([aBasketLine()], outage);
    granted(await retry(id));
    await finish();
    expect(tokens()).toHaveLength(MAX_ORDER_ATTEMPTS + 1);
    expect(new Set(tokens()).size).toBe(1);
  });

  it('is a new one for a number that AWS leased and then gave up', async () => {
    scene.voice.statusOfNew = 'PENDING';
    scene.voice.afterLease.fail('aws_unavailable');
    const { id } = await scene.askApproved();
    scene.queue.jobs.push(SWEEP);
    await workOff(scene, 3000);
    scene.voice.setStatus('phone-0001', 'DELETED');
    scene.clock.advance(MINUTE);
    await finish();
    expect((await scene.view(id)).orders[0]?.error?.code).toBe('provisioning_failed');
    scene.voice.statusOfNew = 'ACTIVE';
    granted(await retry(id));
    await finish();
    expect(new Set(tokens()).size).toBe(2);
    expect((await scene.view(id)).orders[0]?.number?.phoneNumber).toBe('+12065550002');
  });

  it('is the same when an earlier call went unanswered, whatever the last one was told', async () => {
    const { id, orders } = await ended([aBasketLine()], ['aws_unavailable', 'aws_no_stock']);
    expect(orders[0]?.error?.code).toBe('aws_no_stock');
    granted(await retry(id));
    await finish();
    expect((await scene.view(id)).status).toBe('leased');
    expect(tokens()).toHaveLength(3);
    expect(new Set(tokens()).size).toBe(1);
  });

  it('is not needed when looking for the number of a lost answer is refused for a while', async () => {
    scene.voice.afterLease.fail('aws_unavailable');
    scene.voice.onSearch.fail('aws_access_denied');
    const { status, orders } = await ended([aBasketLine()], []);
    expect([status, orders[0]?.error]).toEqual(['leased', undefined]);
    expect(scene.voice.numbers()).toHaveLength(1);
    expect(tokens()).toHaveLength(1);
  });
});
