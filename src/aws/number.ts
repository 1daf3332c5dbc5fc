import type { PhoneNumberInformation } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { type MonthlyPrice, parseCents } from '#src/domain/money.ts';
import { NUMBER_STATUSES, USE_CASES, type UseCase } from '#src/domain/request.ts';
import type { AwsNumber } from '#src/ports.ts';

/** What a request asked for, in place of what its answer leaves out. */
export interface Asked {
  readonly country: string;
  readonly useCase: UseCase;
  readonly numberType: string;
  readonly capabilities: readonly string[];
}

/** ZZ is ISO 3166's code for an unknown country. */
const NOTHING_ASKED: Asked = {
  country: 'ZZ',
  useCase: 'TRANSACTIONAL',
  numberType: 'UNKNOWN',
  capabilities: [],
};

/**
 * A number as AWS describes it (RequestPhoneNumber, DescribePhoneNumbers). A shared number may lack its id and goes
 * by its ARN. A status that we do not know counts as PENDING: never ready before AWS says ACTIVE. Undefined when
 * there is neither id nor ARN, or no phone number.
 */
export function toAwsNumber(
  wire: Partial<PhoneNumberInformation>,
  asked = NOTHING_ASKED,
): AwsNumber | undefined {
  const awsId = wire.PhoneNumberId || wire.PhoneNumberArn;
  if (!awsId || !wire.PhoneNumber) return undefined;
  const numberType = wire.NumberType ?? asked.numberType;
  return {
    awsId,
    arn: wire.PhoneNumberArn || awsId,
    phoneNumber: numberType === 'SHORT_CODE' ? wire.PhoneNumber : toE164(wire.PhoneNumber),
    country: wire.IsoCountryCode ?? asked.country,
    useCase: USE_CASES.find((useCase) => useCase === wire.MessageType) ?? asked.useCase,
    numberType,
    capabilities: wire.NumberCapabilities ?? asked.capabilities,
    status: NUMBER_STATUSES.find((status) => status === wire.Status) ?? 'PENDING',
    price: toPrice(wire.MonthlyLeasingPrice),
    deletionProtected: wire.DeletionProtectionEnabled ?? false,
    poolId: wire.PoolId || undefined,
    registrationId: wire.RegistrationId || undefined,
    createdAt: wire.CreatedTimestamp,
  };
}

/** Those of an answer that can be told apart; one without id and ARN could neither be kept nor asked about. */
export function toAwsNumbers(wires: readonly Partial<PhoneNumberInformation>[] | undefined): AwsNumber[] {
  return (wires ?? []).flatMap((wire) => toAwsNumber(wire) ?? []);
}

/** AWS's pattern makes the plus sign optional. */
export function toE164(phoneNumber: string): string {
  return phoneNumber.startsWith('+') ? phoneNumber : `+${phoneNumber}`;
}

/** MonthlyLeasingPrice is in US dollars (API reference). */
function toPrice(monthly: string | undefined): MonthlyPrice | undefined {
  const monthlyCents = monthly === undefined ? undefined : parseCents(monthly);
  return monthlyCents === undefined ? undefined : { monthlyCents, currency: 'USD' };
}
