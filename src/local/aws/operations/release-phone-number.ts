import { conflict, fieldError } from '../aws-error.ts';
import { getNumber, removeNumber } from '../leased-number.ts';
import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';

/**
 * ReleasePhoneNumber: the number is gone for good; from then on AWS does not know it. There is no ClientToken, so a
 * repeated release is ResourceNotFoundException.
 */
export const releasePhoneNumber: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region: regionName, state, readAt, strikes }) => {
    const region = regionOf(state, regionName);
    const number = getNumber(region, (input as { PhoneNumberId: string }).PhoneNumberId, readAt);
    const { DeletionProtectionEnabled, PoolId, ...released } = number.wire;
    const refuse = (reason: string) => conflict(reason, 'phone-number', released.PhoneNumberId);
    if (DeletionProtectionEnabled) throw refuse('DELETION_PROTECTION_ENABLED');
    if (PoolId !== undefined) throw refuse('PHONE_NUMBER_ASSOCIATED_TO_POOL');
    if (released.RegistrationId !== undefined) throw refuse('PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION');
    if (strikes('release-refused')) {
      throw fieldError('PHONE_NUMBER_CANNOT_BE_RELEASED', 'phoneNumberId', 'The number cannot be released');
    }
    removeNumber(region, number);
    return { ...released, Status: 'DELETED' };
  },
};
