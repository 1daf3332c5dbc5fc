import type { AccountView } from './account.ts';
import type { Total } from './money.ts';
import type { ProjectView, RequestView } from './request-view.ts';

/** What a project has, for one line. */
export interface ProjectNumbers {
  readonly project: ProjectView;
  readonly count: number;
  readonly cost: Total;
}

/** A Region of the workspace's projects, as AWS last told; without an account where it has not yet. */
export interface RegionState {
  readonly region: string;
  readonly account: AccountView | undefined;
  /** Since when AWS does not answer; undefined while it does. */
  readonly awayAt: Date | undefined;
}

/** What a person's App Home shows, read from the database. */
export interface HomeContent {
  readonly isFirstVisit: boolean;
  readonly isAdmin: boolean;
  readonly hasProjects: boolean;
  readonly toDecide: readonly RequestView[];
  readonly toDecideCount: number;
  readonly mine: readonly RequestView[];
  readonly mineCount: number;
  /** Numbers of the projects that the person leads or owns numbers in. */
  readonly numbers: readonly ProjectNumbers[];
  /** By name; none for a guest. */
  readonly regions: readonly RegionState[];
  readonly drawnAt: Date;
}
