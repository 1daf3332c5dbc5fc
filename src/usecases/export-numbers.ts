import { stringify } from 'csv-stringify/sync';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { listInventory } from '#db/queries/inventory.ts';
import { insertNotice } from '#db/queries/notices.ts';
import { findProject } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { countryName } from '../domain/countries.ts';
import { ok, type Result } from '../domain/errors.ts';
import type { InventoryFilter, InventoryNumber } from '../domain/inventory.ts';
import type { ExportFile, NoticeFacts } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { readAsker } from './people.ts';
import { countriesNamed, filterOf, type InventoryView, showNumbers } from './show-numbers.ts';

type ExportFacts = Extract<NoticeFacts, { about: 'export' }>;

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

/** A price is a number of its own, so that a spreadsheet adds it up; where it is from stands beside it. */
function priceSource({ monthlyCents }: InventoryNumber, voiceIsLocal: boolean): string {
  if (monthlyCents === undefined) return 'not known';
  return voiceIsLocal ? 'sample' : 'AWS';
}

type Column = readonly [title: string, cell: (number: InventoryNumber, voiceIsLocal: boolean) => string];

const COLUMNS: readonly Column[] = [
  ['Number', ({ phoneNumber }) => phoneNumber],
  ['Country', ({ country }) => countryName(country)],
  ['Country code', ({ country }) => country],
  ['Use case', ({ useCase }) => useCase],
  ['Type', ({ numberType }) => numberType],
  ['Voice', ({ capabilities }) => yesNo(capabilities.includes('VOICE'))],
  ['SMS', ({ capabilities }) => yesNo(capabilities.includes('SMS'))],
  ['Status', ({ status }) => status],
  [
    'Price per month',
    ({ monthlyCents }) => (monthlyCents === undefined ? '' : (monthlyCents / 100).toFixed(2)),
  ],
  ['Currency', ({ currency, monthlyCents }) => (monthlyCents === undefined ? '' : currency)],
  ['Price source', priceSource],
  ['Project', ({ project }) => project?.name ?? ''],
  ['Owner', ({ owner }) => owner ?? ''],
  ['Since', ({ since }) => isoDay(since)],
  ['Deletion protection', ({ deletionProtected }) => yesNo(deletionProtected)],
  ['Region', ({ region }) => region],
  ['Pool', ({ poolId }) => poolId ?? ''],
  ['Registration', ({ registrationId }) => registrationId ?? ''],
  ['Last call', ({ lastCallAt }) => lastCallAt?.toISOString() ?? ''],
  ['AWS id', ({ awsId }) => awsId],
];

/**
 * The inventory as CSV (RFC 4180) with a byte order mark, by which Excel knows UTF-8. A cell that a spreadsheet would
 * run as a formula begins with an apostrophe, so also a number in E.164: it stays whole, as text.
 */
export function csvOf(numbers: readonly InventoryNumber[], voiceIsLocal: boolean): string {
  const rows = numbers.map((number) => COLUMNS.map(([, cell]) => cell(number, voiceIsLocal)));
  return stringify([COLUMNS.map(([title]) => title), ...rows], {
    bom: true,
    escape_formulas: true,
    quoted_match: /[\r\n]/,
    record_delimiter: 'windows',
  });
}

/** Promises the file to whoever asks for it, of what they may see; the same click twice is one file. */
export async function requestExport(
  context: Context,
  input: { readonly actor: UserActor; readonly correlationId: string; readonly view: InventoryView },
): Promise<Result<{ readonly count: number }>> {
  const { actor, correlationId, view } = input;
  const shown = await showNumbers(context, actor, view);
  if (!shown.ok) return shown;
  const { sums, project } = shown.value;
  const filter = filterOf(await readAsker(context.db, actor, context), view);
  const at = context.clock.now();
  await transact(context, async (tx, handOn) => {
    const id = await insertNotice(tx, {
      facts: {
        about: 'export',
        teamId: filter.teamId,
        projectId: project?.id ?? null,
        ownerId: filter.ownerId ?? null,
        leadId: filter.ledBy ?? null,
        query: view.query,
      },
      kind: 'numbers_export',
      recipient: actor.userId,
      dedupeKey: `export:${correlationId}`,
      dueAt: at,
    });
    if (id === undefined) return;
    handOn({ name: 'notice.deliver', payload: { id } });
    await insertAuditEvent(tx, {
      at,
      actor,
      action: 'numbers.exported',
      ...(project === undefined ? {} : { projectId: project.id }),
      after: { numbers: sums.count, query: view.query },
      correlationId,
    });
  });
  return ok({ count: sums.count });
}

function filterFrom({ teamId, projectId, ownerId, leadId, query }: ExportFacts): InventoryFilter {
  return {
    teamId,
    query,
    ...(projectId === null ? {} : { projectId }),
    ...(ownerId === null ? {} : { ownerId }),
    ...(leadId === null ? {} : { ledBy: leadId }),
  };
}

/** The file of an export as the inventory is now. */
export async function exportNumbers(context: Context, facts: ExportFacts): Promise<ExportFile> {
  const { db, clock, settings } = context;
  const numbers = await listInventory(db, filterFrom(facts), { countries: countriesNamed(facts.query) });
  const project = facts.projectId === null ? undefined : await findProject(db, facts.projectId);
  const day = isoDay(clock.now());
  return {
    name: `numbers-${day}.csv`,
    title: project === undefined ? `Numbers, ${day}` : `Numbers of ${project.name}, ${day}`,
    content: csvOf(numbers, settings.voiceIsLocal),
    comment: `${numbers.length} ${numbers.length === 1 ? 'number' : 'numbers'}, as Dialtone has them now.`,
  };
}
