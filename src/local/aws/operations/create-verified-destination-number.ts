import { conflict, quotaExceeded } from '../aws-error.ts';
import { onceByToken } from '../client-token.ts';
import type { Call, Operation } from '../operation.ts';
import type { Tag, VerifiedDestination } from '../region-state.ts';
import { newId, smsVoiceArn } from '../resource-names.ts';
import { regionOf } from '../state.ts';
import { checkTags } from '../tags.ts';
import { e164, VERIFIED_DESTINATIONS_PER_REGION } from '../verified-destination.ts';

interface Input {
  readonly DestinationPhoneNumber: string;
  readonly Tags?: readonly Tag[];
}

const RESOURCE_TYPE = 'verified-destination-number';

/** CreateVerifiedDestinationNumber: PENDING until it is verified; at most 10 in a Region. */
export const createVerifiedDestinationNumber: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) =>
    onceByToken('CreateVerifiedDestinationNumber', call, () => create(call, call.input as Input)),
};

function create(
  { region: regionName, state, readAt, strikes }: Call,
  { DestinationPhoneNumber: phoneNumber, Tags = [] }: Input,
): Readonly<Record<string, unknown>> {
  const region = regionOf(state, regionName);
  const DestinationPhoneNumber = e164(phoneNumber);
  const existing = region.verifiedDestinations.find(
    ({ wire }) => wire.DestinationPhoneNumber === DestinationPhoneNumber,
  );
  checkTags(Tags);
  if (existing) {
    throw conflict('RESOURCE_ALREADY_EXISTS', RESOURCE_TYPE, existing.wire.VerifiedDestinationNumberId);
  }
  if (region.verifiedDestinations.length >= VERIFIED_DESTINATIONS_PER_REGION || strikes('quota')) {
    throw quotaExceeded('VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT');
  }
  const VerifiedDestinationNumberId = newId('verified-destination-number');
  const destination: VerifiedDestination = {
    sequence: region.nextSequence,
    tags: Tags,
    codes: [],
    wire: {
      VerifiedDestinationNumberArn: smsVoiceArn(regionName, RESOURCE_TYPE, VerifiedDestinationNumberId),
      VerifiedDestinationNumberId,
      DestinationPhoneNumber,
      Status: 'PENDING',
      CreatedTimestamp: readAt.now.getTime() / 1000,
    },
  };
  region.nextSequence += 1;
  region.verifiedDestinations = [...region.verifiedDestinations, destination];
  return { ...destination.wire, Tags };
}
