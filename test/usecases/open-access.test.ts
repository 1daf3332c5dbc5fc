import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upsertAccount } from '#db/queries/accounts.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import { denyRequest } from '#src/usecases/deny-request.ts';
import { openAccess } from '#src/usecases/open-access.ts';
import { previewAccess } from '#src/usecases/preview-access.ts';
import { findAccessDraft, keepClosedForm, saveDraft } from '#src/usecases/save-draft.ts';
import { archiveProject } from '#src/usecases/save-project.ts';
import { accessView, actionsOf, askAccess, aTypedAccess, promisedIn, sendAccess } from '../support/access.ts';
import { ADMIN, LEAD, REQUESTER } from '../support/request-view.ts';
import { actorOf, aPerson, CHANNEL, codeOf, granted, openScene, type Scene } from '../support/scene.ts';

const OTHER = 'U0OTHER' as SlackUserId;
const me = actorOf(REQUESTER);

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const draft = () => findAccessDraft(scene.context, me, 'us-east-1');
const preview = (typed = aTypedAccess(), actor = me) =>
  previewAccess(scene.context, { actor, projectId: scene.projectId, typed });

describe('asking for production access', () => {
  it('asks the leads for exactly what was typed, and forgets the draft', async () => {
    const request = granted(await sendAccess(scene));
    expect(request).toMatchObject({
      kind: 'production_access',
      status: 'pending',
      requester: REQUESTER,
      supportCase: undefined,
      access: {
        region: 'us-east-1',
        limitUsd: 500,
        website: 'https://shop.example.com',
        service: 'A web shop. We call customers with their one-time code.',
        answers: { maxMessagesPerDay: '1,500', consent: '会員登録の画面で同意を得ています。' },
        language: 'en',
      },
    });
    expect(await actionsOf(scene, request.id)).toEqual(['request.asked']);
    expect(await promisedIn(scene, scene.queue.jobs)).toEqual([
      `card to ${CHANNEL}`,
      `receipt to ${REQUESTER}`,
      `reminder_in_thread to ${CHANNEL}`,
    ]);
    expect(await draft()).toBeUndefined();
  });

  it('keeps the tier that the account had then', async () => {
    await upsertAccount(scene.context.db, 'us-east-1', {
      tier: { tier: 'sandbox', value: 'SANDBOX' },
      spendLimit: { enforcedUsd: 1, maxUsd: 1, isOverridden: false },
      readAt: scene.clock.now(),
      dueAt: scene.clock.now(),
    });
    expect((await askAccess(scene)).tierAtAsking).toBe('SANDBOX');
    expect((await askAccess(scene, { region: 'eu-west-1' })).tierAtAsking).toBeUndefined();
  });

  it('makes one request of a form that is sent twice, also after the draft is gone', async () => {
    const first = granted(await sendAccess(scene, { key: 'view:V1' }));
    const again = granted(
      await openAccess(scene.context, {
        actor: me,
        correlationId: 'click-2',
        submissionKey: 'view:V1',
        projectId: scene.projectId,
        region: 'us-east-1',
        savedAt: scene.clock.now(),
      }),
    );
    expect(again.id).toBe(first.id);
  });

  it('makes one request of a form that is sent several times at once', async () => {
    const savedAt = await saveDraft(scene.context, me, aTypedAccess());
    if (savedAt === undefined) throw new Error('nothing was typed');
    const form = { actor: me, correlationId: 'click', submissionKey: 'view:V1', savedAt };
    const sent = await Promise.all(
      Array.from({ length: 8 }, () =>
        openAccess(scene.context, { ...form, projectId: scene.projectId, region: 'us-east-1' }),
      ),
    );
    expect(new Set(sent.map((each) => granted(each).id)).size).toBe(1);
  });

  it('sends nothing when the draft is no longer what was reviewed', async () => {
    const reviewed = await saveDraft(scene.context, me, aTypedAccess());
    if (reviewed === undefined) throw new Error('nothing was typed');
    scene.clock.advance(1000);
    await saveDraft(scene.context, me, aTypedAccess({ limit: '9000' }));
    const sent = await openAccess(scene.context, {
      actor: me,
      correlationId: 'click',
      submissionKey: 'view:V1',
      projectId: scene.projectId,
      region: 'us-east-1',
      savedAt: reviewed,
    });
    expect(codeOf(sent)).toBe('draft_changed');
    expect(await draft()).toMatchObject({ typed: { limit: '9000' } });
  });

  it.each([
    ['a stranger', { userId: OTHER }, 'person_unknown'],
    ['another workspace', { teamId: 'T0OTHER' }, 'project_unknown'],
    ['a limit of 0', { typed: { limit: '0' } }, 'limit_not_positive'],
    ['a Region without voice', { typed: { region: 'ap-south-2' } }, 'region_without_voice'],
  ])('refuses %s, whoever drew the form', async (_, input, code) => {
    expect(codeOf(await sendAccess(scene, input))).toBe(code);
  });

  it('refuses a project that was archived meanwhile', async () => {
    const archiving = { actor: actorOf(ADMIN), correlationId: 'click', projectId: scene.projectId };
    granted(await archiveProject(scene.context, archiving));
    expect(codeOf(await sendAccess(scene))).toBe('project_archived');
  });
});

describe('one open request for a Region and workspace', () => {
  it('refuses a second one and names the first', async () => {
    const { id } = await askAccess(scene);
    const second = await sendAccess(scene, { userId: LEAD });
    expect(second).toEqual({
      ok: false,
      refusal: { code: 'access_already_asked', requestId: id, region: 'us-east-1' },
    });
    expect(await preview()).toMatchObject({ refusals: [{ code: 'access_already_asked', requestId: id }] });
  });

  it('lets another Region be asked for, and the same again once the first has ended', async () => {
    const { id: requestId } = await askAccess(scene);
    expect(codeOf(await sendAccess(scene, { typed: { region: 'eu-west-1' } }))).toBe('ok');
    const denial = { actor: actorOf(LEAD), correlationId: 'deny', requestId, reason: 'Not yet.' };
    granted(await denyRequest(scene.context, denial));
    expect(codeOf(await sendAccess(scene))).toBe('ok');
  });

  it('lets one of ten win who ask at once', async () => {
    const people = Array.from({ length: 10 }, (_, nth) => `U0PERSON${nth}` as SlackUserId);
    for (const userId of people) await scene.addPerson(aPerson(userId));
    const sent = await Promise.all(people.map((userId) => sendAccess(scene, { userId })));
    expect(sent.map(codeOf).sort()).toEqual([...Array(9).fill('access_already_asked'), 'ok']);
  });
});

describe('the draft', () => {
  it('is kept by Next, also with mistakes in it', async () => {
    const checked = await preview(aTypedAccess({ limit: '12.5', website: '' }));
    expect(checked).toEqual({
      ok: false,
      refusals: [{ code: 'limit_malformed', given: '12.5' }, { code: 'website_missing' }],
    });
    expect(await draft()).toMatchObject({ typed: { limit: '12.5', website: '' } });
  });

  it('is of one person and one Region', async () => {
    await saveDraft(scene.context, me, aTypedAccess({ limit: '7' }));
    expect(await findAccessDraft(scene.context, me, 'eu-west-1')).toBeUndefined();
    expect(await findAccessDraft(scene.context, actorOf(LEAD), 'us-east-1')).toBeUndefined();
  });

  it('is forgotten when the form is emptied', async () => {
    await saveDraft(scene.context, me, aTypedAccess());
    const empty = aTypedAccess({ limit: '', website: ' ', service: '', answers: {} });
    expect(await saveDraft(scene.context, me, empty)).toBeUndefined();
    expect(await draft()).toBeUndefined();
  });

  it('is kept when the form is closed, but not again after it was sent', async () => {
    await keepClosedForm(scene.context, me, 'view:V1', aTypedAccess({ service: '日本語の下書き' }));
    expect(await draft()).toMatchObject({ typed: { service: '日本語の下書き' } });
    granted(await sendAccess(scene, { key: 'view:V1' }));
    await keepClosedForm(scene.context, me, 'view:V1', aTypedAccess());
    expect(await draft()).toBeUndefined();
  });
});

it('previews what is asked, with the draft that it is sent from', async () => {
  const checked = await preview();
  expect(checked).toMatchObject({
    ok: true,
    value: {
      project: { name: 'Checkout alerts' },
      fields: { limitUsd: 500 },
      savedAt: scene.clock.now(),
      lastSentAt: undefined,
    },
  });
  expect(await accessView(scene, (await askAccess(scene)).id)).toMatchObject({ status: 'pending' });
});
