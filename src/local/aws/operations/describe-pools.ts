import { type DescribeInput, describeRows } from '../describe-rows.ts';
import { ANYTHING, booleanFilter, type Filters, textFilter } from '../filters.ts';
import type { Operation } from '../operation.ts';
import type { Pool } from '../region-state.ts';
import { regionOf } from '../state.ts';

interface Input extends DescribeInput {
  readonly PoolIds?: readonly string[];
}

const FILTERS: Filters<Pool['wire']> = new Map([
  ['status', textFilter((pool) => pool.Status, /^(CREATING|ACTIVE|DELETING)$/)],
  ['message-type', textFilter((pool) => pool.MessageType, /^(TRANSACTIONAL|PROMOTIONAL)$/)],
  ['two-way-enabled', booleanFilter((pool) => pool.TwoWayEnabled)],
  ['self-managed-opt-outs-enabled', booleanFilter((pool) => pool.SelfManagedOptOutsEnabled)],
  ['opt-out-list-name', textFilter((pool) => pool.OptOutListName, ANYTHING)],
  ['shared-routes-enabled', booleanFilter((pool) => pool.SharedRoutesEnabled)],
  ['deletion-protection-enabled', booleanFilter((pool) => pool.DeletionProtectionEnabled)],
  ['two-way-channel-arn', textFilter((pool) => pool.TwoWayChannelArn, ANYTHING)],
]);

/** DescribePools: the Region's pools, oldest first; PoolIds takes ids or ARNs. */
export const describePools: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state }) => {
    const { PoolIds, ...rest } = input as Input;
    const page = describeRows(
      {
        rows: regionOf(state, region).pools,
        resourceType: 'pool',
        named: { field: 'poolIds', names: PoolIds },
        namesOf: ({ wire }) => [wire.PoolId, wire.PoolArn],
        onWire: ({ wire }) => wire,
        filters: FILTERS,
      },
      rest,
    );
    return { Pools: page.items, NextToken: page.nextToken };
  },
};
