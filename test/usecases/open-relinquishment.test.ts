import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from '#db/drizzle.ts';
import { listAuditEvents } from '#db/queries/audit.ts';
import { listRequestsToDecide } from '#db/queries/requests.ts';
import { notices, numbers, projects, requests } from '#db/schema/schema.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { NumberId } from '#src/domain/request.ts';
import { approveRequest } from '#src/usecases/approve-request.ts';
import { openRelinquishment } from '#src/usecases/open-relinquishment.ts';
import {
  aRelinquishForm,
  askToRelinquish,
  leasedNumber,
  OWNER,
  relinquishmentAt,
} from '../support/relinquish.ts';
import { ADMIN, LEAD, LEAD_2, REQUESTER, TEAM } from '../support/request-view.ts';
import { ARCHIVED } from '../support/rows.ts';
import { actorOf, codeOf, GUEST, granted, openScene, type Scene, STRANGER } from '../support/scene.ts';

let scene: Scene;
let number: InventoryNumber;
beforeEach(async () => {
  scene = await openScene();
  number = await leasedNumber(scene);
});
afterEach(() => scene.close());

type Input = Parameters<typeof aRelinquishForm>[1];
const ask = (input: Input = {}, id: NumberId = number.id) =>
  openRelinquishment(scene.context, aRelinquishForm(id, input));
const storedRequests = () => scene.context.db.select({ id: requests.id }).from(requests);

describe('asking to relinquish a number', () => {
  it('writes down what depends on it, as the card will say it', async () => {
    const pooled = await leasedNumber(scene, { country: 'CA', poolId: 'pool-1', registrationId: 'reg-12' });
    const request = granted(await ask({ why: ' The pilot is over. ' }, pooled.id));
    expect(request).toMatchObject({
      kind: 'relinquish_number',
      status: 'pending',
      requester: REQUESTER,
      purpose: 'The pilot is over.',
      project: { id: scene.projectId },
      number: { id: pooled.id, owner: OWNER, relinquishRequestId: request.id },
      impact: {
        deletionProtected: true,
        poolId: 'pool-1',
        registrationId: 'reg-12',
        lastCallAt: undefined,
        isLastInCountry: true,
      },
      relinquishAt: undefined,
    });
  });

  it('tells the last number of a country from one of several', async () => {
    expect(granted(await ask()).impact.isLastInCountry).toBe(true);
    const second = await leasedNumber(scene);
    expect(granted(await ask({}, second.id)).impact.isLastInCountry).toBe(false);
  });

  it('does not count numbers that are gone, of another project or of another country', async () => {
    const other = await scene.addProject({ name: 'Survey calls' });
    await leasedNumber(scene, {}, { projectId: other });
    await leasedNumber(scene, { country: 'CA' });
    await leasedNumber(scene, {}, { stored: { status: 'DELETED' } });
    expect(granted(await ask()).impact.isLastInCountry).toBe(true);
  });

  it('asks the leads, answers the requester, and is audited', async () => {
    const { id } = await askToRelinquish(scene, number.id);
    const owed = await scene.context.db.select().from(notices).where(eq(notices.requestId, id));
    expect(owed.map(({ kind, recipient }) => `${kind} to ${recipient}`)).toEqual([
      'card to C0VOICE',
      `receipt to ${REQUESTER}`,
      'reminder_in_thread to C0VOICE',
    ]);
    expect(await listAuditEvents(scene.context.db, id)).toMatchObject([
      {
        action: 'request.asked',
        actor: { userId: REQUESTER },
        after: { kind: 'relinquish_number', phoneNumber: number.phoneNumber, region: 'us-east-1' },
      },
    ]);
  });

  it('changes nothing at AWS', async () => {
    await askToRelinquish(scene, number.id);
    expect(scene.voice.changes).toEqual([]);
  });
});

describe('the word that confirms', () => {
  it.each([
    ' Delete ',
    'DELETE',
    'del',
    'delete ',
    ' delete',
    'delete\n',
    'Delete',
    '',
    'deleted',
    'ｄelete',
  ])('is not “%s”', async (confirmation) => {
    expect(codeOf(await ask({ confirmation }))).toBe('confirmation_mismatch');
    expect(await storedRequests()).toEqual([]);
  });

  it('is delete', async () => {
    expect(codeOf(await ask({ confirmation: 'delete' }))).toBe('ok');
  });
});

describe('what is refused', () => {
  it.each([
    ['a reason of more than 500 characters', { why: 'ば'.repeat(501) }, 'purpose_too_long'],
    ['somebody of whom nothing is known', { actor: actorOf(STRANGER) }, 'person_unknown'],
    ['somebody of another workspace', { actor: actorOf(REQUESTER, 'T0OTHER') }, 'number_unknown'],
    ['a guest, of a number of others', { actor: actorOf(GUEST) }, 'number_unknown'],
  ] as const)('is %s', async (_what, input, code) => {
    expect(codeOf(await ask(input))).toBe(code);
    expect(await storedRequests()).toEqual([]);
  });

  it('is a number that is not there', async () => {
    expect(codeOf(await ask({}, 0 as NumberId))).toBe('number_unknown');
  });

  it('is a number of no project, whoever asks: an admin assigns it first', async () => {
    const homeless = await leasedNumber(scene, {}, { projectId: undefined, ownerId: undefined });
    for (const userId of [REQUESTER, ADMIN])
      expect(await ask({ actor: actorOf(userId) }, homeless.id)).toMatchObject({
        refusal: { code: 'number_of_no_project', phoneNumber: homeless.phoneNumber },
      });
  });

  it('is a number that AWS no longer has', async () => {
    await scene.context.db.update(numbers).set({ status: 'GONE' });
    expect(await ask()).toMatchObject({
      refusal: { code: 'number_gone', phoneNumber: number.phoneNumber, by: undefined },
    });
  });

  it('is a number for which somebody has asked already', async () => {
    const { id: requestId } = await askToRelinquish(scene, number.id);
    expect(await ask({ actor: actorOf(LEAD) })).toMatchObject({
      refusal: { code: 'relinquish_already_asked', requestId, phoneNumber: number.phoneNumber },
    });
  });
});

it('takes a guest’s own number', async () => {
  const own = await leasedNumber(scene, {}, { ownerId: GUEST });
  expect(codeOf(await ask({ actor: actorOf(GUEST) }, own.id))).toBe('ok');
});

describe('the same number', () => {
  it('is asked for once when ten people ask at once, and the others are told the request', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => ask()));
    const made = await storedRequests();
    expect(made).toHaveLength(1);
    expect(results.map(codeOf).sort()).toEqual(['ok', ...Array(9).fill('relinquish_already_asked')].sort());
    for (const result of results)
      if (!result.ok) expect(result.refusal).toMatchObject({ requestId: made[0]?.id });
  });

  it('is one request when one form is sent many times', async () => {
    const form = aRelinquishForm(number.id);
    const send = async (_: unknown, nth: number) => {
      // A little later each, so that some meet the request that another has just made.
      for (let times = 0; times < nth; times += 1) await scene.context.db.execute('select 1');
      return openRelinquishment(scene.context, form);
    };
    const results = await Promise.all(Array.from({ length: 12 }, send));
    expect(new Set(results.map((result) => granted(result).id)).size).toBe(1);
    expect(await storedRequests()).toHaveLength(1);
  });

  it('can be asked for again once the first request has ended', async () => {
    const { id } = await askToRelinquish(scene, number.id);
    await scene.context.db
      .update(requests)
      .set({ status: 'withdrawn', decidedAt: scene.clock.now() })
      .where(eq(requests.id, id));
    expect(codeOf(await ask())).toBe('ok');
  });
});

describe('a number of an archived project', () => {
  beforeEach(async () => {
    await scene.context.db.update(projects).set(ARCHIVED).where(eq(projects.id, scene.projectId));
  });

  it('can still be given back, since it still costs money', async () => {
    const { id: requestId } = await askToRelinquish(scene, number.id);
    const decision = { actor: actorOf(LEAD), correlationId: 'approval', requestId };
    expect(codeOf(await approveRequest(scene.context, decision))).toBe('ok');
    expect((await relinquishmentAt(scene, requestId)).status).toBe('approved');
  });

  it('waits in the lists of its leads', async () => {
    const { id } = await askToRelinquish(scene, number.id);
    expect(await listRequestsToDecide(scene.context.db, LEAD_2, TEAM, false)).toEqual([id]);
  });
});

it('refuses to approve the release of a number that is gone', async () => {
  const { id: requestId } = await askToRelinquish(scene, number.id);
  await scene.context.db.update(numbers).set({ status: 'GONE' });
  const decision = { actor: actorOf(LEAD), correlationId: 'approval', requestId };
  expect(codeOf(await approveRequest(scene.context, decision))).toBe('number_gone');
  expect((await relinquishmentAt(scene, requestId)).status).toBe('pending');
});
