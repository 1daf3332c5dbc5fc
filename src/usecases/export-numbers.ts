import { insertAuditEvent } from '#db/queries/audit.ts';
import { listInventory } from '#db/queries/inventory.ts';
import { insertNotice } from '#db/queries/notices.ts';
import { findProject } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { ok, type Result } from '../domain/errors.ts';
import { FILTER_NAMES, type InventoryFilter, type NumberList } from '../domain/inventory.ts';
import type { NumberId } from '../domain/request.ts';
import type { ExportFile, NoticeFacts } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { csvHead, csvLines, isoDay } from './number-csv.ts';
import { readAsker } from './people.ts';
import { filterOf, type InventoryView, listOf, meaningOf, showNumbers } from './show-numbers.ts';

type ExportFacts = Extract<NoticeFacts, { about: 'export' }>;

/** Numbers that are read at once: a file of thousands holds up neither the database nor this process. */
const BATCH = 1000;

/** Promises the file to whoever asks for it, of what they may see; the same click twice is one file. */
export async function requestExport(
  context: Context,
  input: { readonly actor: UserActor; readonly correlationId: string; readonly view: InventoryView },
): Promise<Result<{ readonly count: number; readonly list: NumberList }>> {
  const { actor, correlationId, view } = input;
  const shown = await showNumbers(context, actor, view);
  if (!shown.ok) return shown;
  const { sums, list, project } = shown.value;
  const { query, filters } = list;
  const values = FILTER_NAMES.flatMap((name) => filters[name] ?? []);
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
        query,
        filters,
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
      after: { numbers: sums.count, query, ...(values.length === 0 ? {} : { filters: values }) },
      correlationId,
    });
  });
  return ok({ count: sums.count, list });
}

function filterFrom({
  teamId,
  projectId,
  ownerId,
  leadId,
  query,
  filters = {},
}: ExportFacts): InventoryFilter {
  return {
    teamId,
    query,
    filters,
    ...(projectId === null ? {} : { projectId }),
    ...(ownerId === null ? {} : { ownerId }),
    ...(leadId === null ? {} : { ledBy: leadId }),
  };
}

/** The lines of the file, and of how many numbers they are. */
async function readLines(
  context: Context,
  filter: InventoryFilter,
): Promise<{ readonly lines: string; readonly count: number }> {
  const { db, settings } = context;
  const search = { limit: BATCH, ...meaningOf(filter) };
  let lines = '';
  let count = 0;
  let after: NumberId | undefined;
  for (;;) {
    const some = await listInventory(db, filter, { ...search, after });
    lines += csvLines(some, settings.voiceIsLocal);
    count += some.length;
    if (some.length < BATCH) return { lines, count };
    after = some.at(-1)?.id;
  }
}

/** The file of an export as the inventory is now. */
export async function exportNumbers(context: Context, facts: ExportFacts): Promise<ExportFile> {
  const filter = filterFrom(facts);
  const { lines, count } = await readLines(context, filter);
  const project = facts.projectId === null ? undefined : await findProject(context.db, facts.projectId);
  const at = context.clock.now();
  return {
    name: `numbers-${isoDay(at)}.csv`,
    content: `${csvHead()}${lines}`,
    list: listOf(filter, project?.name),
    count,
    at,
  };
}
