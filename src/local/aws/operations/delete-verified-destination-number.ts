import { conflict } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';
import { getVerifiedDestination } from '../verified-destination.ts';

const DAY_SECONDS = 86_400;

/**
 * DeleteVerifiedDestinationNumber: refused in the first 24 hours. AWS documents the time but not its Reason; of its
 * list RESOURCE_DELETION_NOT_ALLOWED says it.
 */
export const deleteVerifiedDestinationNumber: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region: regionName, state, readAt }) => {
    const region = regionOf(state, regionName);
    const { VerifiedDestinationNumberId: idOrArn } = input as { VerifiedDestinationNumberId: string };
    const destination = getVerifiedDestination(region, idOrArn);
    const { Status: _, ...deleted } = destination.wire;
    if (readAt.now.getTime() / 1000 - deleted.CreatedTimestamp < DAY_SECONDS) {
      throw conflict(
        'RESOURCE_DELETION_NOT_ALLOWED',
        'verified-destination-number',
        deleted.VerifiedDestinationNumberId,
      );
    }
    region.verifiedDestinations = region.verifiedDestinations.filter((other) => other !== destination);
    return deleted;
  },
};
