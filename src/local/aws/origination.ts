import { conflict, fieldError, resourceNotFound } from './aws-error.ts';
import { type ReadAt, statusOf } from './leased-number.ts';
import { numbersIn } from './pool.ts';
import type { LeasedNumber, RegionState } from './region-state.ts';

const POOL_NAME = /^pool-|:pool\//;

/**
 * The number that sends or calls for an OriginationIdentity: a number, id, ARN, or the first one of a pool that can.
 * Throws ResourceNotFoundException, ConflictException RESOURCE_NOT_ACTIVE or NO_ORIGINATION_IDENTITIES_FOUND (a pool
 * without such a number), ValidationException VOICE_CAPABILITY_NOT_AVAILABLE or CHANNEL_NOT_ENABLED.
 */
export function getOriginationNumber(
  region: RegionState,
  identity: string,
  capability: 'VOICE' | 'SMS',
  at: ReadAt,
): LeasedNumber {
  const isUsable = (number: LeasedNumber) =>
    statusOf(number, at) === 'ACTIVE' && number.wire.NumberCapabilities.includes(capability);
  const pool = region.pools.find(({ wire }) => wire.PoolId === identity || wire.PoolArn === identity);
  if (pool) {
    const usable = numbersIn(region, pool.wire.PoolId).find(isUsable);
    if (!usable) throw conflict('NO_ORIGINATION_IDENTITIES_FOUND', 'pool', pool.wire.PoolId);
    return usable;
  }
  const number = region.numbers.find((candidate) => isNamed(candidate, identity));
  if (!number || statusOf(number, at) === 'DELETED') {
    throw resourceNotFound(POOL_NAME.test(identity) ? 'pool' : 'phone-number', identity);
  }
  if (statusOf(number, at) !== 'ACTIVE') {
    throw conflict('RESOURCE_NOT_ACTIVE', 'phone-number', number.wire.PhoneNumberId);
  }
  if (!isUsable(number)) {
    const reason = capability === 'VOICE' ? 'VOICE_CAPABILITY_NOT_AVAILABLE' : 'CHANNEL_NOT_ENABLED';
    throw fieldError(reason, 'originationIdentity', `The number has no ${capability} capability`);
  }
  return number;
}

/** Throws ConflictException NO_ORIGINATION_IDENTITIES_FOUND when the account has no ACTIVE number at all. */
export function checkAnyOrigination(region: RegionState, at: ReadAt): void {
  if (!region.numbers.some((number) => statusOf(number, at) === 'ACTIVE')) {
    throw conflict('NO_ORIGINATION_IDENTITIES_FOUND', 'account', 'account');
  }
}

function isNamed({ wire }: LeasedNumber, identity: string): boolean {
  return (
    wire.PhoneNumberId === identity ||
    wire.PhoneNumberArn === identity ||
    wire.PhoneNumber === identity ||
    wire.PhoneNumber.slice(1) === identity
  );
}
