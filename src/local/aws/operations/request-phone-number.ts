import { hash, randomUUID } from 'node:crypto';
import { AwsError, resourceNotFound } from '../aws-error.ts';
import { countLeased, numberOnWire, smsVoiceArn } from '../leased-number.ts';
import { numberAt } from '../number-plan.ts';
import type { Call, Operation } from '../operation.ts';
import { monthlyLeasingPrice } from '../sample-prices.ts';
import { ACCOUNT_ID, type AccountState, type LeasedNumber, regionOf } from '../state.ts';
import {
  checkPhoneNumberRequest,
  DEFAULT_OPT_OUT_LIST,
  type PhoneNumberRequest,
} from './phone-number-request.ts';

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
    // AWS does not document what it does with a token that comes back with other parameters.
    throw new AwsError(
      'ConflictException',
      'Conflict Occurred - ClientToken was used with other parameters',
      {
        ResourceType: 'phone-number',
        ResourceId: earlier.phoneNumberId,
      },
    );
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
  checkPhoneNumberRequest(request, call.region);
  const region = regionOf(call.state, call.region);
  refuseForAccount(call, countLeased(region.numbers, call.readAt));
  const number = makeNumber(call, request, region.nextSequence);
  region.nextSequence += 1;
  region.numbers.push(number);
  region.tokens.push({ clientToken, phoneNumberId: number.wire.PhoneNumberId, parametersHash });
  return number;
}

function refuseForAccount(call: Call, leased: number): void {
  if (call.strikes('account-review')) {
    const Reason = 'INSUFFICIENT_ACCOUNT_REPUTATION';
    throw new AwsError('AccessDeniedException', `Access Denied - Reason="${Reason}"`, { Reason });
  }
  if (leased >= call.numbersPerRegion || call.strikes('quota')) {
    const Reason = 'PHONE_NUMBERS_PER_ACCOUNT';
    throw new AwsError('ServiceQuotaExceededException', `Service quota exceeded - Reason="${Reason}"`, {
      Reason,
    });
  }
}

function makeNumber(call: Call, request: PhoneNumberRequest, sequence: number): LeasedNumber {
  const { IsoCountryCode, NumberType } = request;
  const PhoneNumber = call.strikes('out-of-stock')
    ? undefined
    : nextNumber(call.state, IsoCountryCode, NumberType);
  if (PhoneNumber === undefined) throw resourceNotFound('phone-number', `${IsoCountryCode}/${NumberType}`);
  const PhoneNumberId = `phone-${randomUUID().replaceAll('-', '')}`;
  return {
    sequence,
    fate: call.strikes('stuck-pending')
      ? 'stuck'
      : call.strikes('provisioning-error')
        ? 'fails'
        : 'activates',
    tags: [...(request.Tags ?? [])],
    wire: {
      PhoneNumberArn: smsVoiceArn(call.region, ACCOUNT_ID, `phone-number/${PhoneNumberId}`),
      PhoneNumberId,
      PhoneNumber,
      IsoCountryCode,
      MessageType: request.MessageType,
      NumberCapabilities: [...request.NumberCapabilities],
      NumberType,
      MonthlyLeasingPrice: monthlyLeasingPrice(IsoCountryCode, NumberType),
      TwoWayEnabled: false,
      SelfManagedOptOutsEnabled: false,
      OptOutListName: request.OptOutListName ?? DEFAULT_OPT_OUT_LIST,
      InternationalSendingEnabled: request.InternationalSendingEnabled ?? false,
      DeletionProtectionEnabled: request.DeletionProtectionEnabled ?? false,
      CreatedTimestamp: call.readAt.now.getTime() / 1000,
    },
  };
}

function nextNumber(state: AccountState, country: string, numberType: string): string | undefined {
  const key = `${country}/${numberType}`;
  const serial = state.issued[key] ?? 0;
  state.issued[key] = serial + 1;
  return numberAt(country, numberType, serial);
}

/** Independent of the order in which the client wrote its members. */
function hashParameters({ ClientToken: _, ...parameters }: PhoneNumberRequest): string {
  const sorted = Object.entries(parameters).map((entry) => JSON.stringify(entry));
  return hash('sha256', sorted.sort().join());
}
