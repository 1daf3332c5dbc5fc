import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { notices } from '#db/schema/schema.ts';
import type { Result } from '#src/domain/errors.ts';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { denyRequest } from '#src/usecases/deny-request.ts';
import { expireRequest } from '#src/usecases/expire-request.ts';
import { saveProject } from '#src/usecases/save-project.ts';
import { withdrawRequest } from '#src/usecases/withdraw-request.ts';
import { ADMIN, aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import {
  aBasketLine,
  actorOf,
  aPerson,
  CHANNEL,
  codeOf,
  granted,
  openScene,
  type Scene,
} from '../support/scene.ts';

const LEADS = Array.from({ length: 20 }, (_, nth) => `U0LEAD${String(nth).padStart(2, '0')}` as SlackUserId);

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const by = (userId: SlackUserId, requestId: RequestId) => ({
  actor: actorOf(userId),
  correlationId: `click-of-${userId}`,
  requestId,
});
const approve = (userId: SlackUserId, id: RequestId) => approveRequest(scene.context, by(userId, id));
const deny = (userId: SlackUserId, id: RequestId) =>
  denyRequest(scene.context, { ...by(userId, id), reason: `No, says ${userId}.` });
const withdraw = (id: RequestId) => withdrawRequest(scene.context, by(REQUESTER, id));

async function expectOneDecision(
  id: RequestId,
  results: readonly Result<RequestView>[],
): Promise<RequestView> {
  const after = await scene.view(id);
  const winners = results.filter((result) => result.ok);
  expect(winners).toHaveLength(1);
  const { decidedBy, decidedAt, status } = after;
  for (const result of results) {
    if (result.ok) continue;
    expect(result.refusal).toMatchObject({ code: 'already_decided', by: decidedBy, at: decidedAt, status });
  }
  const decisions = (await listAuditEvents(scene.context.db, id)).slice(1);
  expect(decisions).toMatchObject([{ action: `request.${status}`, actor: decidedBy }]);
  return after;
}

describe('of twenty leads who click at once', () => {
  let requestId: RequestId;
  beforeEach(async () => {
    for (const userId of LEADS) await scene.addPerson(aPerson(userId));
    const projectId = await scene.addProject({ name: 'Many leads', leads: LEADS });
    ({ id: requestId } = await scene.ask([aBasketLine({ quantity: 3 })], { projectId }));
  });

  it('one approves, and the others are told who and when; the numbers go to work once', async () => {
    await expectOneDecision(requestId, await Promise.all(LEADS.map((lead) => approve(lead, requestId))));
    expect(scene.queue.names()).toEqual(['order.lease', 'order.lease', 'order.lease']);
  });

  it('one decides when half of them approve and half deny', async () => {
    const clicks = LEADS.map((lead, nth) =>
      nth % 2 === 0 ? approve(lead, requestId) : deny(lead, requestId),
    );
    const { status, decisionReason } = await expectOneDecision(requestId, await Promise.all(clicks));
    expect(decisionReason === undefined).toBe(status === 'approved');
    expect(scene.queue.names().includes('order.lease')).toBe(status === 'approved');
  });

  it('one denies, and its reason stands', async () => {
    const results = await Promise.all(LEADS.map((lead) => deny(lead, requestId)));
    const { decidedBy, decisionReason } = await expectOneDecision(requestId, results);
    expect(decidedBy).toEqual(aUser(LEADS.find((lead) => decisionReason === `No, says ${lead}.`) ?? ADMIN));
    const results1 = await scene.context.db
      .select()
      .from(notices)
      .where(eq(notices.kind, 'result_to_requester'));
    expect(results1).toHaveLength(1);
  });
});

describe('at the same moment', () => {
  it('an approval and a withdrawal leave one of the two', async () => {
    const { id } = await scene.ask();
    await expectOneDecision(id, await Promise.all([approve(LEAD, id), withdraw(id)]));
  });

  it('a denial and an approval leave one of the two', async () => {
    const { id } = await scene.ask();
    await expectOneDecision(id, await Promise.all([deny(LEAD, id), approve(LEAD_2, id)]));
  });

  it('two clicks of one lead leave one approval, and the second is told that it was hers', async () => {
    const { id } = await scene.ask();
    const results = await Promise.all([approve(LEAD, id), approve(LEAD, id)]);
    await expectOneDecision(id, results);
    const loser = results.find((result) => !result.ok);
    expect(loser).toMatchObject({ refusal: { bySame: true } });
  });

  it('the job that expires a request and a second one leave one expiry', async () => {
    const { id, expiresAt } = await scene.ask();
    scene.clock.moveTo(expiresAt);
    await Promise.all([expireRequest(scene.context, id), expireRequest(scene.context, id)]);
    expect((await listAuditEvents(scene.context.db, id)).map((event) => event.action)).toEqual([
      'request.asked',
      'request.expired',
    ]);
  });

  it('an edit of the project does not cost a lead the click', async () => {
    const { id } = await scene.ask();
    const edits = Array.from({ length: 4 }, (_, nth) =>
      saveProject(scene.context, {
        actor: actorOf(ADMIN),
        correlationId: `edit-${nth}`,
        existing: { id: scene.projectId, version: nth + 1 },
        fields: {
          name: `Checkout alerts ${nth}`,
          region: 'us-east-1',
          channelId: CHANNEL,
          pinpointApplicationId: undefined,
          leads: [LEAD, LEAD_2],
        },
      }),
    );
    const [approval] = await Promise.all([approve(LEAD, id), ...edits]);
    expect(codeOf(approval)).toBe('ok');
    expect(granted(approval).decidedBy).toEqual(aUser(LEAD));
  });
});
