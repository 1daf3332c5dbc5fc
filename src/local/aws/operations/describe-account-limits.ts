import { phoneNumbersMax } from '../account-quotas.ts';
import { CONFIGURATION_SETS_PER_REGION } from '../configuration-set.ts';
import { countLeased } from '../leased-number.ts';
import type { Call, Operation } from '../operation.ts';
import { type PageInput, pageOf } from '../pages.ts';
import { POOLS_PER_REGION } from '../pool.ts';
import { regionOf } from '../state.ts';
import { VERIFIED_DESTINATIONS_PER_REGION } from '../verified-destination.ts';

/** Of what cannot be made here; AWS publishes no number for most of them. */
const UNUSED = { Used: 0, Max: 25 };

/** DescribeAccountLimits: Used and Max of every limit in the Region. */
export const describeAccountLimits: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: (call) => {
    const limits = limitsOf(call);
    const page = pageOf([...limits.entries()], ([index]) => index, 'limits', call.input as PageInput);
    return { AccountLimits: page.items.map(([, limit]) => limit), NextToken: page.nextToken };
  },
};

function limitsOf({ region: regionName, state, readAt, numbersPerRegion }: Call) {
  const region = regionOf(state, regionName);
  return [
    {
      Name: 'PHONE_NUMBERS',
      Used: countLeased(region.numbers, readAt),
      Max: phoneNumbersMax(state, regionName, numbersPerRegion),
    },
    { Name: 'POOLS', Used: region.pools.length, Max: POOLS_PER_REGION },
    {
      Name: 'CONFIGURATION_SETS',
      Used: region.configurationSets.length,
      Max: CONFIGURATION_SETS_PER_REGION,
    },
    { Name: 'OPT_OUT_LISTS', ...UNUSED },
    { Name: 'SENDER_IDS', ...UNUSED },
    { Name: 'REGISTRATIONS', ...UNUSED },
    { Name: 'REGISTRATION_ATTACHMENTS', ...UNUSED },
    {
      Name: 'VERIFIED_DESTINATION_NUMBERS',
      Used: region.verifiedDestinations.length,
      Max: VERIFIED_DESTINATIONS_PER_REGION,
    },
  ];
}
