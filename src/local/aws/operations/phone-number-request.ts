import { type AwsError, resourceNotFound, validationError } from '../aws-error.ts';
import { isLeaseableByApi, offersNumberType, regionHasVoice } from '../number-plan.ts';
import type { Tag } from '../state.ts';

/** RequestPhoneNumber's input, as the shape check leaves it. */
export interface PhoneNumberRequest {
  readonly IsoCountryCode: string;
  readonly MessageType: string;
  readonly NumberCapabilities: readonly string[];
  readonly NumberType: string;
  readonly OptOutListName?: string;
  readonly PoolId?: string;
  readonly RegistrationId?: string;
  readonly NumberPreference?: readonly unknown[];
  readonly InternationalSendingEnabled?: boolean;
  readonly DeletionProtectionEnabled?: boolean;
  readonly Tags?: readonly Tag[];
  readonly ClientToken?: string;
}

export const DEFAULT_OPT_OUT_LIST = 'Default';

/**
 * What AWS refuses beyond the shape: throws the AwsError that it would. AWS documents the rules but rarely the
 * Reason; where it does not, the nearest Reason of its list is used.
 */
export function checkPhoneNumberRequest(request: PhoneNumberRequest, region: string): void {
  const { IsoCountryCode: country, NumberType: numberType, NumberCapabilities: capabilities } = request;
  if (!isLeaseableByApi(country)) {
    throw refusal('COUNTRY_NOT_ENABLED', 'isoCountryCode', `Country ${country} is not available`);
  }
  if (capabilities.includes('VOICE') && !regionHasVoice(region)) {
    const message = `Voice is not available in ${region}`;
    throw refusal('VOICE_CAPABILITY_NOT_AVAILABLE', 'numberCapabilities', message);
  }
  checkNumberType(request);
  if (country === 'US' && numberType === 'LONG_CODE' && capabilities.some((name) => name !== 'VOICE')) {
    const message = 'A US long code takes VOICE only; SMS needs TOLL_FREE or TEN_DLC';
    throw refusal('INVALID_PARAMETER', 'numberCapabilities', message);
  }
  checkReferences(request);
  checkTags(request.Tags ?? []);
}

function checkNumberType(request: PhoneNumberRequest): void {
  const { IsoCountryCode: country, NumberType: numberType, MessageType: messageType } = request;
  const isTenDlc = country === 'US' && numberType === 'TEN_DLC';
  if (!isTenDlc && !offersNumberType(country, numberType)) {
    throw refusal('INVALID_PARAMETER', 'numberType', `${numberType} is not available in ${country}`);
  }
  if ((numberType === 'SIMULATOR' || numberType === 'TOLL_FREE') && messageType !== 'TRANSACTIONAL') {
    throw refusal('INVALID_PARAMETER', 'messageType', `${numberType} demands TRANSACTIONAL`);
  }
  if (isTenDlc && !request.RegistrationId) {
    throw refusal(
      'MISSING_PARAMETER',
      'registrationId',
      'TEN_DLC needs the registration of a 10DLC campaign',
    );
  }
  if (!isTenDlc && request.NumberPreference?.length) {
    throw refusal('INVALID_PARAMETER', 'numberPreference', 'Applies only to TEN_DLC in the US');
  }
}

/** Pools, registrations and further opt-out lists cannot be made here, so none is ever found. */
function checkReferences({ PoolId, RegistrationId, OptOutListName }: PhoneNumberRequest): void {
  if (RegistrationId) throw resourceNotFound('registration', RegistrationId);
  if (PoolId) throw resourceNotFound('pool', PoolId);
  if (OptOutListName && OptOutListName !== DEFAULT_OPT_OUT_LIST) {
    throw resourceNotFound('opt-out-list', OptOutListName);
  }
}

function checkTags(tags: readonly Tag[]): void {
  const keys = tags.map((tag) => tag.Key);
  if (new Set(keys).size < keys.length) throw refusal('INVALID_PARAMETER', 'tags', 'Tag keys must be unique');
  if (keys.some((key) => key.toLowerCase().startsWith('aws:'))) {
    throw refusal('INVALID_PARAMETER', 'tags', 'Tag keys must not start with aws:');
  }
}

function refusal(reason: string, field: string, message: string): AwsError {
  return validationError(reason, [{ Name: field, Message: message }]);
}
