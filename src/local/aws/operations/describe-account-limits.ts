import { countLeased } from '../leased-number.ts';
import type { Operation } from '../operation.ts';
import { type PageInput, pageOf } from '../pages.ts';
import { regionOf } from '../state.ts';

/** AWS publishes 25 for numbers, pools and configuration sets and 10 for destinations; the others are a guess. */
const OTHER_LIMITS = [
  { Name: 'POOLS', Used: 0, Max: 25 },
  { Name: 'CONFIGURATION_SETS', Used: 0, Max: 25 },
  { Name: 'OPT_OUT_LISTS', Used: 0, Max: 25 },
  { Name: 'SENDER_IDS', Used: 0, Max: 25 },
  { Name: 'REGISTRATIONS', Used: 0, Max: 25 },
  { Name: 'REGISTRATION_ATTACHMENTS', Used: 0, Max: 25 },
  { Name: 'VERIFIED_DESTINATION_NUMBERS', Used: 0, Max: 10 },
];

/** DescribeAccountLimits: Used and Max of every limit in the Region. */
export const describeAccountLimits: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state, readAt, numbersPerRegion }) => {
    const used = countLeased(regionOf(state, region).numbers, readAt);
    const limits = [{ Name: 'PHONE_NUMBERS', Used: used, Max: numbersPerRegion }, ...OTHER_LIMITS];
    const page = pageOf([...limits.entries()], ([index]) => index, 'limits', input as PageInput);
    return { AccountLimits: page.items.map(([, limit]) => limit), NextToken: page.nextToken };
  },
};
