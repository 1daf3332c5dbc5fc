import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq, sql } from '#db/drizzle.ts';
import { auditEvents, notices } from '#db/schema/schema.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { ExportFile } from '#src/ports.ts';
import { requestExport } from '#src/usecases/export-numbers.ts';
import type { InventoryView } from '#src/usecases/show-numbers.ts';
import { BOM, cells } from '../support/csv.ts';
import { LEAD, REQUESTER } from '../support/request-view.ts';
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
import { workOff } from '../support/work-off.ts';

const ALL: InventoryView = { show: 'all', query: '', page: 0 };

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const add = (phoneNumber: string, row: Parameters<typeof insertNumberRow>[1] = {}) =>
  insertNumberRow(scene.context.db, { projectId: scene.projectId, phoneNumber, monthlyCents: 100, ...row });
const ask = (userId: SlackUserId, view = ALL, correlationId = 'click') =>
  requestExport(scene.context, { actor: actorOf(userId), correlationId, view });

/** The file that came, after all jobs are done. */
async function file(): Promise<ExportFile> {
  await workOff(scene);
  const last = scene.notifier.delivered.at(-1);
  if (last?.kind !== 'numbers_export') throw new Error('no file came');
  return last.file;
}

describe('the export', () => {
  it('comes as a direct message, with every column, as the inventory is by then', async () => {
    await add('+12065550101', { leasedAt: new Date('2026-03-03T10:00:00Z') });
    await add('+4930901820', {
      country: 'DE',
      monthlyCents: null,
      ownerId: null,
      capabilities: ['SMS', 'VOICE'],
    });
    const list = { whose: 'all', query: '', filters: {} };
    expect(granted(await ask(LEAD))).toEqual({ count: 2, list });
    const exported = await file();
    expect(scene.notifier.deliveries()).toEqual([`numbers_export to ${LEAD}`]);
    expect(exported).toMatchObject({
      name: 'numbers-2026-11-23.csv',
      list,
      count: 2,
      at: scene.clock.now(),
    });
    expect(exported.content.startsWith(BOM)).toBe(true);
    const [titles = [], german, american] = cells(exported);
    expect(titles.slice(0, 4)).toEqual(['Number', 'Country', 'Country code', 'Use case']);
    const named = (row: string[] | undefined) =>
      Object.fromEntries(titles.map((title, at) => [title, row?.[at]]));
    expect(named(german)).toMatchObject({
      Number: "'+4930901820",
      Country: 'Germany',
      'Price per month': '',
      'Price source': 'not known',
      Owner: '',
      SMS: 'yes',
    });
    expect(named(american)).toMatchObject({
      'Price per month': '1.00',
      Currency: 'USD',
      'Price source': 'AWS',
      Project: 'Checkout alerts',
      Owner: REQUESTER,
      Since: '2026-03-03',
      'Deletion protection': 'yes',
    });
  });

  it('runs nothing in a spreadsheet, breaks at no quote or comma, and keeps every script', async () => {
    const names = [
      '=HYPERLINK("http://x","y")',
      '+1+1 cmd',
      '-2+3 cmd',
      '@SUM(A1)',
      '\tTab first',
      '\rReturn first',
      '"=1+1"',
      ' =1+1',
      '＝1＋1',
      'A, "B" and\nC',
      'Sales; -50 % off',
      '音声通知プロジェクト',
    ];
    for (const [nth, name] of names.entries()) {
      const projectId = await scene.addProject({ name });
      await add(`+12065550${100 + nth}`, { projectId, leasedAt: new Date(2026, 0, 20 - nth) });
    }
    await ask(LEAD);
    const [titles = [], ...rows] = cells(await file());
    const projects = rows.map((row) => row[titles.indexOf('Project')]);
    expect(projects).toEqual([
      ...names.slice(0, 9).map((name) => `'${name}`),
      'A, "B" and\nC',
      "Sales;' -50 % off",
      '音声通知プロジェクト',
    ]);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/(^|;)[\s"]*[=+\-@\t\r＝＋－＠]/);
    expect(rows.map(([number]) => number)).toContain("'+12065550100");
  });

  it('says that prices are samples where no AWS account is used', async () => {
    await scene.close();
    scene = await openScene({ voiceIsLocal: true });
    await add('+12065550101');
    await ask(LEAD);
    const [titles = [], row] = cells(await file());
    expect(row?.[titles.indexOf('Price source')]).toBe('sample');
  });

  it('has what its list shows: of a project, of a person, of a search', async () => {
    const survey = await scene.addProject({ name: 'Survey calls', leads: [REQUESTER] });
    await add('+12065550101', { ownerId: LEAD });
    await add('+12065550102', { projectId: survey });
    const exported = async (userId: SlackUserId, view: Partial<InventoryView>) => {
      granted(await ask(userId, { ...ALL, ...view }, JSON.stringify(view)));
      return cells(await file())
        .slice(1)
        .map((row) => row[0]);
    };
    expect(await exported(REQUESTER, { show: survey })).toEqual(["'+12065550102"]);
    expect(scene.notifier.delivered.at(-1)).toMatchObject({
      file: { list: { whose: { project: 'Survey calls' }, query: '', filters: {} } },
    });
    expect(await exported(REQUESTER, { show: 'mine' })).toEqual(["'+12065550102"]);
    expect(await exported(REQUESTER, { show: 'led' })).toEqual(["'+12065550102"]);
    expect(await exported(REQUESTER, { query: '0101' })).toEqual(["'+12065550101"]);
    expect(await exported(GUEST, { show: 'all' })).toEqual([]);
    expect(scene.notifier.delivered.at(-1)).toMatchObject({ file: { list: { whose: 'mine' } } });
  });

  it('has only what the filters let through, says so, and the audit tells it', async () => {
    await add('+12065550101', { country: 'CA' });
    await add('+12065550102', { country: 'CA', numberType: 'TOLL_FREE' });
    await add('+12065550103');
    const filters = { country: 'CA', numberType: 'LONG_CODE' };
    expect(granted(await ask(LEAD, { ...ALL, filters }))).toEqual({
      count: 1,
      list: { whose: 'all', query: '', filters },
    });
    const exported = await file();
    expect(exported).toMatchObject({ count: 1, list: { filters } });
    expect(cells(exported).map((row) => row[0])).toEqual(['Number', "'+12065550101"]);
    const [event] = await scene.context.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, 'numbers.exported'));
    expect(event?.after).toEqual({ numbers: 1, query: '', filters: ['CA', 'LONG_CODE'] });
  });

  it('is of all numbers where an older version promised it, which knew no filters', async () => {
    await add('+12065550101');
    await ask(LEAD);
    await scene.context.db.update(notices).set({ facts: sql`${notices.facts} - 'filters'` });
    expect(await file()).toMatchObject({ count: 1, list: { filters: {} } });
  });

  it('is audited, and the same click twice is one file', async () => {
    await add('+12065550101');
    await Promise.all([ask(LEAD), ask(LEAD)]);
    await workOff(scene);
    expect(scene.notifier.deliveries()).toEqual([`numbers_export to ${LEAD}`]);
    const events = await scene.context.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, 'numbers.exported'));
    expect(events).toMatchObject([{ actor: actorOf(LEAD), after: { numbers: 1, query: '' } }]);
  });

  it('is tried again until Slack takes it', async () => {
    scene.notifier.onDeliver.fail('slack_unavailable');
    await ask(LEAD);
    expect((await file()).name).toBe('numbers-2026-11-23.csv');
  });

  it('is refused to strangers for another workspace’s project', async () => {
    await scene.addPerson(aPerson(STRANGER, { teamId: 'T0OTHER' }));
    const input = { actor: actorOf(STRANGER, 'T0OTHER'), correlationId: 'click' };
    const view = { ...ALL, show: scene.projectId };
    expect(codeOf(await requestExport(scene.context, { ...input, view }))).toBe('project_unknown');
    expect(await scene.context.db.select().from(notices)).toEqual([]);
  });
});
