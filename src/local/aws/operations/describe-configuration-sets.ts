import { namesOfConfigurationSet } from '../configuration-set.ts';
import { type DescribeInput, describeRows } from '../describe-rows.ts';
import { ANYTHING, type Filters } from '../filters.ts';
import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';

interface Input extends DescribeInput {
  readonly ConfigurationSetNames?: readonly string[];
}

/** Event destinations and defaults cannot be made here, so no configuration set has a value for any filter. */
const FILTERS: Filters<object> = new Map(
  [
    'event-destination-name',
    'matching-event-types',
    'default-message-type',
    'default-sender-id',
    'default-message-feedback-enabled',
    'protect-configuration-id',
  ].map((name) => [name, { valuesOf: () => [], allowed: ANYTHING }]),
);

/** DescribeConfigurationSets: the Region's configuration sets, oldest first, by name or ARN when named. */
export const describeConfigurationSets: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state }) => {
    const { ConfigurationSetNames, ...rest } = input as Input;
    const page = describeRows(
      {
        rows: regionOf(state, region).configurationSets,
        resourceType: 'configuration-set',
        named: { field: 'configurationSetNames', names: ConfigurationSetNames },
        namesOf: namesOfConfigurationSet,
        onWire: ({ wire }) => ({ ...wire, EventDestinations: [] }),
        filters: FILTERS,
      },
      rest,
    );
    return { ConfigurationSets: page.items, NextToken: page.nextToken };
  },
};
