import type { Operation } from '../operation.ts';
import { applicationOf, applicationOnWire } from './applications.ts';

/** GetApp: one application of the Region. */
export const getApp: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, state, region }) => {
    const { ApplicationId } = input as { ApplicationId: string };
    return applicationOnWire(applicationOf(state, region, ApplicationId), region);
  },
};
