import { findAccount, type StoredAccount } from '#db/queries/accounts.ts';
import {
  type FilterMeaning,
  type InventoryKind,
  type InventorySums,
  listInventory,
  listKindsOfInventory,
  sumInventory,
} from '#db/queries/inventory.ts';
import { findProject, listProjects } from '#db/queries/projects.ts';
import type { UserActor } from '../domain/actor.ts';
import { searchCountries } from '../domain/countries.ts';
import { ok, type Result, refused } from '../domain/errors.ts';
import type {
  FilterChoices,
  FilterName,
  InventoryFilter,
  InventoryNumber,
  NumberFilters,
  NumberList,
} from '../domain/inventory.ts';
import { type Asker, refuseStranger } from '../domain/policy.ts';
import { type ProjectId, statusesOfFilter } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { readAsker } from './people.ts';

export type { StoredAccount } from '#db/queries/accounts.ts';
export type { InventorySums } from '#db/queries/inventory.ts';

/** Whose numbers a list shows: one's own, those of the projects that one leads, all, or one project's. */
export type InventoryShow = 'mine' | 'led' | 'all' | ProjectId;

/** What a list shows; it travels in the list's buttons, while authority does not. */
export interface InventoryView {
  readonly show: InventoryShow;
  /** Part of a number, country or project; empty for all. */
  readonly query: string;
  /** From 0. */
  readonly page: number;
  /** None when left out. */
  readonly filters?: NumberFilters;
}

/** Nothing that is searched is longer: a project's name. It travels in a block id, which takes 255 characters. */
const QUERY_MAX_LENGTH = 64;

/** At most so many UTF-16 units, and no half of a character. */
export const cutQuery = (query: string): string =>
  query.slice(0, QUERY_MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '');

export const NUMBERS_PER_PAGE = 50;

export interface InventoryPage {
  readonly view: InventoryView;
  readonly list: NumberList;
  /** Set where the list is of one project. */
  readonly project: ProjectView | undefined;
  readonly numbers: readonly InventoryNumber[];
  readonly sums: InventorySums;
  /** At least 1. */
  readonly pages: number;
  /** The accounts of the list's Regions, as last read. */
  readonly accounts: readonly StoredAccount[];
  /** What else can be shown; guests see their own numbers only, so none. */
  readonly projects: readonly ProjectView[];
  /** To what the list can be narrowed. */
  readonly choices: FilterChoices;
  readonly isGuest: boolean;
}

/** A search by digits is not one for countries, whose dial codes have digits too. */
function countriesNamed(query: string): readonly string[] {
  return /\p{L}/u.test(query) ? searchCountries(query).map((country) => country.iso) : [];
}

/** What the database is asked for where a filter has people's words. */
export const meaningOf = ({ query = '', filters: { status } = {} }: InventoryFilter): FilterMeaning => ({
  countries: countriesNamed(query),
  statuses: status === undefined ? [] : statusesOfFilter(status),
});

/** What a person may see of what a list shows: guests their own numbers, whatever they ask for. */
export function filterOf(asker: Asker, { show, query, filters = {} }: InventoryView): InventoryFilter {
  const { userId, teamId } = asker.actor;
  const base = { teamId, query, filters };
  if (asker.person?.isGuest === true || show === 'mine') return { ...base, ownerId: userId };
  if (show === 'led') return { ...base, ledBy: userId };
  return show === 'all' ? base : { ...base, projectId: show };
}

/** Without words: one's own numbers, else those of the projects that one leads, else all. */
async function usualShow(context: Context, asker: Asker): Promise<InventoryShow> {
  const shows = asker.person?.isGuest === true ? (['mine'] as const) : (['mine', 'led'] as const);
  for (const show of shows) {
    const filter = filterOf(asker, { show, query: '', page: 0 });
    if ((await sumInventory(context.db, filter)).count > 0) return show;
  }
  return asker.person?.isGuest === true ? 'mine' : 'all';
}

/** What the words of a command ask for: “mine”, “all”, a project's name or its beginning, else a search. */
export async function readView(context: Context, actor: UserActor, words: string): Promise<InventoryView> {
  const given = cutQuery(words.trim().replace(/\s+/g, ' '));
  const asker = await readAsker(context.db, actor, context);
  if (given === '') return { show: await usualShow(context, asker), query: '', page: 0 };
  const lower = given.toLowerCase();
  if (lower === 'mine' || lower === 'all') return { show: lower, query: '', page: 0 };
  const projects = await listProjects(context.db, actor.teamId);
  const begin = projects.filter((project) => project.name.toLowerCase().startsWith(lower));
  const exact = begin.find((project) => project.name.toLowerCase() === lower);
  const found = exact ?? (begin.length === 1 ? begin[0] : undefined);
  if (found !== undefined) return { show: found.id, query: '', page: 0 };
  return { show: asker.person?.isGuest === true ? 'mine' : 'all', query: given, page: 0 };
}

/** Where numbers of the list are or could be, also of those that its filters leave out. */
function regionsOf(
  filter: InventoryFilter,
  project: ProjectView | undefined,
  projects: readonly ProjectView[],
  kinds: readonly InventoryKind[],
): readonly string[] {
  if (project !== undefined) return [project.region];
  const { query = '' } = filter;
  const regions = kinds.map(({ region }) => region);
  const isOfAll = filter.ownerId === undefined && filter.ledBy === undefined;
  const others = isOfAll && query === '' ? projects.map(({ region }) => region) : [];
  return [...new Set([...regions, ...others])].sort();
}

/** A list in words, of what its reader may see. */
export function listOf(filter: InventoryFilter, projectName: string | undefined): NumberList {
  const { ownerId, ledBy, query = '', filters = {} } = filter;
  if (projectName !== undefined) return { whose: { project: projectName }, query, filters };
  const whose = ledBy === undefined ? 'all' : 'led';
  return { whose: ownerId === undefined ? whose : 'mine', query, filters };
}

function choicesOf(kinds: readonly InventoryKind[]): FilterChoices {
  const of = (name: FilterName) => [...new Set(kinds.map((kind) => kind[name]))];
  const status = kinds.flatMap((kind) => statusesOfFilter(kind.status)[0] ?? []);
  return {
    status: [...new Set(status)],
    country: of('country'),
    useCase: of('useCase'),
    numberType: of('numberType'),
  };
}

/** One page of the inventory with its sums: for every member of the workspace, for guests of their own numbers. */
export async function showNumbers(
  context: Context,
  actor: UserActor,
  view: InventoryView,
): Promise<Result<InventoryPage>> {
  const { db } = context;
  const asker = await readAsker(db, actor, context);
  const stranger = refuseStranger(asker, actor.teamId);
  if (stranger !== undefined) return refused(stranger);
  const isGuest = asker.person?.isGuest === true;
  const project = typeof view.show === 'number' && !isGuest ? await findProject(db, view.show) : undefined;
  if (typeof view.show === 'number' && !isGuest && project?.teamId !== actor.teamId)
    return refused({ code: 'project_unknown' });
  const filter = filterOf(asker, view);
  const meaning = meaningOf(filter);
  const sums = await sumInventory(db, filter, meaning);
  const pages = Math.max(1, Math.ceil(sums.count / NUMBERS_PER_PAGE));
  const page = Math.min(Math.max(0, view.page), pages - 1);
  const slice = { limit: NUMBERS_PER_PAGE, offset: page * NUMBERS_PER_PAGE, ...meaning };
  const projects = isGuest ? [] : await listProjects(db, actor.teamId);
  const kinds = await listKindsOfInventory(db, { ...filter, filters: {} }, meaning);
  const regions = regionsOf(filter, project, projects, kinds);
  const accounts = await Promise.all(regions.map((region) => findAccount(db, region)));
  return ok({
    view: { ...view, page, ...(isGuest ? { show: 'mine' } : {}) },
    list: listOf(filter, project?.name),
    project,
    numbers: await listInventory(db, filter, slice),
    sums,
    pages,
    accounts: accounts.filter((account) => account !== undefined),
    projects,
    choices: choicesOf(kinds),
    isGuest,
  });
}

/** Numbers by digits, project or country, the newest first; guests find their own. */
export async function searchNumbers(
  context: Context,
  actor: UserActor,
  query: string,
  limit: number,
): Promise<readonly InventoryNumber[]> {
  const asker = await readAsker(context.db, actor, context);
  if (refuseStranger(asker, actor.teamId) !== undefined) return [];
  const filter = filterOf(asker, { show: 'all', query, page: 0 });
  return listInventory(context.db, filter, { limit, ...meaningOf(filter) });
}
