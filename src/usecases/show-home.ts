import { findAccount } from '#db/queries/accounts.ts';
import { findPerson } from '#db/queries/people.ts';
import { listProjectSums, type ProjectSum } from '#db/queries/project-sums.ts';
import { listProjects, listProjectsByIds } from '#db/queries/projects.ts';
import type { AccountView } from '../domain/account.ts';
import type { UserActor } from '../domain/actor.ts';
import type { HomeContent, ProjectNumbers, RegionState } from '../domain/home-content.ts';
import { isOpen } from '../domain/request.ts';
import type { ProjectView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { listMyWork } from './show-requests.ts';

function numbersOf(project: ProjectView, sums: readonly ProjectSum[]): ProjectNumbers {
  const own = sums.filter((sum) => sum.projectId === project.id);
  const total = (of: (sum: ProjectSum) => number) => own.reduce((all, sum) => all + of(sum), 0);
  const known = own
    .filter((sum) => sum.count > sum.unpriced)
    .map(({ currency, monthlyCents }) => ({ currency, monthlyCents }));
  return {
    project,
    count: total((sum) => sum.count),
    cost: { known, unknownQuantity: total((sum) => sum.unpriced) },
  };
}

/** A Region has a row from the first project on, and what AWS told a moment later. */
const wasRead = ({ tier, spendLimit }: AccountView): boolean =>
  tier !== 'unknown' || spendLimit !== undefined;

async function stateOf({ db }: Context, region: string): Promise<RegionState> {
  const account = await findAccount(db, region);
  return {
    region,
    account: account !== undefined && wasRead(account) ? account : undefined,
    awayAt: account?.awayAt,
  };
}

/**
 * What a person's App Home shows: their decisions, requests, numbers, and the account in each Region in use. A guest
 * sees their own requests and numbers only.
 */
export async function showHome(
  context: Context,
  actor: UserActor,
  isFirstVisit: boolean,
): Promise<HomeContent> {
  const { db, clock, settings } = context;
  const work = await listMyWork(context, actor);
  const mine = work.mine.filter((request) => isOpen(request.status));
  const isGuest = (await findPerson(db, actor.userId))?.isGuest === true;
  const sums = await listProjectSums(db, actor, { isGuest });
  const withNumbers = await listProjectsByIds(db, [...new Set(sums.map((sum) => sum.projectId))]);
  const projects = await listProjects(db, actor.teamId);
  const regions = isGuest ? [] : [...new Set(projects.map((project) => project.region))].sort();
  return {
    isFirstVisit,
    isAdmin: settings.admins.includes(actor.userId),
    hasProjects: projects.length > 0,
    toDecide: work.toDecide,
    toDecideCount: work.toDecideCount,
    mine,
    mineCount: work.openCount,
    numbers: withNumbers
      .map((project) => numbersOf(project, sums))
      .sort((a, b) => a.project.name.localeCompare(b.project.name)),
    regions: await Promise.all(regions.map((region) => stateOf(context, region))),
    drawnAt: clock.now(),
  };
}
