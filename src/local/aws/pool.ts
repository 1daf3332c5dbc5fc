import { conflict, fieldError, quotaExceeded, resourceNotFound } from './aws-error.ts';
import { type ReadAt, statusOf } from './leased-number.ts';
import type { LeasedNumber, Pool, RegionState } from './region-state.ts';

const IDENTITIES_PER_POOL = 100;
export const POOLS_PER_REGION = 25;

/** The pool of this PoolId or PoolArn. Throws ResourceNotFoundException. */
export function getPool(region: RegionState, idOrArn: string): Pool {
  const pool = region.pools.find(({ wire }) => wire.PoolId === idOrArn || wire.PoolArn === idOrArn);
  if (!pool) throw resourceNotFound('pool', idOrArn);
  return pool;
}

export function numbersIn(region: RegionState, poolId: string): readonly LeasedNumber[] {
  return region.numbers.filter(({ wire }) => wire.PoolId === poolId);
}

/** Throws ValidationException COUNTRY_CODE_MISMATCH when a country is given and the number is of another. */
export function checkCountry({ wire }: LeasedNumber, country: string | undefined): void {
  if (country === undefined || country === wire.IsoCountryCode) return;
  const message = `The origination identity is of ${wire.IsoCountryCode}`;
  throw fieldError('COUNTRY_CODE_MISMATCH', 'isoCountryCode', message);
}

/** Throws ConflictException when the number cannot be put into any pool: it is in another, or not ACTIVE. */
export function checkPoolable(number: LeasedNumber, at: ReadAt): void {
  const { PhoneNumberId, PoolId } = number.wire;
  if (PoolId !== undefined) throw conflict('PHONE_NUMBER_ASSOCIATED_TO_POOL', 'phone-number', PhoneNumberId);
  if (statusOf(number, at) !== 'ACTIVE') throw conflict('RESOURCE_NOT_ACTIVE', 'phone-number', PhoneNumberId);
}

/** Throws when the pool is full (100) or the number's configuration is not that of the pool. */
export function checkFits(region: RegionState, { wire: pool }: Pool, { wire: number }: LeasedNumber): void {
  checkRoom(region, pool.PoolId);
  const mismatches = [
    ['MESSAGE_TYPE_MISMATCH', number.MessageType === pool.MessageType],
    ['OPT_OUT_LIST_MISMATCH', number.OptOutListName === pool.OptOutListName],
    ['SELF_MANAGED_OPT_OUTS_MISMATCH', number.SelfManagedOptOutsEnabled === pool.SelfManagedOptOutsEnabled],
    [
      'TWO_WAY_CONFIG_MISMATCH',
      number.TwoWayEnabled === pool.TwoWayEnabled && number.TwoWayChannelArn === pool.TwoWayChannelArn,
    ],
  ] as const;
  const mismatch = mismatches.find(([, matches]) => !matches);
  if (mismatch) throw conflict(mismatch[0], 'phone-number', number.PhoneNumberId);
}

/** Throws ServiceQuotaExceededException when the pool has 100 origination identities. */
export function checkRoom(region: RegionState, poolId: string): void {
  if (numbersIn(region, poolId).length >= IDENTITIES_PER_POOL) {
    throw quotaExceeded('ORIGINATION_IDENTITIES_PER_POOL');
  }
}
