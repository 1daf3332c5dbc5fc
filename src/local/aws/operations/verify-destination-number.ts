import { conflict, fieldError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import type { VerifiedDestination } from '../region-state.ts';
import { regionOf } from '../state.ts';
import { getVerifiedDestination, replaceVerifiedDestination } from '../verified-destination.ts';

/** AWS does not document how long a code is good. */
const CODE_SECONDS = 15 * 60;

/**
 * VerifyDestinationNumber: takes the code that was sent last. A wrong one is ValidationException
 * VERIFICATION_CODE_MISMATCH, one older than 15 minutes ConflictException VERIFICATION_CODE_EXPIRED.
 */
export const verifyDestinationNumber: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region: regionName, state, readAt }) => {
    const { VerifiedDestinationNumberId: idOrArn, VerificationCode } = input as Readonly<
      Record<'VerifiedDestinationNumberId' | 'VerificationCode', string>
    >;
    const region = regionOf(state, regionName);
    const destination = getVerifiedDestination(region, idOrArn);
    checkCode(destination, VerificationCode, readAt.now.getTime() / 1000);
    const verified: VerifiedDestination = {
      ...destination,
      wire: { ...destination.wire, Status: 'VERIFIED' },
    };
    replaceVerifiedDestination(region, destination, verified);
    return verified.wire;
  },
};

function checkCode({ wire, codes }: VerifiedDestination, given: string, nowSeconds: number): void {
  const refuse = (reason: string) =>
    conflict(reason, 'verified-destination-number', wire.VerifiedDestinationNumberId);
  if (wire.Status === 'VERIFIED') throw refuse('VERIFICATION_ALREADY_COMPLETE');
  const sent = codes.at(-1);
  if (sent?.VerificationCode !== given) {
    throw fieldError('VERIFICATION_CODE_MISMATCH', 'verificationCode', 'Not the code that was sent');
  }
  if (nowSeconds - sent.SentTimestamp > CODE_SECONDS) throw refuse('VERIFICATION_CODE_EXPIRED');
}
