import { hash } from 'node:crypto';
import { resourceNotFound } from './aws-error.ts';
import type { RegionState, VerifiedDestination } from './region-state.ts';

export const VERIFIED_DESTINATIONS_PER_REGION = 10;

/** E.164 with its plus sign, which AWS lets a request leave out. */
export function e164(phoneNumber: string): string {
  return phoneNumber.startsWith('+') ? phoneNumber : `+${phoneNumber}`;
}

/** The destination of this id or ARN. Throws ResourceNotFoundException. */
export function getVerifiedDestination(region: RegionState, idOrArn: string): VerifiedDestination {
  const destination = region.verifiedDestinations.find(
    ({ wire }) =>
      wire.VerifiedDestinationNumberId === idOrArn || wire.VerifiedDestinationNumberArn === idOrArn,
  );
  if (!destination) throw resourceNotFound('verified-destination-number', idOrArn);
  return destination;
}

export function replaceVerifiedDestination(
  region: RegionState,
  old: VerifiedDestination,
  next: VerifiedDestination,
): void {
  region.verifiedDestinations = region.verifiedDestinations.with(
    region.verifiedDestinations.indexOf(old),
    next,
  );
}

/** True when the number was verified, so that the sandbox may call it. */
export function isVerified(region: RegionState, phoneNumber: string): boolean {
  return region.verifiedDestinations.some(
    ({ wire }) => wire.Status === 'VERIFIED' && wire.DestinationPhoneNumber === phoneNumber,
  );
}

/** The Region's next verification code: six digits that follow from how many it made before. */
export function nextVerificationCode(regionName: string, region: RegionState): string {
  region.codesMade += 1;
  const digest = hash('sha256', `${regionName} ${region.codesMade}`).slice(0, 12);
  return String(Number.parseInt(digest, 16) % 1_000_000).padStart(6, '0');
}
