import { DEFAULT_OPT_OUT_LIST, type NewNumber } from '../add-numbers.ts';
import { conflict, fieldError, resourceNotFound } from '../aws-error.ts';
import { isLeaseableByApi, offersNumberType, regionHasVoice } from '../number-plan.ts';
import { checkRoom, getPool } from '../pool.ts';
import type { RegionState } from '../region-state.ts';
import { checkTags } from '../tags.ts';

/** RequestPhoneNumber's input, as the shape check leaves it. */
export interface PhoneNumberRequest extends NewNumber {
  readonly RegistrationId?: string;
  readonly NumberPreference?: readonly unknown[];
  readonly ClientToken?: string;
}

/**
 * What AWS refuses beyond the shape: throws the AwsError that it would. AWS documents the rules but rarely the
 * Reason; where it does not, the nearest Reason of its list is used.
 */
export function checkPhoneNumberRequest(
  request: PhoneNumberRequest,
  regionName: string,
  region: RegionState,
): void {
  const { IsoCountryCode: country, NumberType: numberType, NumberCapabilities: capabilities } = request;
  if (!isLeaseableByApi(country)) {
    throw fieldError('COUNTRY_NOT_ENABLED', 'isoCountryCode', `Country ${country} is not available`);
  }
  if (capabilities.includes('VOICE') && !regionHasVoice(regionName)) {
    const message = `Voice is not available in ${regionName}`;
    throw fieldError('VOICE_CAPABILITY_NOT_AVAILABLE', 'numberCapabilities', message);
  }
  checkNumberType(request);
  if (country === 'US' && numberType === 'LONG_CODE' && capabilities.some((name) => name !== 'VOICE')) {
    const message = 'A US long code takes VOICE only; SMS needs TOLL_FREE or TEN_DLC';
    throw fieldError('INVALID_PARAMETER', 'numberCapabilities', message);
  }
  checkReferences(request, region);
  checkTags(request.Tags);
}

function checkNumberType(request: PhoneNumberRequest): void {
  const { IsoCountryCode: country, NumberType: numberType, MessageType: messageType } = request;
  const isTenDlc = country === 'US' && numberType === 'TEN_DLC';
  if (!isTenDlc && !offersNumberType(country, numberType)) {
    throw fieldError('INVALID_PARAMETER', 'numberType', `${numberType} is not available in ${country}`);
  }
  if ((numberType === 'SIMULATOR' || numberType === 'TOLL_FREE') && messageType !== 'TRANSACTIONAL') {
    throw fieldError('INVALID_PARAMETER', 'messageType', `${numberType} demands TRANSACTIONAL`);
  }
  if (isTenDlc && !request.RegistrationId) {
    throw fieldError(
      'MISSING_PARAMETER',
      'registrationId',
      'TEN_DLC needs the registration of a 10DLC campaign',
    );
  }
  if (!isTenDlc && request.NumberPreference?.length) {
    throw fieldError('INVALID_PARAMETER', 'numberPreference', 'Applies only to TEN_DLC in the US');
  }
}

/** Registrations and further opt-out lists cannot be made here, so none is ever found. */
function checkReferences(
  { PoolId, RegistrationId, OptOutListName, MessageType }: PhoneNumberRequest,
  region: RegionState,
): void {
  if (RegistrationId) throw resourceNotFound('registration', RegistrationId);
  if (OptOutListName && OptOutListName !== DEFAULT_OPT_OUT_LIST) {
    throw resourceNotFound('opt-out-list', OptOutListName);
  }
  if (PoolId === undefined) return;
  const pool = getPool(region, PoolId).wire;
  if (pool.MessageType !== MessageType) throw conflict('MESSAGE_TYPE_MISMATCH', 'pool', pool.PoolId);
  checkRoom(region, pool.PoolId);
}
