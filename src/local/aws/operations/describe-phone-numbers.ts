import { resourceNotFound, validationError } from '../aws-error.ts';
import { numberOnWire } from '../leased-number.ts';
import type { Operation } from '../operation.ts';
import { type PageInput, pageOf } from '../pages.ts';
import { type LeasedNumber, regionOf } from '../state.ts';
import { checkFilterValues, matchesFilters, type PhoneNumberFilter } from './phone-number-filters.ts';

interface Input extends PageInput {
  readonly PhoneNumberIds?: readonly string[];
  readonly Filters?: readonly PhoneNumberFilter[];
  readonly Owner?: 'SELF' | 'SHARED';
}

/**
 * DescribePhoneNumbers: the Region's numbers, oldest first. PhoneNumberIds takes ids or ARNs; one that is not
 * there fails the whole request. No other account shares numbers with this one.
 */
export const describePhoneNumbers: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state, readAt }) => {
    const { PhoneNumberIds, Filters = [], Owner, NextToken, MaxResults } = input as Input;
    if (PhoneNumberIds?.length && Owner !== undefined) {
      throw validationError(
        'PARAMETERS_CANNOT_BE_USED_TOGETHER',
        ['phoneNumberIds', 'owner'].map((Name) => ({ Name, Message: 'Cannot be used together' })),
      );
    }
    checkFilterValues(Filters);
    const own = Owner === 'SHARED' ? [] : regionOf(state, region).numbers;
    const chosen = PhoneNumberIds?.length ? pick(own, PhoneNumberIds) : own;
    const found = chosen.filter((number) => matchesFilters(numberOnWire(number, readAt), Filters));
    const query = JSON.stringify({ PhoneNumberIds, Filters, Owner });
    const page = pageOf(found, (number) => number.sequence, query, { NextToken, MaxResults });
    return {
      PhoneNumbers: page.items.map((number) => numberOnWire(number, readAt)),
      NextToken: page.nextToken,
    };
  },
};

function pick(numbers: readonly LeasedNumber[], wanted: readonly string[]): LeasedNumber[] {
  const isNamed = ({ wire }: LeasedNumber, name: string) =>
    wire.PhoneNumberId === name || wire.PhoneNumberArn === name;
  const missing = wanted.find((name) => !numbers.some((number) => isNamed(number, name)));
  if (missing !== undefined) throw resourceNotFound('phone-number', missing);
  return numbers.filter((number) => wanted.some((name) => isNamed(number, name)));
}
