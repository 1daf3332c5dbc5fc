import type { LeasedNumber } from './state.ts';

export type NumberStatus = 'PENDING' | 'ACTIVE' | 'DELETED';

export interface ReadAt {
  readonly now: Date;
  /** How long a new number stays PENDING. */
  readonly activateAfterMs: number;
}

/**
 * A number's Status at the time of reading. AWS has no status for a failed order; a number that could not be
 * provisioned ends as DELETED, the only documented one that cannot be mistaken for a working number.
 */
export function statusOf(number: LeasedNumber, { now, activateAfterMs }: ReadAt): NumberStatus {
  const ageMs = now.getTime() - Math.round(number.wire.CreatedTimestamp * 1000);
  if (number.fate === 'stuck' || ageMs < activateAfterMs) return 'PENDING';
  return number.fate === 'fails' ? 'DELETED' : 'ACTIVE';
}

/** A number as AWS puts it on the wire (PhoneNumberInformation), without Tags. */
export function numberOnWire(
  number: LeasedNumber,
  at: ReadAt,
): LeasedNumber['wire'] & { Status: NumberStatus } {
  return { ...number.wire, Status: statusOf(number, at) };
}

/** Numbers that count against the account's limit. */
export function countLeased(numbers: readonly LeasedNumber[], at: ReadAt): number {
  return numbers.filter((number) => statusOf(number, at) !== 'DELETED').length;
}

/** ARN of a resource of SMS Voice v2 in the Region's partition. */
export function smsVoiceArn(region: string, accountId: string, resource: string): string {
  const partition = region.startsWith('us-gov-') ? 'aws-us-gov' : region.startsWith('cn-') ? 'aws-cn' : 'aws';
  return `arn:${partition}:sms-voice:${region}:${accountId}:${resource}`;
}
