import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { markProjectArchived } from '#db/queries/projects.ts';
import { calls } from '#db/schema/schema.ts';
import type { NumberId } from '#src/domain/request.ts';
import { openCall } from '#src/usecases/open-call.ts';
import { aCallingNumber, auditRows, callInput, callRows, DESTINATION, setTier } from '../support/calls.ts';
import { ADMIN, aUser, LEAD, REQUESTER } from '../support/request-view.ts';
import { actorOf, codeOf, GUEST, granted, openScene, type Scene, STRANGER } from '../support/scene.ts';

const HOUR = 60 * 60 * 1000;

let scene: Scene;
let numberId: NumberId;
beforeEach(async () => {
  scene = await openScene();
  numberId = await aCallingNumber(scene);
});
afterEach(() => scene.close());

type Overrides = Parameters<typeof callInput>[1];
const open = (overrides: Overrides = {}) => openCall(scene.context, callInput(numberId, overrides));
const answer = async (overrides: Overrides) => codeOf(await open(overrides));

describe('a test call that is asked for', () => {
  it('is a row that a worker places, with its audit, before anything is answered', async () => {
    const input = { destination: '+44 20 7946 0958', priceCap: '5', body: '  Hello  ' };
    const call = granted(await open(input));
    expect(call).toMatchObject({
      number: { phoneNumber: '+12065550142' },
      region: 'us-east-1',
      caller: REQUESTER,
      destination: DESTINATION,
      body: '  Hello  ',
      maxPricePerMinute: '5.00',
      status: 'queued',
      isDryRun: false,
    });
    expect(scene.queue.jobs).toEqual([{ name: 'call.place', payload: { id: call.id } }]);
    expect(await auditRows(scene)).toMatchObject([
      {
        action: 'call.asked',
        actor: actorOf(REQUESTER),
        numberId,
        projectId: scene.projectId,
        after: { call: call.id, phoneNumber: '+12065550142', destination: DESTINATION, isDryRun: false },
      },
    ]);
    expect(scene.voice.sent).toEqual([]);
  });

  it('is one call, however often its form is sent at once', async () => {
    const submissionKey = 'view:V1';
    const all = await Promise.all(Array.from({ length: 8 }, () => open({ submissionKey })));
    expect(new Set(all.map((result) => granted(result).id)).size).toBe(1);
    expect(await callRows(scene)).toHaveLength(1);
    expect(await auditRows(scene)).toHaveLength(1);
    expect(scene.queue.names()).toEqual(['call.place']);
  });

  it('is kept although the queue is away, for the sweep to hand on', async () => {
    scene.queue.isAway = true;
    granted(await open());
    expect(await callRows(scene)).toMatchObject([{ status: 'queued', dueAt: scene.clock.now() }]);
  });

  it.each([LEAD, ADMIN])('may be asked for by %s as well', async (userId) => {
    expect(await answer({ actor: actorOf(userId) })).toBe('ok');
  });

  it('may be asked for from a number of an archived project', async () => {
    const { db } = scene.context;
    await db.transaction((tx) => markProjectArchived(tx, scene.projectId, aUser(ADMIN), scene.clock.now()));
    expect(await answer({})).toBe('ok');
  });
});

describe('a test call is refused, and nothing is written,', () => {
  afterEach(async () => {
    expect(await callRows(scene)).toEqual([]);
    expect(await auditRows(scene)).toEqual([]);
    expect(scene.queue.jobs).toEqual([]);
  });

  it.each<[string, Overrides, string]>([
    ['for a guest', { actor: actorOf(GUEST) }, 'may_not_call'],
    ['for somebody unknown', { actor: actorOf(STRANGER) }, 'person_unknown'],
    ['for another workspace', { actor: actorOf(REQUESTER, 'T0OTHER') }, 'other_workspace'],
    ['from no number', { numberId: 0 as NumberId }, 'number_unknown'],
    ['to nobody', { destination: '' }, 'destination_malformed'],
    ['without the country code', { destination: '020 7946 0958' }, 'destination_malformed'],
    ['without words', { body: ' \n ' }, 'message_missing'],
    ['with too many words', { body: 'w'.repeat(3001) }, 'message_too_long'],
    ['with SSML of 6,001 characters', { body: 'w'.repeat(6001), bodyType: 'SSML' }, 'message_too_long'],
    ['with broken SSML', { body: '<speak>Hello</p></speak>', bodyType: 'SSML' }, 'ssml_malformed'],
    ['in a voice that AWS does not have', { voiceId: 'NOBODY' }, 'voice_unknown'],
    ['with a price that AWS could not read', { priceCap: '0,05' }, 'price_cap_malformed'],
  ])('%s', async (_why, overrides, code) => {
    expect(await answer(overrides)).toBe(code);
  });

  it.each([
    ['another member', REQUESTER, 'may_not_call'],
    ['an app', LEAD, 'bot_user'],
    ['a deactivated person', ADMIN, 'deactivated'],
  ] as const)('for %s', async (_who, userId, code) => {
    numberId = await aCallingNumber(scene, { ownerId: LEAD });
    await scene.addPerson({
      userId,
      teamId: 'T0LOCAL',
      isGuest: false,
      isBot: code === 'bot_user',
      isDeactivated: code === 'deactivated',
    });
    expect(await answer({ actor: actorOf(userId) })).toBe(code);
  });

  it.each([
    ['is still being set up', { status: 'PENDING' }, 'number_cannot_call'],
    ['has no voice', { capabilities: ['SMS'] }, 'number_cannot_call'],
    ['is gone at AWS', { status: 'GONE' }, 'number_gone'],
  ] as const)('from a number that %s', async (_why, row, code) => {
    numberId = await aCallingNumber(scene, row);
    expect(await answer({})).toBe(code);
  });

  it('from a number that was relinquished', async () => {
    numberId = await aCallingNumber(scene, { relinquishedAt: scene.clock.now() });
    expect(await answer({})).toBe('number_gone');
  });

  it('to somebody who may not call before it says what else is wrong', async () => {
    numberId = await aCallingNumber(scene, { status: 'GONE' });
    expect(await answer({ actor: actorOf(GUEST), destination: '' })).toBe('may_not_call');
  });

  it('in the sandbox, to a number that is not verified', async () => {
    await setTier(scene, 'sandbox');
    const verified = { region: 'us-east-1', numbers: ['+12065550199'] };
    expect(await answer({ verified })).toBe('destination_unverified');
  });
});

describe('the sandbox', () => {
  it('calls a verified number, and any where AWS did not say which are verified there', async () => {
    await setTier(scene, 'sandbox');
    const region = 'us-east-1';
    expect(await answer({ verified: { region, numbers: [DESTINATION] } })).toBe('ok');
    expect(await answer({ verified: { region: 'eu-west-1', numbers: [] } })).toBe('ok');
    expect(await answer({ verified: undefined })).toBe('ok');
  });

  it('is left to AWS in a dry run', async () => {
    await setTier(scene, 'sandbox');
    const verified = { region: 'us-east-1', numbers: [] };
    expect(await answer({ verified, isDryRun: true })).toBe('ok');
  });
});

describe('calls of the last 24 hours', () => {
  async function send(count: number, overrides: Overrides, status: 'sent' | 'failed' | 'unknown' = 'sent') {
    const { db } = scene.context;
    for (let nth = 0; nth < count; nth += 1) {
      const { id } = granted(await open(overrides));
      await db.update(calls).set({ status, messageId: 'm', dueAt: null }).where(eq(calls.id, id));
    }
  }

  it('are five to one number, in production too, and to another one still go', async () => {
    await setTier(scene, 'production');
    await send(5, {});
    expect(await answer({})).toBe('calls_to_destination_used_up');
    expect(await answer({ destination: '+442079460959' })).toBe('ok');
    expect(await answer({ isDryRun: true })).toBe('ok');
    scene.clock.advance(24 * HOUR);
    expect(await answer({})).toBe('ok');
  });

  it('are twenty in the sandbox', async () => {
    for (let to = 0; to < 4; to += 1) await send(5, { destination: `+44207946000${to}` });
    expect(await answer({})).toBe('ok');
    await setTier(scene, 'sandbox');
    expect(await answer({})).toBe('calls_today_used_up');
  });

  it('count only where they were surely made, in this Region', async () => {
    await send(5, {}, 'failed');
    await send(5, {}, 'unknown');
    const elsewhere = await aCallingNumber(scene, { region: 'eu-west-1' });
    await send(5, { numberId: elsewhere });
    expect(await answer({})).toBe('ok');
  });
});
