import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calls } from '#db/schema/schema.ts';
import type { NumberFilters } from '#src/domain/inventory.ts';
import type { NumberId, SlackUserId } from '#src/domain/request.ts';
import { showNumber } from '#src/usecases/show-number.ts';
import { type InventoryShow, readView, searchNumbers, showNumbers } from '#src/usecases/show-numbers.ts';
import { syncAgain } from '../support/inventory.ts';
import { ADMIN, LEAD, REQUESTER } from '../support/request-view.ts';
import { insertNumberRow } from '../support/rows.ts';
import {
  actorOf,
  aPerson,
  codeOf,
  GUEST,
  granted,
  openScene,
  type Scene,
  STRANGER,
} from '../support/scene.ts';

const MEMBER = 'U0MEMBER' as SlackUserId;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  await scene.addPerson(aPerson(MEMBER));
});
afterEach(() => scene.close());

const show = (userId: SlackUserId, show: InventoryShow, query = '', page = 0) =>
  showNumbers(scene.context, actorOf(userId), { show, query, page });
const shown = async (userId: SlackUserId, whose: InventoryShow, query = '') =>
  granted(await show(userId, whose, query)).numbers.map(({ phoneNumber }) => phoneNumber);

async function add(phoneNumber: string, row: Parameters<typeof insertNumberRow>[1] = {}): Promise<NumberId> {
  const values = { projectId: scene.projectId, monthlyCents: 100, phoneNumber, ...row };
  return (await insertNumberRow(scene.context.db, values)).id;
}

describe('the inventory', () => {
  it('shows one’s own numbers, those of one project, those that one leads, and all, the newest first', async () => {
    const survey = await scene.addProject({ name: 'Survey calls', leads: [MEMBER] });
    await add('+12065550101', { leasedAt: new Date('2026-01-01T00:00:00Z') });
    await add('+12065550102', { ownerId: LEAD, leasedAt: new Date('2026-02-01T00:00:00Z') });
    await add('+12065550103', { projectId: survey, leasedAt: new Date('2026-03-01T00:00:00Z') });
    expect(await shown(REQUESTER, 'mine')).toEqual(['+12065550103', '+12065550101']);
    expect(await shown(REQUESTER, scene.projectId)).toEqual(['+12065550102', '+12065550101']);
    expect(await shown(MEMBER, 'led')).toEqual(['+12065550103']);
    expect(await shown(MEMBER, 'all')).toEqual(['+12065550103', '+12065550102', '+12065550101']);
  });

  it('sums what is known and counts what is not, by currency', async () => {
    await add('+12065550101');
    await add('+12065550102', { monthlyCents: 125 });
    await add('+12065550103', { monthlyCents: null });
    await add('+12065550104', { monthlyCents: 200, currency: 'EUR' });
    const { sums } = granted(await show(MEMBER, 'all'));
    expect(sums).toMatchObject({ count: 4, unpriced: 1 });
    expect([...sums.priced].sort((a, b) => a.currency.localeCompare(b.currency))).toEqual([
      { currency: 'EUR', monthlyCents: 200 },
      { currency: 'USD', monthlyCents: 225 },
    ]);
  });

  it('leaves out what AWS no longer has for us', async () => {
    await add('+12065550101', { status: 'GONE' });
    await add('+12065550102', { status: 'DELETED', relinquishedAt: new Date() });
    await add('+12065550103', { status: 'PENDING' });
    expect(await shown(MEMBER, 'all')).toEqual(['+12065550103']);
  });

  it('is found by digits, country and project, and by nothing that is only a wildcard', async () => {
    const survey = await scene.addProject({ name: '100%_Umfrage' });
    await add('+12065550101');
    await add('+4930901820', { country: 'DE', projectId: survey });
    expect(await shown(MEMBER, 'all', '0101')).toEqual(['+12065550101']);
    expect(await shown(MEMBER, 'all', '(206) 555')).toEqual(['+12065550101']);
    expect(await shown(MEMBER, 'all', 'germ')).toEqual(['+4930901820']);
    expect(await shown(MEMBER, 'all', 'umfr')).toEqual(['+4930901820']);
    expect(await shown(MEMBER, 'all', 'checkout')).toEqual(['+12065550101']);
    expect(await shown(MEMBER, 'all', '%')).toEqual(['+4930901820']);
    expect(await shown(MEMBER, 'all', 'a_c')).toEqual([]);
    expect(await shown(MEMBER, 'all', "'; drop table numbers; --")).toEqual([]);
  });

  it('is narrowed by status, country, use case and type, and tells what else there is', async () => {
    await add('+12065550101', { status: 'PENDING' });
    await add('+12065550102', { status: 'ASSOCIATING', numberType: 'TOLL_FREE' });
    await add('+14165550103', { country: 'CA', useCase: 'PROMOTIONAL' });
    await add('+14165550104', { country: 'CA', status: 'GONE' });
    const narrowed = async (filters: NumberFilters, query = '') =>
      granted(await showNumbers(scene.context, actorOf(MEMBER), { show: 'all', query, page: 0, filters }));
    const found = async (filters: NumberFilters, query = '') =>
      (await narrowed(filters, query)).numbers.map(({ phoneNumber }) => phoneNumber);
    expect(await found({ status: 'PENDING' })).toEqual(['+12065550102', '+12065550101']);
    expect(await found({ status: 'PENDING', numberType: 'LONG_CODE' })).toEqual(['+12065550101']);
    expect(await found({ country: 'CA' })).toEqual(['+14165550103']);
    expect(await found({ useCase: 'TRANSACTIONAL' }, '0102')).toEqual(['+12065550102']);
    expect(await found({ status: 'GONE' })).toEqual([]);
    expect(await found({ status: 'NOSUCH' })).toEqual([]);
    expect(await found({ useCase: "x'; drop table numbers; --" })).toEqual([]);
    const none = await narrowed({ country: 'CA', status: 'PENDING' });
    expect(none).toMatchObject({
      sums: { count: 0 },
      list: { whose: 'all', query: '', filters: { country: 'CA', status: 'PENDING' } },
    });
    expect(Object.values(none.choices).map((values) => [...values].sort())).toEqual([
      ['ACTIVE', 'PENDING'],
      ['CA', 'US'],
      ['PROMOTIONAL', 'TRANSACTIONAL'],
      ['LONG_CODE', 'TOLL_FREE'],
    ]);
  });

  it('tells guests only of what their own numbers can be narrowed to', async () => {
    await add('+12065550101', { ownerId: GUEST });
    await add('+14165550103', { country: 'CA' });
    const { choices } = granted(await show(GUEST, 'all'));
    expect(choices.country).toEqual(['US']);
  });

  it('tells the accounts of the Regions that it is about, with room and times', async () => {
    scene.voice.room = { used: 18, max: 25 };
    await syncAgain(scene);
    const { accounts } = granted(await show(MEMBER, scene.projectId));
    const room = { used: 18, max: 25 };
    expect(accounts).toMatchObject([{ region: 'us-east-1', room, syncedAt: scene.clock.now() }]);
  });

  it('has pages, and shows the last one for a page that no longer is', async () => {
    for (let nth = 0; nth < 51; nth += 1) await add(`+1206555${String(nth).padStart(4, '0')}`);
    const second = granted(await show(MEMBER, 'all', '', 1));
    expect(second).toMatchObject({ pages: 2, view: { page: 1 }, sums: { count: 51 } });
    expect(second.numbers).toHaveLength(1);
    expect(granted(await show(MEMBER, 'all', '', 99)).view.page).toBe(1);
  });
});

describe('who sees what', () => {
  it('guests see their own numbers, whatever they ask for', async () => {
    await add('+12065550101');
    const own = await add('+12065550102', { ownerId: GUEST });
    for (const whose of ['mine', 'led', 'all', scene.projectId] as const)
      expect(await shown(GUEST, whose)).toEqual(['+12065550102']);
    expect(granted(await show(GUEST, 'all')).projects).toEqual([]);
    const found = await searchNumbers(scene.context, actorOf(GUEST), '', 10);
    expect(found.map(({ id }) => id)).toEqual([own]);
  });

  it('another workspace sees nothing, not even numbers of no project', async () => {
    await scene.addPerson(aPerson(STRANGER, { teamId: 'T0OTHER' }));
    const id = await add('+12065550101');
    scene.voice.arrive();
    await syncAgain(scene);
    const stranger = actorOf(STRANGER, 'T0OTHER');
    const all = granted(await showNumbers(scene.context, stranger, { show: 'all', query: '', page: 0 }));
    expect(all.numbers).toEqual([]);
    expect(await searchNumbers(scene.context, stranger, '', 10)).toEqual([]);
    expect(codeOf(await showNumber(scene.context, stranger, id))).toBe('number_unknown');
    const project = { show: scene.projectId, query: '', page: 0 };
    expect(codeOf(await showNumbers(scene.context, stranger, project))).toBe('project_unknown');
  });

  it('apps and deactivated people are refused', async () => {
    await scene.addPerson(aPerson(MEMBER, { isDeactivated: true }));
    expect(codeOf(await show(MEMBER, 'all'))).toBe('deactivated');
    expect(codeOf(await show('U0NOBODY' as SlackUserId, 'all'))).toBe('person_unknown');
  });
});

describe('the words of the command', () => {
  const view = (userId: SlackUserId, words: string) => readView(scene.context, actorOf(userId), words);

  it('without any mean one’s own numbers, else those that one leads, else all', async () => {
    await add('+12065550101');
    expect((await view(REQUESTER, '')).show).toBe('mine');
    expect((await view(LEAD, ' ')).show).toBe('led');
    expect((await view(MEMBER, '')).show).toBe('all');
    expect((await view(GUEST, '')).show).toBe('mine');
  });

  it('name whose numbers, a project or its beginning, or what to search for', async () => {
    const survey = await scene.addProject({ name: 'Survey calls' });
    await scene.addProject({ name: 'Survey calls EU' });
    expect(await view(MEMBER, 'MINE')).toEqual({ show: 'mine', query: '', page: 0 });
    expect(await view(MEMBER, 'all')).toEqual({ show: 'all', query: '', page: 0 });
    expect((await view(MEMBER, 'check')).show).toBe(scene.projectId);
    expect((await view(MEMBER, 'survey  CALLS')).show).toBe(survey);
    expect(await view(MEMBER, 'survey')).toEqual({ show: 'all', query: 'survey', page: 0 });
    expect(await view(MEMBER, '+1 206')).toEqual({ show: 'all', query: '+1 206', page: 0 });
    expect((await view(MEMBER, 'x'.repeat(500))).query).toHaveLength(64);
    expect(await view(GUEST, '0142')).toEqual({ show: 'mine', query: '0142', page: 0 });
  });
});

describe('one number', () => {
  it('comes with its story, its last call, and what this person may do', async () => {
    const id = await add('+12065550101', { deletionProtected: false });
    await scene.context.db.insert(calls).values({
      numberId: id,
      callerId: LEAD,
      teamId: 'T0LOCAL',
      region: 'us-east-1',
      destination: '+12065550199',
      body: 'Hello',
      bodyType: 'TEXT',
      voiceId: 'MATTHEW',
      isDryRun: false,
      status: 'unknown',
      submissionKey: 'form',
      askedAt: new Date('2026-11-20T10:00:00Z'),
      correlationId: 'click',
    });
    const other = await add('+12065550102');
    expect(granted(await showNumber(scene.context, actorOf(REQUESTER), id))).toMatchObject({
      number: { id, lastCallAt: new Date('2026-11-20T10:00:00Z'), relinquishRequestId: undefined },
      mayCall: true,
      mayChangeOwner: true,
      mayProtect: true,
      mayRelinquish: true,
    });
    expect(granted(await showNumber(scene.context, actorOf(MEMBER), id))).toMatchObject({
      mayCall: false,
      mayChangeOwner: false,
      mayProtect: false,
      mayRelinquish: true,
    });
    const second = granted(await showNumber(scene.context, actorOf(ADMIN), other));
    expect(second).toMatchObject({ number: { lastCallAt: undefined }, mayProtect: false });
    expect(codeOf(await showNumber(scene.context, actorOf(GUEST), id))).toBe('number_unknown');
    expect(codeOf(await showNumber(scene.context, actorOf(MEMBER), 999 as NumberId))).toBe('number_unknown');
  });
});
