import { partitionOf } from '../partition.ts';
import { ACCOUNT_ID, type AccountState } from '../state.ts';
import { notFound } from './errors.ts';
import type { Application } from './state.ts';

/** The Region's applications, oldest first; Pinpoint's console called them projects. */
export function applicationsOf({ pinpoint }: AccountState, region: string): Application[] {
  pinpoint.applications[region] ??= [];
  return pinpoint.applications[region];
}

/** Throws NotFoundException for an id that the Region does not have. */
export function applicationOf(state: AccountState, region: string, id: string): Application {
  const found = applicationsOf(state, region).find((application) => application.id === id);
  if (!found) throw notFound();
  return found;
}

/** ApplicationResponse. */
export function applicationOnWire({ id, name, creationDate }: Application, region: string) {
  return {
    Arn: `arn:${partitionOf(region)}:mobiletargeting:${region}:${ACCOUNT_ID}:apps/${id}`,
    Id: id,
    Name: name,
    CreationDate: creationDate,
    tags: {},
  };
}
