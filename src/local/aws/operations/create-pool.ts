import { conflict, quotaExceeded } from '../aws-error.ts';
import { onceByToken } from '../client-token.ts';
import { getNumber } from '../leased-number.ts';
import { makePool } from '../make-pool.ts';
import type { Call, Operation } from '../operation.ts';
import { checkCountry, checkPoolable, POOLS_PER_REGION } from '../pool.ts';
import type { Tag } from '../region-state.ts';
import { regionOf } from '../state.ts';
import { checkTags } from '../tags.ts';

interface Input {
  readonly OriginationIdentity: string;
  readonly IsoCountryCode?: string;
  readonly MessageType: string;
  readonly DeletionProtectionEnabled?: boolean;
  readonly Tags?: readonly Tag[];
}

/**
 * CreatePool: a pool with its first phone number, ACTIVE at once (AWS does not say how long CREATING lasts). Sender
 * ids do not exist here.
 */
export const createPool: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => onceByToken('CreatePool', call, () => create(call, call.input as Input)),
};

function create(call: Call, input: Input): Readonly<Record<string, unknown>> {
  const { state, region: regionName, readAt } = call;
  const region = regionOf(state, regionName);
  const number = getNumber(region, input.OriginationIdentity, readAt);
  checkCountry(number, input.IsoCountryCode);
  checkTags(input.Tags);
  checkPoolable(number, readAt);
  if (input.MessageType !== number.wire.MessageType) {
    throw conflict('MESSAGE_TYPE_MISMATCH', 'phone-number', number.wire.PhoneNumberId);
  }
  if (region.pools.length >= POOLS_PER_REGION || call.strikes('quota')) {
    throw quotaExceeded('POOLS_PER_ACCOUNT');
  }
  const pool = makePool(state, regionName, {
    first: number,
    deletionProtected: input.DeletionProtectionEnabled ?? false,
    tags: input.Tags ?? [],
    now: readAt.now,
  });
  return { ...pool.wire, Tags: pool.tags };
}
