import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asc, eq } from '#db/drizzle.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { upsertAccountRoom, upsertLearnedPrice } from '#db/queries/numbers.ts';
import { findPerson } from '#db/queries/people.ts';
import { markProjectArchived } from '#db/queries/projects.ts';
import { notices, requests } from '#db/schema/schema.ts';
import type { ProjectId } from '#src/domain/request.ts';
import { type OpenRequestInput, openRequest } from '#src/usecases/open-request.ts';
import { ADMIN, aUser, REQUESTER } from '../support/request-view.ts';
import {
  aBasketLine,
  actorOf,
  CHANNEL,
  codeOf,
  GUEST,
  granted,
  openScene,
  type Scene,
  STRANGER,
} from '../support/scene.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('opening a request', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  const input = (overrides: Partial<OpenRequestInput> = {}): OpenRequestInput => ({
    actor: actorOf(REQUESTER),
    correlationId: 'click-1',
    submissionKey: 'form-1',
    projectId: scene.projectId,
    lines: [aBasketLine({ quantity: 3 }), aBasketLine({ country: 'CA', useCase: 'PROMOTIONAL' })],
    purpose: '  Password reset calls  ',
    ...overrides,
  });
  const open = (overrides: Partial<OpenRequestInput> = {}) => openRequest(scene.context, input(overrides));
  const countRequests = async () =>
    (await scene.context.db.select({ id: requests.id }).from(requests)).length;

  it('stores it as pending, with one order for each number that nobody works on yet', async () => {
    const request = granted(await open());
    expect(request).toMatchObject({
      id: 1001,
      status: 'pending',
      requester: REQUESTER,
      purpose: 'Password reset calls',
      askedAt: scene.clock.now(),
      expiresAt: new Date(scene.clock.now().getTime() + 7 * DAY),
      decidedBy: undefined,
    });
    expect(request.lines.map((line) => [line.country, line.useCase, line.quantity])).toEqual([
      ['US', 'TRANSACTIONAL', 3],
      ['CA', 'PROMOTIONAL', 1],
    ]);
    expect(request.orders.map((order) => [order.position, order.line.country, order.status])).toEqual([
      [1, 'US', 'queued'],
      [2, 'US', 'queued'],
      [3, 'US', 'queued'],
      [4, 'CA', 'queued'],
    ]);
    expect(scene.voice.leases).toEqual([]);
  });

  it('puts lines of the same kind together', async () => {
    const lines = [
      aBasketLine({ quantity: 2 }),
      aBasketLine({ country: 'CA' }),
      aBasketLine({ quantity: 4 }),
    ];
    const request = granted(await open({ lines }));
    expect(request.lines.map((line) => [line.country, line.quantity])).toEqual([
      ['US', 6],
      ['CA', 1],
    ]);
    expect(request.orders).toHaveLength(7);
  });

  it('promises the card, the receipt and the reminder a day before it expires', async () => {
    const { id, askedAt, expiresAt } = granted(await open());
    const rows = await scene.context.db
      .select()
      .from(notices)
      .where(eq(notices.requestId, id))
      .orderBy(asc(notices.id));
    const remindAt = new Date(expiresAt.getTime() - DAY);
    expect(
      rows.map(({ kind, recipient, dueAt, forStatus }) => ({ kind, recipient, dueAt, forStatus })),
    ).toEqual([
      { kind: 'card', recipient: CHANNEL, dueAt: askedAt, forStatus: null },
      { kind: 'receipt', recipient: REQUESTER, dueAt: askedAt, forStatus: null },
      { kind: 'reminder_in_thread', recipient: CHANNEL, dueAt: remindAt, forStatus: 'pending' },
    ]);
    expect(scene.queue.jobs).toEqual(
      rows.map(({ id: noticeId, dueAt }) => ({
        name: 'notice.deliver',
        payload: { id: noticeId },
        notBefore: dueAt,
      })),
    );
  });

  it('writes who asked for what into the audit', async () => {
    const { id, askedAt } = granted(await open());
    expect(await listAuditEvents(scene.context.db, id)).toEqual([
      {
        at: askedAt,
        actor: aUser(REQUESTER),
        action: 'request.asked',
        requestId: id,
        before: undefined,
        after: { status: 'pending', kind: 'lease_numbers', numbers: 4, project: 'Checkout alerts' },
      },
    ]);
  });

  it('freezes the price of that moment into its lines', async () => {
    const { db } = scene.context;
    const price = { country: 'US', numberType: 'LONG_CODE', monthlyCents: 100, currency: 'USD' };
    await upsertLearnedPrice(db, { ...price, seenAt: scene.clock.now() });
    const { id } = granted(await open());
    await upsertLearnedPrice(db, { ...price, monthlyCents: 900, seenAt: scene.clock.now() });
    const { lines } = await scene.view(id);
    const frozen = { monthlyCents: 100, currency: 'USD', source: 'AWS', asOf: '2026-11-23', isSample: false };
    expect(lines.map((line) => line.quote)).toEqual([frozen, undefined]);
  });

  it('remembers the project for the next form', async () => {
    await open();
    expect((await findPerson(scene.context.db, REQUESTER))?.lastProjectId).toBe(scene.projectId);
  });

  it('gives the same request when its form is sent again, even after it was decided', async () => {
    const first = granted(await open());
    const jobs = scene.queue.take().length;
    const again = granted(await open({ correlationId: 'click-2', purpose: 'Another purpose' }));
    expect(again.id).toBe(first.id);
    expect(again.purpose).toBe(first.purpose);
    expect([jobs, scene.queue.jobs.length]).toEqual([3, 0]);
  });

  it('makes one request of ten submissions of the same form at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => open()));
    expect(new Set(all.map((result) => granted(result).id))).toEqual(new Set([granted(await open()).id]));
    expect(await countRequests()).toBe(1);
    expect(scene.queue.jobs).toHaveLength(3);
    const [story] = await Promise.all(
      all.slice(0, 1).map((result) => listAuditEvents(scene.context.db, granted(result).id)),
    );
    expect(story).toHaveLength(1);
  });

  it('makes two requests of two forms', async () => {
    await Promise.all([open(), open({ submissionKey: 'form-2' })]);
    expect(await countRequests()).toBe(2);
  });

  it('stands even when the queue is away', async () => {
    scene.queue.isAway = true;
    const { id } = granted(await open());
    expect((await scene.view(id)).status).toBe('pending');
    expect(scene.log.lines).toEqual([
      expect.objectContaining({ level: 'warn', message: 'queue is away, the sweep will hand on' }),
    ]);
  });

  it('is for guests too', async () => {
    expect(codeOf(await open({ actor: actorOf(GUEST) }))).toBe('ok');
  });

  it.each<[string, () => Partial<OpenRequestInput>]>([
    ['project_unknown', () => ({ projectId: 999 as ProjectId })],
    ['person_unknown', () => ({ actor: actorOf(STRANGER) })],
    ['other_workspace', () => ({ actor: actorOf(REQUESTER, 'T0OTHER') })],
    ['basket_empty', () => ({ lines: [] })],
    ['too_many_numbers', () => ({ lines: [aBasketLine({ quantity: 10 }), aBasketLine({ country: 'CA' })] })],
    ['country_unknown', () => ({ lines: [aBasketLine({ country: 'ZZ' })] })],
    ['purpose_missing', () => ({ purpose: '   ' })],
    ['purpose_too_long', () => ({ purpose: 'x'.repeat(501) })],
  ])('is refused as %s, and leaves nothing behind', async (code, overrides) => {
    expect(codeOf(await open(overrides()))).toBe(code);
    expect(await countRequests()).toBe(0);
    expect(scene.queue.jobs).toEqual([]);
  });

  it('is refused for an archived project, with who archived it and when', async () => {
    const at = scene.clock.now();
    await scene.context.db.transaction((tx) => markProjectArchived(tx, scene.projectId, aUser(ADMIN), at));
    expect(await open()).toEqual({
      ok: false,
      refusal: { code: 'project_archived', projectName: 'Checkout alerts', by: aUser(ADMIN), at },
    });
  });

  describe('in an account with little room', () => {
    beforeEach(() =>
      upsertAccountRoom(scene.context.db, 'us-east-1', { used: 23, max: 25 }, scene.clock.now()),
    );

    it('is refused where the numbers do not fit', async () => {
      const refusal = {
        code: 'numbers_do_not_fit',
        quantity: 4,
        fits: 2,
        used: 23,
        max: 25,
        region: 'us-east-1',
      };
      expect(await open()).toEqual({ ok: false, refusal });
    });

    it('does not count countries that need a support case', async () => {
      const lines = [aBasketLine({ quantity: 2 }), aBasketLine({ country: 'DE', quantity: 5 })];
      expect(codeOf(await open({ lines }))).toBe('ok');
    });

    it('does not rely on a reading that is older than a quarter of an hour', async () => {
      scene.clock.advance(15 * MINUTE + 1);
      expect(codeOf(await open())).toBe('ok');
    });
  });
});
