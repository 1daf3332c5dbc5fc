import { conflict } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { getPool } from '../pool.ts';
import { regionOf } from '../state.ts';

/**
 * DeletePool: its numbers stay and are in no pool any more, as the API reference says; the user guide wants all but
 * one of them removed before. The answer says DELETING, and the pool is gone.
 */
export const deletePool: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region: regionName, state }) => {
    const region = regionOf(state, regionName);
    const pool = getPool(region, (input as { PoolId: string }).PoolId);
    const { DeletionProtectionEnabled, ...deleted } = pool.wire;
    if (DeletionProtectionEnabled) throw conflict('DELETION_PROTECTION_ENABLED', 'pool', deleted.PoolId);
    region.pools = region.pools.filter((other) => other !== pool);
    region.numbers = region.numbers.map((number) =>
      number.wire.PoolId === deleted.PoolId
        ? { ...number, wire: { ...number.wire, PoolId: undefined } }
        : number,
    );
    return { ...deleted, Status: 'DELETING' };
  },
};
