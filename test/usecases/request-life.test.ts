import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { listDueOrders } from '#db/queries/orders.ts';
import { notices } from '#db/schema/schema.ts';
import { MOVES, statusFrom } from '#src/domain/progress.ts';
import type { RequestStatus, SlackUserId } from '#src/domain/request.ts';
import type { LeaseRequest, RequestView } from '#src/domain/request-view.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { checkNumbers } from '#src/usecases/check-numbers.ts';
import { denyRequest } from '#src/usecases/deny-request.ts';
import { expireRequest } from '#src/usecases/expire-request.ts';
import { leaseNumber } from '#src/usecases/lease-number.ts';
import { retryRequest } from '#src/usecases/retry-request.ts';
import { withdrawRequest } from '#src/usecases/withdraw-request.ts';
import { LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { aBasketLine, actorOf, openScene, type Scene } from '../support/scene.ts';

const MINUTE = 60_000;
const UNDECIDED = ['pending', 'denied', 'withdrawn', 'expired'];

type Answer = 'leased' | 'set up later' | 'no stock' | 'away' | 'lost answer' | 'dead worker';
type Happening =
  | { readonly what: 'approve' | 'deny' | 'withdraw' | 'retry'; readonly by: readonly SlackUserId[] }
  | { readonly what: 'work'; readonly answers: readonly Answer[]; readonly workers: number }
  | { readonly what: 'check'; readonly status: 'ACTIVE' | 'DELETED' }
  | { readonly what: 'expire' };

const people = fc.uniqueArray(fc.constantFrom(REQUESTER, LEAD, LEAD_2), { minLength: 1 });
const answers = fc.array(
  fc.constantFrom<Answer>('leased', 'set up later', 'no stock', 'away', 'lost answer', 'dead worker'),
  { minLength: 3, maxLength: 3 },
);
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('approve', 'retry'), by: people }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('deny', 'withdraw'), by: people }) },
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('work'), answers, workers: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('check'), status: fc.constantFrom('ACTIVE', 'DELETED') }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('expire') }) },
);
const lives = fc
  .array(happenings, { minLength: 3, maxLength: 12 })
  .map((rest): Happening[] => [{ what: 'approve', by: [LEAD, LEAD_2] }, ...rest]);

class WorkerDied extends Error {}

describe('any life of a request, with the real database', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ awsIntervalMs: 0 });
  });
  afterAll(() => scene.close());

  function play(answer: Answer): void {
    const { beforeLease, afterLease } = scene.voice;
    scene.voice.statusOfNew = answer === 'set up later' ? 'PENDING' : 'ACTIVE';
    if (answer === 'no stock') beforeLease.fail('aws_no_stock');
    if (answer === 'away') beforeLease.fail('aws_unavailable');
    if (answer === 'lost answer') afterLease.fail('aws_unavailable');
    if (answer === 'dead worker') {
      afterLease.meet(async () => {
        throw new WorkerDied();
      });
    }
  }

  /** Several workers take the same jobs, one order after the other. */
  async function work(given: readonly Answer[], workers: number): Promise<void> {
    scene.clock.advance(5 * MINUTE);
    const due = await scene.context.db.transaction((tx) => listDueOrders(tx, scene.clock.now(), 10));
    for (const [nth, id] of due.entries()) {
      play(given[nth % given.length] ?? 'leased');
      const runs = Array.from({ length: workers }, () => leaseNumber(scene.context, id));
      for (const run of await Promise.allSettled(runs)) {
        if (run.status === 'rejected' && !(run.reason instanceof WorkerDied)) throw run.reason;
      }
      scene.voice.beforeLease.clear();
      scene.voice.afterLease.clear();
    }
  }

  async function happen({ id }: RequestView, happening: Happening): Promise<void> {
    const { context, clock, voice } = scene;
    const input = (userId: SlackUserId) => ({
      actor: actorOf(userId),
      correlationId: 'click',
      requestId: id,
    });
    switch (happening.what) {
      case 'approve':
        await Promise.all(happening.by.map((userId) => approveRequest(context, input(userId))));
        return;
      case 'deny':
        await Promise.all(
          happening.by.map((userId) => denyRequest(context, { ...input(userId), reason: 'No.' })),
        );
        return;
      case 'withdraw':
        await Promise.all(happening.by.map((userId) => withdrawRequest(context, input(userId))));
        return;
      case 'retry':
        await Promise.all(happening.by.map((userId) => retryRequest(context, input(userId))));
        return;
      case 'work':
        await work(happening.answers, happening.workers);
        return;
      case 'check':
        for (const number of voice.numbers()) {
          if (number.status === 'PENDING') voice.setStatus(number.awsId, happening.status);
        }
        clock.advance(24 * 60 * MINUTE);
        await checkNumbers(context, 'us-east-1');
        return;
      case 'expire':
        clock.advance(8 * 24 * 60 * MINUTE);
        await expireRequest(context, id);
    }
  }

  /** Every move that the audit tells follows from the one before, is in the table, and ends where the row stands. */
  async function checkStory(request: RequestView): Promise<void> {
    let status: RequestStatus = 'pending';
    for (const { action, before, after } of await listAuditEvents(scene.context.db, request.id)) {
      if (action === 'request.asked' || !action.startsWith('request.')) continue;
      expect(before?.status).toBe(status);
      expect(MOVES[status]).toContain(after?.status);
      status = after?.status as RequestStatus;
    }
    expect(request.status).toBe(status);
  }

  function checkOrders(request: LeaseRequest): void {
    const { orders, status } = request;
    if (UNDECIDED.includes(status)) expect(orders.every((order) => order.status === 'queued')).toBe(true);
    else expect(status).toBe(statusFrom(orders));
    const bought = scene.voice.tagged('dialtone:order');
    for (const order of orders) {
      const live = bought.filter(
        ({ tag, number }) => tag === String(order.id) && number.status !== 'DELETED',
      );
      expect(live.length, 'numbers that are paid for one order').toBeLessThanOrEqual(1);
      if (order.status === 'leased') expect(live[0]?.number.phoneNumber).toBe(order.number?.phoneNumber);
    }
  }

  async function checkPromises(request: RequestView): Promise<void> {
    const rows = await scene.context.db.select().from(notices).where(eq(notices.requestId, request.id));
    const results = rows.filter((row) => row.kind === 'result_to_requester');
    const ends = (await listAuditEvents(scene.context.db, request.id)).filter(({ after }) =>
      ['waiting', 'leased', 'partly_leased', 'failed', 'denied', 'expired'].includes(String(after?.status)),
    );
    const ofRequest = ends.filter((event) => event.action.startsWith('request.'));
    expect(results).toHaveLength(ofRequest.length);
  }

  it('keeps to the moves, buys no number twice, and tells each result once', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const asked = await scene.ask([aBasketLine(), aBasketLine({ country: 'CA' })]);
        let last = asked.version;
        for (const happening of life) {
          await happen(asked, happening);
          const request = await scene.view(asked.id);
          await checkStory(request);
          checkOrders(request);
          await checkPromises(request);
          expect(request.version).toBeGreaterThanOrEqual(last);
          last = request.version;
        }
      }),
      { numRuns: 20 },
    );
  });
});
