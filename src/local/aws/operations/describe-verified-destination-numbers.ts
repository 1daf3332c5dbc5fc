import { type DescribeInput, describeRows } from '../describe-rows.ts';
import { type Filters, textFilter } from '../filters.ts';
import type { Operation } from '../operation.ts';
import type { VerifiedDestination } from '../region-state.ts';
import { regionOf } from '../state.ts';
import { e164 } from '../verified-destination.ts';

interface Input extends DescribeInput {
  readonly VerifiedDestinationNumberIds?: readonly string[];
  readonly DestinationPhoneNumbers?: readonly string[];
}

const FILTERS: Filters<VerifiedDestination['wire']> = new Map([
  ['status', textFilter((destination) => destination.Status, /^(PENDING|VERIFIED|UNSUPPORTED)$/)],
]);

/**
 * DescribeVerifiedDestinationNumbers: oldest first; by id or ARN one that is not there fails the request, by phone
 * number it is left out (AWS documents neither).
 */
export const describeVerifiedDestinationNumbers: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state }) => {
    const { VerifiedDestinationNumberIds, DestinationPhoneNumbers = [], ...rest } = input as Input;
    const wanted = DestinationPhoneNumbers.map(e164);
    const page = describeRows(
      {
        rows: regionOf(state, region).verifiedDestinations.filter(
          ({ wire }) => wanted.length === 0 || wanted.includes(wire.DestinationPhoneNumber),
        ),
        resourceType: 'verified-destination-number',
        named: { field: 'verifiedDestinationNumberIds', names: VerifiedDestinationNumberIds },
        namesOf: ({ wire }) => [wire.VerifiedDestinationNumberId, wire.VerifiedDestinationNumberArn],
        onWire: ({ wire }) => wire,
        filters: FILTERS,
      },
      rest,
    );
    return { VerifiedDestinationNumbers: page.items, NextToken: page.nextToken };
  },
};
