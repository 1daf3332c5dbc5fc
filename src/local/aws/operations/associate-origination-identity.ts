import { conflict } from '../aws-error.ts';
import { onceByToken } from '../client-token.ts';
import { changeNumber, getNumber } from '../leased-number.ts';
import type { Call, Operation } from '../operation.ts';
import { checkCountry, checkFits, checkPoolable, getPool } from '../pool.ts';
import { regionOf } from '../state.ts';
import { associationOnWire, type PoolAssociation } from './pool-association.ts';

/** AssociateOriginationIdentity: puts an ACTIVE number of the same configuration into a pool. */
export const associateOriginationIdentity: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => onceByToken('AssociateOriginationIdentity', call, () => associate(call)),
};

function associate({ input, region: regionName, state, readAt }: Call) {
  const { PoolId, OriginationIdentity, IsoCountryCode } = input as PoolAssociation;
  const region = regionOf(state, regionName);
  const pool = getPool(region, PoolId);
  const number = getNumber(region, OriginationIdentity, readAt);
  if (number.wire.PoolId === pool.wire.PoolId) {
    throw conflict('RESOURCE_ALREADY_ASSOCIATED', 'phone-number', number.wire.PhoneNumberId);
  }
  checkCountry(number, IsoCountryCode);
  checkPoolable(number, readAt);
  checkFits(region, pool, number);
  return associationOnWire(pool, changeNumber(region, number, { PoolId: pool.wire.PoolId }));
}
