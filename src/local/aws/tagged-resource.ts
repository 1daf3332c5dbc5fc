import { fieldError, resourceNotFound } from './aws-error.ts';
import type { RegionState, Tag } from './region-state.ts';

const SMS_VOICE_ARN = /^arn:aws[a-z-]*:sms-voice:[a-z0-9-]+:\d{12}:([a-z-]+)\/(.+)$/;

interface TaggedResource {
  readonly tags: readonly Tag[];
  readonly setTags: (tags: readonly Tag[]) => void;
}

interface Row {
  readonly tags: readonly Tag[];
}

/**
 * The phone number, pool, configuration set or verified destination number of this ARN. Throws ValidationException
 * INVALID_ARN, or ResourceNotFoundException.
 */
export function getTaggedResource(region: RegionState, arn: string): TaggedResource {
  const [, resourceType, resourceId] = SMS_VOICE_ARN.exec(arn) ?? [];
  if (resourceType === undefined || resourceId === undefined) {
    const message = 'Not an ARN of this service: arn:aws:sms-voice:region:account:type/id';
    throw fieldError('INVALID_ARN', 'resourceArn', message);
  }
  const resource =
    resourceIn(
      region.numbers,
      ({ wire }) => wire.PhoneNumberArn === arn,
      (rows) => {
        region.numbers = rows;
      },
    ) ??
    resourceIn(
      region.pools,
      ({ wire }) => wire.PoolArn === arn,
      (rows) => {
        region.pools = rows;
      },
    ) ??
    resourceIn(
      region.configurationSets,
      ({ wire }) => wire.ConfigurationSetArn === arn,
      (rows) => {
        region.configurationSets = rows;
      },
    ) ??
    resourceIn(
      region.verifiedDestinations,
      ({ wire }) => wire.VerifiedDestinationNumberArn === arn,
      (rows) => {
        region.verifiedDestinations = rows;
      },
    );
  if (!resource) throw resourceNotFound(resourceType, resourceId);
  return resource;
}

function resourceIn<R extends Row>(
  rows: readonly R[],
  isMeant: (row: R) => boolean,
  keep: (rows: readonly R[]) => void,
): TaggedResource | undefined {
  const index = rows.findIndex(isMeant);
  const row = rows[index];
  return row && { tags: row.tags, setTags: (tags) => keep(rows.with(index, { ...row, tags })) };
}
