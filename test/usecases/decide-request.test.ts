import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { markProjectArchived } from '#db/queries/projects.ts';
import { jobIdOf } from '#jobs/catalog.ts';
import type { RequestId } from '#src/domain/request.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import type { DecideInput } from '#src/usecases/decide-request.ts';
import { denyRequest, previewDenial } from '#src/usecases/deny-request.ts';
import { withdrawRequest } from '#src/usecases/withdraw-request.ts';
import { ADMIN, aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { aBasketLine, actorOf, codeOf, GUEST, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const NOBODY = 999_999 as RequestId;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const by = (userId: typeof LEAD, requestId: RequestId): DecideInput => ({
  actor: actorOf(userId),
  correlationId: 'click-2',
  requestId,
});
const actionsOf = async (id: RequestId) =>
  (await listAuditEvents(scene.context.db, id)).map((event) => event.action);

describe('approving', () => {
  it('records the lead, the time and the audit, and puts exactly the shown numbers to work', async () => {
    const asked = await scene.ask([aBasketLine({ quantity: 2 }), aBasketLine({ country: 'CA' })]);
    scene.clock.advance(60_000);
    const approved = granted(await approveRequest(scene.context, by(LEAD, asked.id)));
    expect(approved).toMatchObject({
      status: 'approved',
      decidedBy: aUser(LEAD),
      decidedAt: scene.clock.now(),
      finishedAt: undefined,
    });
    const ids = asked.orders.map((order) => order.id);
    expect(scene.queue.jobs).toEqual(ids.map((id) => ({ name: 'order.lease', payload: { id } })));
    expect((await listAuditEvents(scene.context.db, asked.id)).at(-1)).toEqual({
      at: scene.clock.now(),
      actor: aUser(LEAD),
      action: 'request.approved',
      requestId: asked.id,
      before: { status: 'pending' },
      after: { status: 'approved' },
    });
  });

  it('leases nothing by itself', async () => {
    await scene.askApproved();
    expect(scene.voice.leases).toEqual([]);
  });

  it('lets orders of countries that need a support case wait for it, and works on the others', async () => {
    const request = await scene.askApproved([aBasketLine(), aBasketLine({ country: 'DE' })]);
    expect(request.status).toBe('approved');
    expect(request.orders.map((order) => [order.line.country, order.status, order.error?.code])).toEqual([
      ['US', 'queued', undefined],
      ['DE', 'in_case', undefined],
    ]);
  });

  it('waits for the case alone when every country needs one, and asks AWS for nothing', async () => {
    const request = await scene.askApproved([aBasketLine({ country: 'DE', quantity: 2 })]);
    expect([request.status, request.supportCase?.status]).toEqual(['waiting', 'to_file']);
    expect(await actionsOf(request.id)).toEqual([
      'request.asked',
      'request.approved',
      'case.opened',
      'request.finished',
    ]);
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene);
    expect(scene.voice.leases).toEqual([]);
  });

  it('makes every known copy of the card due for a redraw', async () => {
    const { id } = await scene.ask();
    scene.queue.jobs.push({ name: 'sweep', payload: {} });
    await workOff(scene);
    granted(await approveRequest(scene.context, by(LEAD, id)));
    const redraws = scene.queue.jobs.filter((job) => job.name === 'card.redraw');
    expect(new Set(redraws.map(jobIdOf))).toEqual(new Set(['card.redraw-1', 'card.redraw-2']));
    await workOff(scene);
    const { version } = await scene.view(id);
    const lastDrawn = new Map(
      scene.notifier.redrawn.map((drawing) => [drawing.kind, drawing.request.version]),
    );
    expect(lastDrawn).toEqual(
      new Map([
        ['card', version],
        ['receipt', version],
      ]),
    );
  });
});

describe('denying', () => {
  it('records the reason and promises the result to the requester alone', async () => {
    const { id } = await scene.ask();
    const denied = granted(
      await denyRequest(scene.context, { ...by(LEAD, id), reason: '  Not this quarter. ' }),
    );
    const now = scene.clock.now();
    expect(denied).toMatchObject({
      status: 'denied',
      decidedBy: aUser(LEAD),
      decisionReason: 'Not this quarter.',
      finishedAt: now,
    });
    expect((await listAuditEvents(scene.context.db, id)).at(-1)).toMatchObject({
      action: 'request.denied',
      after: { status: 'denied', reason: 'Not this quarter.' },
    });
    await workOff(scene);
    expect(scene.notifier.deliveries()).toEqual([`result_to_requester to ${REQUESTER}`]);
    expect(scene.voice.leases).toEqual([]);
  });

  it.each(['', '   '])('needs a reason: “%s” is none', async (reason) => {
    const { id } = await scene.ask();
    expect(codeOf(await denyRequest(scene.context, { ...by(LEAD, id), reason }))).toBe('reason_missing');
    expect((await scene.view(id)).status).toBe('pending');
  });

  it('is for a request of an archived project too, which cannot be approved', async () => {
    const { id } = await scene.ask();
    const at = scene.clock.now();
    await scene.context.db.transaction((tx) => markProjectArchived(tx, scene.projectId, aUser(ADMIN), at));
    expect(await approveRequest(scene.context, by(LEAD, id))).toEqual({
      ok: false,
      refusal: { code: 'project_archived', projectName: 'Checkout alerts', by: aUser(ADMIN), at },
    });
    expect(codeOf(await denyRequest(scene.context, { ...by(LEAD, id), reason: 'Archived.' }))).toBe('ok');
  });

  it('can be asked for beforehand, so that nobody writes a reason in vain', async () => {
    const { id } = await scene.ask();
    expect(codeOf(await previewDenial(scene.context, actorOf(LEAD), id))).toBe('ok');
    expect(codeOf(await previewDenial(scene.context, actorOf(REQUESTER), id))).toBe('own_request');
    expect(codeOf(await previewDenial(scene.context, actorOf(LEAD), NOBODY))).toBe('request_unknown');
    granted(await approveRequest(scene.context, by(LEAD_2, id)));
    expect(codeOf(await previewDenial(scene.context, actorOf(LEAD), id))).toBe('already_decided');
  });
});

describe('withdrawing', () => {
  it('ends the request without a message, since the requester knows', async () => {
    const { id } = await scene.ask();
    const withdrawn = granted(await withdrawRequest(scene.context, by(REQUESTER, id)));
    expect(withdrawn).toMatchObject({
      status: 'withdrawn',
      decidedBy: aUser(REQUESTER),
      finishedAt: scene.clock.now(),
    });
    expect(await actionsOf(id)).toEqual(['request.asked', 'request.withdrawn']);
    await workOff(scene);
    expect(scene.notifier.deliveries()).toEqual([]);
  });
});

describe('a decision', () => {
  const reason = 'Not now.';
  const verbs = [
    ['approving', (input: DecideInput) => approveRequest(scene.context, input)],
    ['denying', (input: DecideInput) => denyRequest(scene.context, { ...input, reason })],
    ['withdrawing', (input: DecideInput) => withdrawRequest(scene.context, input)],
  ] as const;

  it.each(verbs)('is refused for a request that is not there: %s', async (_name, decide) => {
    expect(codeOf(await decide(by(LEAD, NOBODY)))).toBe('request_unknown');
  });

  it.each(verbs)(
    'is refused once the request has expired, before the job has run: %s',
    async (name, decide) => {
      const { id, expiresAt } = await scene.ask();
      scene.clock.moveTo(expiresAt);
      const refusal = { code: 'already_decided', status: 'expired', at: expiresAt };
      const result = await decide(by(name === 'withdrawing' ? REQUESTER : LEAD, id));
      expect(result).toMatchObject({ ok: false, refusal });
      expect((await scene.view(id)).status).toBe('pending');
    },
  );

  it('is not for the requester, a guest or anyone who is no lead, and leaves no trace', async () => {
    const { id } = await scene.ask();
    expect(codeOf(await approveRequest(scene.context, by(REQUESTER, id)))).toBe('own_request');
    expect(codeOf(await approveRequest(scene.context, by(GUEST, id)))).toBe('guest');
    expect(codeOf(await approveRequest(scene.context, by(ADMIN, id)))).toBe('not_a_lead');
    expect(codeOf(await denyRequest(scene.context, { ...by(REQUESTER, id), reason }))).toBe('own_request');
    expect(codeOf(await withdrawRequest(scene.context, by(LEAD, id)))).toBe('not_the_requester');
    expect(await actionsOf(id)).toEqual(['request.asked']);
    expect(scene.queue.jobs).toEqual([]);
  });
});
