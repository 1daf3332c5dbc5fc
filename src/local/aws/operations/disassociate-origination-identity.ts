import { conflict } from '../aws-error.ts';
import { onceByToken } from '../client-token.ts';
import { changeNumber, getNumber } from '../leased-number.ts';
import type { Call, Operation } from '../operation.ts';
import { checkCountry, getPool, numbersIn } from '../pool.ts';
import { regionOf } from '../state.ts';
import { associationOnWire, type PoolAssociation } from './pool-association.ts';

/**
 * DisassociateOriginationIdentity: takes a number out of its pool, at once. The last one stays: ConflictException
 * LAST_PHONE_NUMBER. AWS does not document when it gives that Reason; its user guide has a pool deleted with the one
 * number that is left (“remove all but one”), which is the only way out then.
 */
export const disassociateOriginationIdentity: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => onceByToken('DisassociateOriginationIdentity', call, () => disassociate(call)),
};

function disassociate({ input, region: regionName, state, readAt }: Call) {
  const { PoolId, OriginationIdentity, IsoCountryCode } = input as PoolAssociation;
  const region = regionOf(state, regionName);
  const pool = getPool(region, PoolId);
  const number = getNumber(region, OriginationIdentity, readAt);
  const { PhoneNumberId } = number.wire;
  if (number.wire.PoolId !== pool.wire.PoolId) {
    throw conflict('PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL', 'phone-number', PhoneNumberId);
  }
  checkCountry(number, IsoCountryCode);
  if (numbersIn(region, pool.wire.PoolId).length === 1) {
    throw conflict('LAST_PHONE_NUMBER', 'phone-number', PhoneNumberId);
  }
  return associationOnWire(pool, changeNumber(region, number, { PoolId: undefined }));
}
