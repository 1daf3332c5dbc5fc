import { type DescribeInput, describeRows } from '../describe-rows.ts';
import { numberOnWire } from '../leased-number.ts';
import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';
import { PHONE_NUMBER_FILTERS } from './phone-number-filters.ts';

interface Input extends DescribeInput {
  readonly PhoneNumberIds?: readonly string[];
}

/** DescribePhoneNumbers: the Region's numbers, oldest first; PhoneNumberIds takes ids or ARNs. */
export const describePhoneNumbers: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state, readAt }) => {
    const { PhoneNumberIds, ...rest } = input as Input;
    const page = describeRows(
      {
        rows: regionOf(state, region).numbers,
        resourceType: 'phone-number',
        named: { field: 'phoneNumberIds', names: PhoneNumberIds },
        namesOf: ({ wire }) => [wire.PhoneNumberId, wire.PhoneNumberArn],
        onWire: (number) => numberOnWire(number, readAt),
        filters: PHONE_NUMBER_FILTERS,
      },
      rest,
    );
    return { PhoneNumbers: page.items, NextToken: page.nextToken };
  },
};
