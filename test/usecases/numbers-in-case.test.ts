import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { findCase } from '#db/queries/cases.ts';
import { orders } from '#db/schema/schema.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { answerCase } from '#src/usecases/answer-case.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { askOfCase } from '#src/usecases/ask-of-case.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { grantCase, refuseCase } from '#src/usecases/end-case.ts';
import { fileCase } from '#src/usecases/file-case.ts';
import { followCase } from '#src/usecases/follow-case.ts';
import { actionsOf, promisedIn } from '../support/access.ts';
import { aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { insertNumberRow } from '../support/rows.ts';
import { aBasketLine, actorOf, CHANNEL, codeOf, granted, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const CASE_ID = '12345678901';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const by = (request: LeaseRequest, userId = LEAD) => ({
  actor: actorOf(userId),
  correlationId: `click-of-${userId}`,
  requestId: request.id,
});
const file = (request: LeaseRequest, userId = LEAD) =>
  fileCase(scene.context, { ...by(request, userId), caseId: CASE_ID });
const statuses = async ({ id }: LeaseRequest) =>
  (await scene.view(id)).orders.map(({ status, error }) => error?.code ?? status);

/** Two numbers in Argentina, where AWS leases only through a support case. */
const inArgentina = [aBasketLine({ country: 'AR', quantity: 2 })];
const mixed = [...inArgentina, aBasketLine({ country: 'US' })];

describe('numbers that AWS leases only through a support case', () => {
  it('wait for the case, whose packet names them', async () => {
    const request = await scene.askApproved(inArgentina);
    expect(request).toMatchObject({
      status: 'waiting',
      supportCase: {
        status: 'to_file',
        language: 'en',
        subject: `2 phone numbers for voice in us-east-1 (our reference R-${request.id})`,
      },
    });
    expect(request.supportCase?.body).toContain('- 2 x Argentina (AR)');
    expect(await statuses(request)).toEqual(['in_case', 'in_case']);
    await workOff(scene, 60_000);
    expect(scene.voice.leases).toEqual([]);
  });

  it('stand beside others, which are leased at once and are not in the packet', async () => {
    const request = await scene.ask(mixed);
    granted(await approveRequest(scene.context, by(request)));
    await workOff(scene, 60_000);
    expect(await statuses(request)).toEqual(['in_case', 'in_case', 'leased']);
    expect(await scene.view(request.id)).toMatchObject({ status: 'waiting' });
    expect((await scene.view(request.id)).supportCase?.body).not.toContain('United States');
  });
});

describe('the case of a request for numbers', () => {
  it('is filed, asked of and answered without moving the request, whose card is redrawn each time', async () => {
    const request = await scene.askApproved(inArgentina);
    const versions: number[] = [];
    const look = async (status: string) => {
      const now = await scene.view(request.id);
      expect(now).toMatchObject({ status: 'waiting', supportCase: { status } });
      versions.push(now.version);
    };
    granted(await file(request, REQUESTER));
    await look('filed');
    granted(await askOfCase(scene.context, { ...by(request), question: 'Which address?' }));
    await look('more_asked');
    expect(await promisedIn(scene, scene.queue.take())).toContain(`case_question to ${REQUESTER}`);
    granted(await answerCase(scene.context, { ...by(request, REQUESTER), answer: 'Calle 1, 東京支店' }));
    await look('filed');
    expect(await promisedIn(scene, scene.queue.take())).toContain(`case_answer_in_thread to ${CHANNEL}`);
    expect([...new Set(versions)].sort((a, b) => a - b)).toEqual(versions);
    expect((await actionsOf(scene, request.id)).slice(-3)).toEqual([
      'case.filed',
      'case.question_asked',
      'case.answered',
    ]);
  });

  it('granted leaves the numbers to arrive, and has the account read', async () => {
    const request = await scene.askApproved(inArgentina);
    granted(await file(request));
    scene.queue.take();
    granted(await grantCase(scene.context, by(request)));
    expect(await statuses(request)).toEqual(['in_case', 'in_case']);
    expect(await scene.view(request.id)).toMatchObject({
      status: 'waiting',
      supportCase: { status: 'granted' },
    });
    expect(scene.queue.take()).toContainEqual({ name: 'inventory.sync', payload: { region: 'us-east-1' } });
  });

  it('refused fails the numbers that waited, with who said so, and ends the request', async () => {
    const request = await scene.askApproved(inArgentina);
    granted(await file(request));
    scene.queue.take();
    granted(await refuseCase(scene.context, { ...by(request, LEAD_2), reason: 'No local address.' }));
    expect(await statuses(request)).toEqual(['support_case_refused', 'support_case_refused']);
    expect(await scene.view(request.id)).toMatchObject({
      status: 'failed',
      supportCase: { status: 'refused', endedBy: aUser(LEAD_2), endReason: 'No local address.' },
    });
    expect((await actionsOf(scene, request.id)).slice(-4)).toEqual([
      'case.ended',
      'order.failed',
      'order.failed',
      'request.finished',
    ]);
    expect(await promisedIn(scene, scene.queue.take())).toEqual(
      expect.arrayContaining([`result_to_requester to ${REQUESTER}`, `result_in_thread to ${CHANNEL}`]),
    );
  });

  it('refused leaves the numbers that were leased beside them', async () => {
    const request = await scene.ask(mixed);
    granted(await approveRequest(scene.context, by(request)));
    await workOff(scene, 60_000);
    granted(await file(request));
    granted(await refuseCase(scene.context, { ...by(request), reason: 'No.' }));
    expect(await statuses(request)).toEqual(['support_case_refused', 'support_case_refused', 'leased']);
    expect(await scene.view(request.id)).toMatchObject({ status: 'partly_leased' });
  });

  it('is not reminded of once all numbers have arrived, said or not', async () => {
    const request = await scene.askApproved(inArgentina);
    granted(await file(request));
    const { db } = scene.context;
    for (const { id } of request.orders) {
      const { id: numberId } = await insertNumberRow(db, { projectId: scene.projectId, country: 'AR' });
      await db.update(orders).set({ status: 'leased', numberId }).where(eq(orders.id, id));
    }
    scene.clock.advance(2 * 24 * 60 * 60 * 1000);
    scene.queue.take();
    await followCase(scene.context, request.id);
    expect(await promisedIn(scene, scene.queue.take())).toEqual([]);
    expect(await findCase(db, request.id)).toMatchObject({ status: 'filed', dueAt: null });
  });

  it('is filed by one of two, and the other is told', async () => {
    const request = await scene.askApproved(inArgentina);
    const both = await Promise.all([file(request, LEAD), file(request, LEAD_2)]);
    expect(both.map(codeOf).sort()).toEqual(['case_already_filed', 'ok']);
  });

  it('does not exist for numbers that need none', async () => {
    const request = await scene.askApproved([aBasketLine()]);
    expect(await file(request)).toMatchObject({ refusal: { code: 'case_not_open', status: undefined } });
  });
});

it('files the packet through the API where the operator wants that', async () => {
  const api = await openScene({ supportCases: 'api' });
  try {
    const request = await api.askApproved(inArgentina);
    await collectDue(api.context);
    await workOff(api, 60_000);
    expect(await api.view(request.id)).toMatchObject({
      status: 'waiting',
      supportCase: { status: 'filed', caseId: CASE_ID },
    });
    expect(api.support.made).toHaveLength(1);
  } finally {
    await api.close();
  }
});
