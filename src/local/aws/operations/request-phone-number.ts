import { randomUUID } from 'node:crypto';
import { phoneNumbersMax } from '../account-quotas.ts';
import { addNumbers } from '../add-numbers.ts';
import { AwsError, quotaExceeded, resourceNotFound } from '../aws-error.ts';
import { hashParameters, tokenConflict } from '../client-token.ts';
import { countLeased, numberOnWire } from '../leased-number.ts';
import type { Call, Operation } from '../operation.ts';
import type { LeasedNumber } from '../region-state.ts';
import { regionOf } from '../state.ts';
import { checkPhoneNumberRequest, type PhoneNumberRequest } from './phone-number-request.ts';

/**
 * RequestPhoneNumber: leases one number, PENDING at first. A ClientToken seen before in the Region answers with the
 * number that it made, as it is now, and makes nothing.
 */
export const requestPhoneNumber: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => {
    const request = call.input as PhoneNumberRequest;
    const clientToken = request.ClientToken ?? randomUUID();
    const parametersHash = hashParameters(request);
    const number =
      findEarlier(call, clientToken, parametersHash) ?? lease(call, request, clientToken, parametersHash);
    return { ...numberOnWire(number, call.readAt), Tags: number.tags };
  },
};

function findEarlier(call: Call, clientToken: string, parametersHash: string): LeasedNumber | undefined {
  const { tokens, numbers } = regionOf(call.state, call.region);
  const earlier = tokens.find((token) => token.clientToken === clientToken);
  if (!earlier) return undefined;
  if (earlier.parametersHash !== parametersHash) {
    throw tokenConflict({ ResourceType: 'phone-number', ResourceId: earlier.phoneNumberId });
  }
  const number = numbers.find(({ wire }) => wire.PhoneNumberId === earlier.phoneNumberId);
  if (!number) throw resourceNotFound('phone-number', earlier.phoneNumberId);
  return number;
}

function lease(
  call: Call,
  request: PhoneNumberRequest,
  clientToken: string,
  parametersHash: string,
): LeasedNumber {
  const region = regionOf(call.state, call.region);
  checkPhoneNumberRequest(request, call.region, region);
  refuseForAccount(call, countLeased(region.numbers, call.readAt));
  const number = makeNumber(call, request);
  const token = { clientToken, phoneNumberId: number.wire.PhoneNumberId, parametersHash };
  region.tokens = [...region.tokens, token];
  return number;
}

function refuseForAccount(call: Call, leased: number): void {
  if (call.strikes('account-review')) {
    const Reason = 'INSUFFICIENT_ACCOUNT_REPUTATION';
    throw new AwsError('AccessDeniedException', `Access Denied - Reason="${Reason}"`, { Reason });
  }
  const max = phoneNumbersMax(call.state, call.region, call.numbersPerRegion);
  if (leased >= max || call.strikes('quota')) throw quotaExceeded('PHONE_NUMBERS_PER_ACCOUNT');
}

function makeNumber(call: Call, request: PhoneNumberRequest): LeasedNumber {
  const soldOut = resourceNotFound('phone-number', `${request.IsoCountryCode}/${request.NumberType}`);
  if (call.strikes('out-of-stock')) throw soldOut;
  const making = { count: 1, fate: fateOf(call), now: call.readAt.now };
  const [number] = addNumbers(call.state, call.region, request, making);
  if (!number) throw soldOut;
  return number;
}

function fateOf({ strikes }: Call): LeasedNumber['fate'] {
  if (strikes('stuck-pending')) return 'stuck';
  return strikes('provisioning-error') ? 'fails' : 'activates';
}
