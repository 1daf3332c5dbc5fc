import { resourceNotFound } from './aws-error.ts';
import type { LeasedNumber, RegionState } from './region-state.ts';

export type NumberStatus = 'PENDING' | 'ACTIVE' | 'DELETED';

export interface ReadAt {
  readonly now: Date;
  /** How long a new number stays PENDING. */
  readonly activateAfterMs: number;
}

/** A number as AWS puts it on the wire (PhoneNumberInformation), without Tags. */
export type WireNumber = LeasedNumber['wire'] & { readonly Status: NumberStatus };

/**
 * A number's Status at the time of reading. AWS has no status for a failed order; a number that could not be
 * provisioned ends as DELETED, the only documented one that cannot be mistaken for a working number.
 */
export function statusOf(number: LeasedNumber, { now, activateAfterMs }: ReadAt): NumberStatus {
  if (number.fate === 'active') return 'ACTIVE';
  const ageMs = now.getTime() - Math.round(number.wire.CreatedTimestamp * 1000);
  if (number.fate === 'stuck' || ageMs < activateAfterMs) return 'PENDING';
  return number.fate === 'fails' ? 'DELETED' : 'ACTIVE';
}

export function numberOnWire(number: LeasedNumber, at: ReadAt): WireNumber {
  return { ...number.wire, Status: statusOf(number, at) };
}

/** Numbers that count against the account's limit. */
export function countLeased(numbers: readonly LeasedNumber[], at: ReadAt): number {
  return numbers.filter((number) => statusOf(number, at) !== 'DELETED').length;
}

/** The number of this PhoneNumberId or PhoneNumberArn. Throws ResourceNotFoundException, also for a DELETED one. */
export function getNumber(region: RegionState, idOrArn: string, at: ReadAt): LeasedNumber {
  const number = region.numbers.find(
    ({ wire }) => wire.PhoneNumberId === idOrArn || wire.PhoneNumberArn === idOrArn,
  );
  if (!number || statusOf(number, at) === 'DELETED') throw resourceNotFound('phone-number', idOrArn);
  return number;
}

/** Replaces a number of the Region by one with these members. */
export function changeNumber(
  region: RegionState,
  number: LeasedNumber,
  changes: Partial<LeasedNumber['wire']>,
): LeasedNumber {
  const changed = { ...number, wire: { ...number.wire, ...changes } };
  region.numbers = region.numbers.with(region.numbers.indexOf(number), changed);
  return changed;
}

export function removeNumber(region: RegionState, number: LeasedNumber): void {
  region.numbers = region.numbers.filter((other) => other !== number);
}
