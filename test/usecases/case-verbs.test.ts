import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import type { RequestId, SlackUserId } from '#src/domain/request.ts';
import { answerCase } from '#src/usecases/answer-case.ts';
import { askOfCase } from '#src/usecases/ask-of-case.ts';
import { grantCase, refuseCase } from '#src/usecases/end-case.ts';
import { fileCase } from '#src/usecases/file-case.ts';
import { accessView, actionsOf, askAccess, askApprovedAccess, promisedIn } from '../support/access.ts';
import { aUser, LEAD, LEAD_2, REQUESTER } from '../support/request-view.ts';
import { actorOf, CHANNEL, codeOf, GUEST, granted, openScene, type Scene } from '../support/scene.ts';

const CASE_ID = '12345678901';
const DAY_MS = 24 * 60 * 60 * 1000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const by = (requestId: RequestId, userId: SlackUserId = LEAD) => ({
  actor: actorOf(userId),
  correlationId: `click-of-${userId}`,
  requestId,
});
const file = (id: RequestId, userId = LEAD, caseId = CASE_ID) =>
  fileCase(scene.context, { ...by(id, userId), caseId });
const ask = (id: RequestId, question: string, userId = LEAD) =>
  askOfCase(scene.context, { ...by(id, userId), question });
const answer = (id: RequestId, words: string, userId = REQUESTER) =>
  answerCase(scene.context, { ...by(id, userId), answer: words });

async function filed(): Promise<RequestId> {
  const { id } = await askApprovedAccess(scene);
  granted(await file(id));
  scene.queue.take();
  return id;
}

describe('an approved request for production access', () => {
  it('has its packet, frozen, and is not called filed', async () => {
    const request = await askApprovedAccess(scene, { language: 'ja' });
    expect(request).toMatchObject({
      status: 'approved',
      supportCase: { status: 'to_file', caseId: undefined, language: 'ja', apiRefusal: undefined },
    });
    expect(request.supportCase?.body).toContain('会員登録の画面で同意を得ています。');
    expect(await actionsOf(scene, request.id)).toEqual(['request.asked', 'request.approved', 'case.opened']);
  });
});

describe('I filed it', () => {
  it('keeps the case id, who filed it, and starts the day that AWS has', async () => {
    const { id } = await askApprovedAccess(scene);
    const now = scene.clock.now();
    granted(await file(id, REQUESTER, ` ${CASE_ID} `));
    expect(await accessView(scene, id)).toMatchObject({
      status: 'filed',
      supportCase: {
        status: 'filed',
        caseId: CASE_ID,
        filedBy: aUser(REQUESTER),
        filedAt: now,
        answerDueAt: new Date(now.getTime() + DAY_MS),
      },
    });
    const event = (await listAuditEvents(scene.context.db, id)).at(-1);
    expect(event).toMatchObject({
      action: 'case.filed',
      actor: aUser(REQUESTER),
      after: { caseId: CASE_ID },
    });
  });

  it.each(['', 'R-1042', '12 34', 'CASE-1'])(
    'refuses “%s” as a case id and files nothing',
    async (caseId) => {
      const { id } = await askApprovedAccess(scene);
      expect(codeOf(await file(id, LEAD, caseId))).toBe('case_id_malformed');
      expect(await accessView(scene, id)).toMatchObject({ status: 'approved' });
    },
  );

  it('tells the second who filed it, and as which case; the first again is told nothing', async () => {
    const id = await filed();
    expect(await file(id, LEAD_2, '99999999999')).toMatchObject({
      refusal: { code: 'case_already_filed', caseId: CASE_ID, by: aUser(LEAD) },
    });
    expect(codeOf(await file(id, LEAD))).toBe('ok');
    expect(codeOf(await file(id, LEAD, '99999999999'))).toBe('case_already_filed');
    expect((await actionsOf(scene, id)).filter((action) => action === 'case.filed')).toHaveLength(1);
  });

  it('lets one of many win who enter an id at once', async () => {
    const { id } = await askApprovedAccess(scene);
    const entered = await Promise.all(
      [LEAD, LEAD_2, REQUESTER].map((userId, nth) => file(id, userId, `1000${nth}`)),
    );
    const { supportCase } = await accessView(scene, id);
    expect(entered.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of entered)
      if (!result.ok)
        expect(result.refusal).toMatchObject({
          code: 'case_already_filed',
          caseId: supportCase?.caseId,
          by: supportCase?.filedBy,
        });
  });

  it('is not for a guest who did not ask, nor before a lead approved', async () => {
    const { id } = await askApprovedAccess(scene);
    expect(codeOf(await file(id, GUEST))).toBe('may_not_follow_case');
    const pending = await askAccess(scene, { region: 'eu-west-1' });
    expect(codeOf(await file(pending.id))).toBe('case_not_open');
    expect(codeOf(await file(1 as RequestId))).toBe('request_unknown');
  });
});

describe('AWS asked for more', () => {
  it('asks the requester, whose answer goes to the thread of who filed it', async () => {
    const id = await filed();
    granted(await ask(id, ' オプトアウトの方法は? '));
    expect(await accessView(scene, id)).toMatchObject({
      status: 'more_asked',
      supportCase: { status: 'more_asked', messages: [{ kind: 'question', body: 'オプトアウトの方法は?' }] },
    });
    expect(await promisedIn(scene, scene.queue.take())).toEqual([`case_question to ${REQUESTER}`]);

    scene.clock.advance(3 * DAY_MS);
    granted(await answer(id, '9 を押すと停止します。'));
    expect(await accessView(scene, id)).toMatchObject({
      status: 'filed',
      supportCase: {
        status: 'filed',
        messages: [{ kind: 'question' }, { kind: 'answer', body: '9 を押すと停止します。' }],
        answerDueAt: new Date(scene.clock.now().getTime() + DAY_MS),
      },
    });
    expect(await promisedIn(scene, scene.queue.take())).toEqual([`case_answer_in_thread to ${CHANNEL}`]);
    expect((await actionsOf(scene, id)).slice(-2)).toEqual(['case.question_asked', 'case.answered']);
  });

  it('can be asked and answered again and again', async () => {
    const id = await filed();
    for (const round of ['first', 'second']) {
      granted(await ask(id, `The ${round} question`));
      granted(await answer(id, `The ${round} answer`, LEAD));
    }
    expect((await accessView(scene, id)).supportCase?.messages.map(({ body }) => body)).toEqual([
      'The first question',
      'The first answer',
      'The second question',
      'The second answer',
    ]);
  });

  it('asks for words', async () => {
    const id = await filed();
    expect(codeOf(await ask(id, ' \n '))).toBe('question_missing');
    granted(await ask(id, 'Why?'));
    expect(codeOf(await answer(id, ''))).toBe('case_answer_missing');
    expect(await accessView(scene, id)).toMatchObject({ status: 'more_asked' });
  });

  it('takes one of two answers that come at once, and tells the other who was first', async () => {
    const id = await filed();
    granted(await ask(id, 'Why?'));
    const answers = await Promise.all([answer(id, 'Because', REQUESTER), answer(id, 'Well', LEAD)]);
    const first = (await accessView(scene, id)).supportCase?.messages.at(-1);
    expect(answers.map(codeOf).sort()).toEqual(['case_not_open', 'ok']);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { status: 'filed', by: first?.by } });
  });
});

describe('the end of a case', () => {
  it('granted ends the request, tells both sides, and has the account read', async () => {
    const id = await filed();
    granted(await grantCase(scene.context, by(id, LEAD_2)));
    expect(await accessView(scene, id)).toMatchObject({
      status: 'granted',
      finishedAt: scene.clock.now(),
      supportCase: { status: 'granted', endedBy: aUser(LEAD_2), endReason: undefined },
    });
    const jobs = scene.queue.take();
    expect(await promisedIn(scene, jobs)).toEqual([
      `result_to_requester to ${REQUESTER}`,
      `result_in_thread to ${CHANNEL}`,
    ]);
    expect(jobs).toContainEqual({ name: 'inventory.sync', payload: { region: 'us-east-1' } });
  });

  it('refused keeps AWS’s reason', async () => {
    const id = await filed();
    granted(await ask(id, 'Why?'));
    granted(await refuseCase(scene.context, { ...by(id), reason: ' Your use case does not fit. ' }));
    expect(await accessView(scene, id)).toMatchObject({
      status: 'refused',
      supportCase: { status: 'refused', endReason: 'Your use case does not fit.' },
    });
    expect((await listAuditEvents(scene.context.db, id)).at(-1)).toMatchObject({
      action: 'case.ended',
      after: { status: 'refused', reason: 'Your use case does not fit.' },
    });
  });

  it('asks for the reason of a refusal', async () => {
    const id = await filed();
    expect(codeOf(await refuseCase(scene.context, { ...by(id), reason: ' ' }))).toBe('reason_missing');
  });

  it('is one of two that come at once; the other is told which', async () => {
    const id = await filed();
    const ends = await Promise.all([
      grantCase(scene.context, by(id, LEAD)),
      refuseCase(scene.context, { ...by(id, LEAD_2), reason: 'No' }),
    ]);
    const { status, supportCase } = await accessView(scene, id);
    expect(ends.map(codeOf).sort()).toEqual(['case_not_open', 'ok']);
    expect(ends.find(({ ok }) => !ok)).toMatchObject({ refusal: { status, by: supportCase?.endedBy } });
    expect((await actionsOf(scene, id)).filter((action) => action === 'case.ended')).toHaveLength(1);
  });

  it('never comes before the case is filed', async () => {
    const { id } = await askApprovedAccess(scene);
    expect(await grantCase(scene.context, by(id))).toMatchObject({
      refusal: { code: 'case_not_open', status: 'to_file' },
    });
  });

  it('leaves nothing to be reminded of', async () => {
    const id = await filed();
    granted(await grantCase(scene.context, by(id)));
    expect(codeOf(await ask(id, 'Why?'))).toBe('case_not_open');
    expect(codeOf(await answer(id, 'Because'))).toBe('case_not_open');
    expect(codeOf(await file(id, LEAD_2, '777'))).toBe('case_already_filed');
  });
});
