import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markProjectArchived } from '#db/queries/projects.ts';
import type { ProjectId, RequestId } from '#src/domain/request.ts';
import { previewRequest } from '#src/usecases/preview-request.ts';
import { listMyWork, showRequest } from '#src/usecases/show-requests.ts';
import { ADMIN, aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { insertRequestRow } from '../support/rows.ts';
import {
  aBasketLine,
  actorOf,
  codeOf,
  GUEST,
  granted,
  openScene,
  type Scene,
  STRANGER,
} from '../support/scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({
    priceList: {
      isSample: false,
      prices: [
        {
          country: 'US',
          numberType: 'LONG_CODE',
          monthlyCents: 100,
          currency: 'USD',
          source: 'finance sheet',
          asOf: '2026-11-01',
        },
      ],
    },
  });
});
afterEach(() => scene.close());

describe('where a request stands', () => {
  it('is told with its story, oldest first', async () => {
    const { id } = await scene.askApproved();
    const { request, events } = granted(await showRequest(scene.context, actorOf(LEAD_2), id));
    expect(request.status).toBe('approved');
    expect(events.map((event) => [event.action, event.actor])).toEqual([
      ['request.asked', aUser(REQUESTER)],
      ['request.approved', aUser(LEAD)],
    ]);
  });

  it('is told to members, and to a guest only of an own request', async () => {
    const { id } = await scene.ask();
    const own = await scene.ask(undefined, { actor: actorOf(GUEST) });
    const show = async (userId: typeof GUEST, requestId: RequestId, teamId?: string) =>
      codeOf(await showRequest(scene.context, actorOf(userId, teamId), requestId));
    expect(await show(ADMIN, id)).toBe('ok');
    expect(await show(GUEST, own.id)).toBe('ok');
    expect(await show(GUEST, id)).toBe('request_unknown');
    expect(await show(ADMIN, id, 'T0OTHER')).toBe('request_unknown');
    expect(await show(STRANGER, id)).toBe('person_unknown');
    expect(await show(ADMIN, 999_999 as RequestId)).toBe('request_unknown');
  });
});

describe('what waits for a person', () => {
  it('is what they may decide and what they asked for', async () => {
    const first = await scene.ask();
    const second = await scene.askApproved();
    const ofLead = await scene.ask(undefined, { actor: actorOf(LEAD) });
    const ids = (requests: readonly { id: RequestId }[]) => requests.map((request) => request.id);
    const lead = await listMyWork(scene.context, actorOf(LEAD));
    expect([ids(lead.toDecide), ids(lead.mine)]).toEqual([[first.id], [ofLead.id]]);
    const requester = await listMyWork(scene.context, actorOf(REQUESTER));
    expect([ids(requester.toDecide), ids(requester.mine)]).toEqual([[], [second.id, first.id]]);
    expect(requester.hasProjects).toBe(true);
  });

  it('is counted in full, however much is shown', async () => {
    const at = scene.clock.now();
    const done = { status: 'failed', decidedBy: aUser(LEAD), decidedAt: at, finishedAt: at } as const;
    for (let nth = 0; nth < 25; nth += 1) {
      const request = { projectId: scene.projectId, requesterId: REQUESTER, submissionKey: `asked-${nth}` };
      const state = nth < 3 ? done : {};
      await insertRequestRow(scene.context.db, { ...request, ...state });
    }
    const requester = await listMyWork(scene.context, actorOf(REQUESTER));
    expect(requester).toMatchObject({ mineCount: 25, openCount: 22 });
    expect(requester.mine).toHaveLength(20);
  });

  it('is nothing of another workspace', async () => {
    await scene.ask();
    expect(await listMyWork(scene.context, actorOf(LEAD, 'T0OTHER'))).toMatchObject({
      toDecide: [],
      mine: [],
      hasProjects: false,
    });
  });
});

describe('the review before a request is sent', () => {
  const preview = (input: Partial<Parameters<typeof previewRequest>[1]> = {}) =>
    previewRequest(scene.context, {
      actor: actorOf(REQUESTER),
      projectId: scene.projectId,
      lines: [aBasketLine({ quantity: 2 }), aBasketLine({ country: 'CA' }), aBasketLine()],
      purpose: ' Password reset calls ',
      ...input,
    });

  it('shows merged lines with what is known of their prices', async () => {
    const { lines, merged, purpose, project } = granted(await preview());
    expect(lines.map((line) => [line.country, line.quantity, line.quote?.monthlyCents])).toEqual([
      ['US', 3, 100],
      ['CA', 1, undefined],
    ]);
    expect(merged).toEqual([aBasketLine({ quantity: 3 })]);
    expect([purpose, project.name]).toEqual(['Password reset calls', 'Checkout alerts']);
  });

  it('refuses what sending would refuse', async () => {
    const eleven = [aBasketLine({ quantity: 10 }), aBasketLine()];
    expect(await preview({ lines: eleven })).toMatchObject({
      refusal: { code: 'too_many_numbers', quantity: 11 },
    });
    expect(codeOf(await preview({ lines: [] }))).toBe('basket_empty');
    expect(codeOf(await preview({ purpose: ' ' }))).toBe('purpose_missing');
    expect(codeOf(await preview({ projectId: 999 as ProjectId }))).toBe('project_unknown');
    expect(codeOf(await preview({ actor: actorOf(REQUESTER, 'T0OTHER') }))).toBe('project_unknown');
    await scene.context.db.transaction((tx) =>
      markProjectArchived(tx, scene.projectId, aUser(ADMIN), scene.clock.now()),
    );
    expect(codeOf(await preview())).toBe('project_archived');
  });
});
