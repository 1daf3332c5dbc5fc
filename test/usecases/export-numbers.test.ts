import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, notices, numbers } from '#db/schema/schema.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { ExportFile } from '#src/ports.ts';
import { requestExport } from '#src/usecases/export-numbers.ts';
import { type InventoryView, searchNumbers, showNumbers } from '#src/usecases/show-numbers.ts';
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
const BOM = '\uFEFF';

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

const CELL = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/y;

/** A file's rows, as a spreadsheet reads them (RFC 4180). */
function cells({ content }: ExportFile): string[][] {
  const text = content.replace(BOM, '');
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const [, quoted, bare = '', end] = CELL.exec(text) ?? [];
    if (end === undefined) throw new Error('not CSV');
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n' && CELL.lastIndex < text.length) rows.push([]);
  }
  return rows;
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
    expect(granted(await ask(LEAD))).toEqual({ count: 2 });
    const exported = await file();
    expect(scene.notifier.deliveries()).toEqual([`numbers_export to ${LEAD}`]);
    expect(exported).toMatchObject({
      name: 'numbers-2026-11-23.csv',
      title: 'Numbers, 2026-11-23',
      comment: '2 numbers, as Dialtone has them now.',
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
      'A, "B" and\nC',
      '音声通知プロジェクト',
    ];
    for (const [nth, name] of names.entries()) {
      const projectId = await scene.addProject({ name });
      await add(`+1206555010${nth}`, { projectId, leasedAt: new Date(2026, 0, 20 - nth) });
    }
    await ask(LEAD);
    const [titles = [], ...rows] = cells(await file());
    const projects = rows.map((row) => row[titles.indexOf('Project')]);
    expect(projects).toEqual([...names.slice(0, 6).map((name) => `'${name}`), ...names.slice(6)]);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
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
      file: { title: 'Numbers of Survey calls, 2026-11-23' },
    });
    expect(await exported(REQUESTER, { show: 'mine' })).toEqual(["'+12065550102"]);
    expect(await exported(REQUESTER, { show: 'led' })).toEqual(["'+12065550102"]);
    expect(await exported(REQUESTER, { query: '0101' })).toEqual(["'+12065550101"]);
    expect(await exported(GUEST, { show: 'all' })).toEqual([]);
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

describe('ten thousand numbers', () => {
  it('are listed, summed, searched and exported right', async () => {
    const rows = Array.from({ length: 10_000 }, (_, nth) => ({
      awsId: `phone-${nth}`,
      arn: `arn:aws:sms-voice:us-east-1:123456789012:phone-number/phone-${nth}`,
      region: 'us-east-1',
      phoneNumber: `+1206${String(nth).padStart(7, '0')}`,
      country: nth % 100 === 0 ? 'CA' : 'US',
      useCase: 'TRANSACTIONAL' as const,
      numberType: 'LONG_CODE',
      capabilities: ['VOICE'],
      status: 'ACTIVE' as const,
      monthlyCents: 100,
      currency: 'USD',
      deletionProtected: true,
      projectId: scene.projectId,
      ownerId: nth % 1000 === 0 ? REQUESTER : null,
      leasedAt: new Date(Date.UTC(2026, 0, 1) + nth * 1000),
      checkedAt: scene.clock.now(),
    }));
    for (let start = 0; start < rows.length; start += 2000)
      await scene.context.db.insert(numbers).values(rows.slice(start, start + 2000));
    const last = granted(await showNumbers(scene.context, actorOf(LEAD), { ...ALL, page: 199 }));
    expect(last).toMatchObject({ pages: 200, sums: { count: 10_000, unpriced: 0 } });
    expect(last.sums.priced).toEqual([{ currency: 'USD', monthlyCents: 1_000_000 }]);
    expect(last.numbers.map(({ phoneNumber }) => phoneNumber).at(-1)).toBe('+12060000000');
    const mine = granted(await showNumbers(scene.context, actorOf(REQUESTER), { ...ALL, show: 'mine' }));
    expect(mine.sums.count).toBe(10);
    const found = await searchNumbers(scene.context, actorOf(LEAD), '0009876', 100);
    expect(found.map(({ phoneNumber }) => phoneNumber)).toEqual(['+12060009876']);
    expect(await searchNumbers(scene.context, actorOf(LEAD), 'canada', 100)).toHaveLength(100);
    await ask(LEAD);
    expect(cells(await file())).toHaveLength(10_001);
  });
});
