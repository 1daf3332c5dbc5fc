import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEvents } from '#db/queries/audit.ts';
import { listCallsOf } from '#db/queries/case-texts.ts';
import type { ErrorCode } from '#src/domain/errors.ts';
import { QUESTIONS } from '#src/domain/questionnaire.ts';
import type { RequestId } from '#src/domain/request.ts';
import { collectDue } from '#src/usecases/collect-due.ts';
import { fileCase } from '#src/usecases/file-case.ts';
import { followCase } from '#src/usecases/follow-case.ts';
import { accessView, actionsOf, approve, askAccess, askApprovedAccess } from '../support/access.ts';
import { LEAD } from '../support/request-view.ts';
import { actorOf, CHANNEL, codeOf, openScene, type Scene } from '../support/scene.ts';
import { workOff } from '../support/work-off.ts';

const SECOND_MS = 1000;
const DISPLAY_ID = '12345678901';
const LONG = 'あいうえお'.repeat(600);

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ supportCases: 'api' });
});
afterEach(() => scene.close());

/** Approved, with its card in the channel, and the job of its case is handed on. */
async function approved(typed = {}): Promise<RequestId> {
  const { id } = await askAccess(scene, typed);
  await collectDue(scene.context);
  await workOff(scene, 60 * SECOND_MS);
  await approve(scene, id);
  return id;
}

const caseOf = async (id: RequestId) => (await accessView(scene, id)).supportCase;
const callsOf = async (id: RequestId, operation: string) =>
  (await listCallsOf(scene.context.db, id, operation)).map(({ outcome }) => outcome);

describe('filing through the API', () => {
  it('asks DescribeServices, tries without filing, then files once and follows the case', async () => {
    const id = await approved({ language: 'ja' });
    expect(await caseOf(id)).toMatchObject({ status: 'filing' });
    await workOff(scene, 60 * SECOND_MS);
    expect(scene.support.tried).toEqual(scene.support.made);
    expect(scene.support.made).toMatchObject([
      {
        serviceCode: 'service-limit-increase',
        categoryCode: 'pinpoint-voice',
        language: 'ja',
        subject: `us-east-1 での音声の本番アクセスの申請 (当社参照番号 R-${id})`,
      },
    ]);
    expect(await accessView(scene, id)).toMatchObject({
      status: 'filed',
      supportCase: {
        status: 'filed',
        caseId: DISPLAY_ID,
        filedBy: { kind: 'job', name: 'case.follow' },
        apiRefusal: undefined,
      },
    });
    expect(await callsOf(id, 'CreateCase')).toEqual(['done']);
    expect((await actionsOf(scene, id)).slice(-3)).toEqual(['case.opened', 'aws.called', 'case.filed']);
  });

  it('files by the sweep when the job was lost', async () => {
    const { id } = await askApprovedAccess(scene);
    await collectDue(scene.context);
    await workOff(scene, 60 * SECOND_MS);
    expect(await caseOf(id)).toMatchObject({ status: 'filed', caseId: DISPLAY_ID });
  });

  it('files once when two workers take it at the same time', async () => {
    const id = await approved();
    await Promise.all([followCase(scene.context, id), followCase(scene.context, id)]);
    await workOff(scene, 60 * SECOND_MS);
    expect(scene.support.made).toHaveLength(1);
  });

  it('keeps the API’s id until AWS tells the one that people see', async () => {
    const id = await approved();
    scene.support.onDescribe.fail('aws_throttled');
    await followCase(scene.context, id);
    expect((await caseOf(id))?.caseId).toMatch(/^case-/);
    await workOff(scene, 60 * SECOND_MS);
    expect(await caseOf(id)).toMatchObject({ caseId: DISPLAY_ID });
  });

  it('lets nobody enter a case id meanwhile', async () => {
    const { id: requestId } = await askApprovedAccess(scene);
    const input = { actor: actorOf(LEAD), correlationId: 'click', requestId, caseId: '777' };
    expect(codeOf(await fileCase(scene.context, input))).toBe('case_not_open');
  });
});

describe('a text that is longer than AWS takes at once', () => {
  const answers = Object.fromEntries(QUESTIONS.map((question) => [question, LONG]));

  it('goes out in parts, in order, each once, whole', async () => {
    const id = await approved({ website: LONG, service: LONG, answers, language: 'ja' });
    await workOff(scene, 60 * SECOND_MS);
    const [made] = scene.support.made;
    const parts = [made?.body ?? '', ...scene.support.added.map(({ body }) => body)];
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.every((part) => part.length <= 8000)).toBe(true);
    const body = (await caseOf(id))?.body ?? '';
    expect(parts.join('').replaceAll('\n', '')).toBe(body.replaceAll('\n', ''));
    expect(await callsOf(id, 'AddCommunicationToCase')).toEqual(Array(parts.length - 1).fill('done'));
  });

  it('waits for a part that AWS is too busy for, and sends no other twice', async () => {
    const id = await approved({ website: LONG, service: LONG, answers });
    scene.support.beforeAdd.meet(async () => {});
    scene.support.beforeAdd.fail('aws_throttled');
    await workOff(scene, 60 * SECOND_MS);
    const sent = scene.support.added.map(({ body }) => body);
    expect(new Set(sent).size).toBe(sent.length);
    expect(
      (await callsOf(id, 'AddCommunicationToCase')).filter((outcome) => outcome === 'done'),
    ).toHaveLength(sent.length);
    expect(await callsOf(id, 'AddCommunicationToCase')).toContain('refused');
  });

  it('goes on after a part whose answer was lost, and says so in the thread', async () => {
    const id = await approved({ website: LONG, service: LONG, answers });
    scene.support.afterAdd.fail('aws_unavailable');
    await workOff(scene, 60 * SECOND_MS);
    const sent = scene.support.added.map(({ body }) => body);
    expect(new Set(sent).size).toBe(sent.length);
    expect(await callsOf(id, 'AddCommunicationToCase')).toEqual([
      'unknown',
      ...Array(sent.length - 1).fill('done'),
    ]);
    expect(scene.notifier.deliveries().filter((each) => each.startsWith('case_text_in_thread'))).toHaveLength(
      1,
    );
  });
});

describe('an account that the API is of no use for', () => {
  const later = async () => workOff(scene, 60 * 60 * SECOND_MS);

  it.each<[string, () => void, ErrorCode]>([
    ['has no plan', () => scene.support.onRoute.fail('aws_no_support_plan'), 'aws_no_support_plan'],
    [
      'is not told of the category',
      () => {
        scene.support.route = undefined;
      },
      'case_route_unknown',
    ],
    ['may not', () => scene.support.onTry.fail('aws_access_denied'), 'aws_access_denied'],
    ['has too many cases', () => scene.support.beforeCreate.fail('aws_other_quota'), 'aws_other_quota'],
  ])('falls back to the packet when it %s', async (_, arrange, code) => {
    arrange();
    const id = await approved();
    await later();
    expect(await accessView(scene, id)).toMatchObject({
      status: 'approved',
      supportCase: { status: 'to_file', caseId: undefined, apiRefusal: { code } },
    });
    expect(scene.support.made).toEqual([]);
    expect((await listAuditEvents(scene.context.db, id)).at(-1)).toMatchObject({
      action: 'case.fell_back',
      after: { code },
    });
    expect(scene.notifier.deliveries().at(-1)).toBe(`case_reminder_in_thread to ${CHANNEL}`);
    const input = { actor: actorOf(LEAD), correlationId: 'click', requestId: id, caseId: '777' };
    expect(codeOf(await fileCase(scene.context, input))).toBe('ok');
  });

  it('is tried a few times when AWS is too busy, then falls back', async () => {
    const id = await approved();
    for (let nth = 0; nth < 8; nth += 1) scene.support.onRoute.fail('aws_throttled');
    await later();
    expect(await caseOf(id)).toMatchObject({ status: 'to_file', apiRefusal: { code: 'aws_throttled' } });
  });

  it('is tried again after it was too busy once', async () => {
    const id = await approved();
    scene.support.beforeCreate.fail('aws_throttled');
    await workOff(scene, 60 * SECOND_MS);
    expect(await caseOf(id)).toMatchObject({ status: 'filed' });
    expect(scene.support.made).toHaveLength(1);
  });
});

describe('a case that may have been opened', () => {
  it('is found by its subject when AWS’s answer was lost', async () => {
    const id = await approved();
    scene.support.afterCreate.fail('aws_unavailable');
    await workOff(scene, 120 * SECOND_MS);
    expect(scene.support.made).toHaveLength(1);
    expect(await caseOf(id)).toMatchObject({ status: 'filed', caseId: DISPLAY_ID });
  });

  it('is opened when the lost call had not reached AWS', async () => {
    const id = await approved();
    scene.support.beforeCreate.fail('aws_unavailable');
    await workOff(scene, 120 * SECOND_MS);
    expect(scene.support.made).toHaveLength(1);
    expect(await caseOf(id)).toMatchObject({ status: 'filed' });
  });

  it('is found after a worker died between journal and answer', async () => {
    const id = await approved();
    const died = Promise.withResolvers<void>();
    scene.support.afterCreate.meet(() => died.promise);
    const dead = followCase(scene.context, id);
    await expect.poll(() => scene.support.made.length).toBe(1);
    scene.clock.advance(3 * 60 * SECOND_MS);
    await followCase(scene.context, id);
    expect(await caseOf(id)).toMatchObject({ status: 'filed', caseId: DISPLAY_ID });
    died.resolve();
    await dead;
    expect(scene.support.made).toHaveLength(1);
    expect((await actionsOf(scene, id)).filter((action) => action === 'case.filed')).toHaveLength(1);
  });

  it('is handed to people, with the doubt told, when AWS stays away', async () => {
    const id = await approved();
    for (let nth = 0; nth < 12; nth += 1) scene.support.beforeCreate.fail('aws_unavailable');
    await workOff(scene, 4 * 60 * 60 * SECOND_MS);
    expect(await caseOf(id)).toMatchObject({
      status: 'to_file',
      apiRefusal: { code: 'case_of_unknown_outcome' },
    });
  });
});
