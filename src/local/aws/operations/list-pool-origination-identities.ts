import { type DescribeInput, describeRows } from '../describe-rows.ts';
import { type Filters, textFilter } from '../filters.ts';
import type { Operation } from '../operation.ts';
import { getPool, numbersIn } from '../pool.ts';
import { regionOf } from '../state.ts';

interface Input extends DescribeInput {
  readonly PoolId: string;
}

interface OriginationIdentity {
  readonly OriginationIdentityArn: string;
  readonly OriginationIdentity: string;
  readonly IsoCountryCode: string;
  readonly NumberCapabilities: readonly string[];
  readonly PhoneNumber: string;
}

const FILTERS: Filters<OriginationIdentity> = new Map([
  ['iso-country-code', textFilter((identity) => identity.IsoCountryCode, /^[A-Z]{2}$/)],
  [
    'number-capability',
    { valuesOf: (identity) => identity.NumberCapabilities, allowed: /^(SMS|VOICE|MMS|RCS)$/ },
  ],
]);

/** ListPoolOriginationIdentities: the numbers of a pool, oldest first. */
export const listPoolOriginationIdentities: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region: regionName, state }) => {
    const { PoolId: idOrArn, ...rest } = input as Input;
    const region = regionOf(state, regionName);
    const { PoolArn, PoolId } = getPool(region, idOrArn).wire;
    const page = describeRows(
      {
        rows: numbersIn(region, PoolId),
        resourceType: 'phone-number',
        named: { field: `identities of ${PoolId}`, names: undefined },
        namesOf: () => [],
        onWire: ({ wire }): OriginationIdentity => ({
          OriginationIdentityArn: wire.PhoneNumberArn,
          OriginationIdentity: wire.PhoneNumberId,
          IsoCountryCode: wire.IsoCountryCode,
          NumberCapabilities: wire.NumberCapabilities,
          PhoneNumber: wire.PhoneNumber,
        }),
        filters: FILTERS,
      },
      rest,
    );
    return { PoolArn, PoolId, OriginationIdentities: page.items, NextToken: page.nextToken };
  },
};
