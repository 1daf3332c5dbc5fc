import { changeNumber } from './leased-number.ts';
import type { LeasedNumber, Pool, Tag } from './region-state.ts';
import { newId, smsVoiceArn } from './resource-names.ts';
import { type AccountState, regionOf } from './state.ts';

interface NewPool {
  readonly first: LeasedNumber;
  readonly deletionProtected: boolean;
  readonly tags: readonly Tag[];
  readonly now: Date;
}

/** Puts a new pool with its first number into the Region; it takes the number's configuration. */
export function makePool(
  state: AccountState,
  regionName: string,
  { first, deletionProtected, tags, now }: NewPool,
): Pool {
  const region = regionOf(state, regionName);
  const { wire: number } = first;
  const PoolId = newId('pool');
  const pool: Pool = {
    sequence: region.nextSequence,
    tags,
    wire: {
      PoolArn: smsVoiceArn(regionName, 'pool', PoolId),
      PoolId,
      Status: 'ACTIVE',
      MessageType: number.MessageType,
      TwoWayEnabled: number.TwoWayEnabled,
      TwoWayChannelArn: number.TwoWayChannelArn,
      TwoWayChannelRole: number.TwoWayChannelRole,
      SelfManagedOptOutsEnabled: number.SelfManagedOptOutsEnabled,
      OptOutListName: number.OptOutListName,
      SharedRoutesEnabled: false,
      DeletionProtectionEnabled: deletionProtected,
      CreatedTimestamp: now.getTime() / 1000,
    },
  };
  region.nextSequence += 1;
  region.pools = [...region.pools, pool];
  changeNumber(region, first, { PoolId });
  return pool;
}
