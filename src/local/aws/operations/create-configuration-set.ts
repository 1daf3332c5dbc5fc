import { conflict, quotaExceeded } from '../aws-error.ts';
import { onceByToken } from '../client-token.ts';
import { CONFIGURATION_SETS_PER_REGION } from '../configuration-set.ts';
import type { Call, Operation } from '../operation.ts';
import type { ConfigurationSet, Tag } from '../region-state.ts';
import { smsVoiceArn } from '../resource-names.ts';
import { regionOf } from '../state.ts';
import { checkTags } from '../tags.ts';

interface Input {
  readonly ConfigurationSetName: string;
  readonly Tags?: readonly Tag[];
}

/** CreateConfigurationSet: names are unique in a Region. */
export const createConfigurationSet: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => onceByToken('CreateConfigurationSet', call, () => create(call, call.input as Input)),
};

function create(
  { region: regionName, state, readAt, strikes }: Call,
  { ConfigurationSetName, Tags = [] }: Input,
): Readonly<Record<string, unknown>> {
  const region = regionOf(state, regionName);
  checkTags(Tags);
  if (region.configurationSets.some(({ wire }) => wire.ConfigurationSetName === ConfigurationSetName)) {
    throw conflict('RESOURCE_ALREADY_EXISTS', 'configuration-set', ConfigurationSetName);
  }
  if (region.configurationSets.length >= CONFIGURATION_SETS_PER_REGION || strikes('quota')) {
    throw quotaExceeded('CONFIGURATION_SETS_PER_ACCOUNT');
  }
  const set: ConfigurationSet = {
    sequence: region.nextSequence,
    tags: Tags,
    wire: {
      ConfigurationSetArn: smsVoiceArn(regionName, 'configuration-set', ConfigurationSetName),
      ConfigurationSetName,
      CreatedTimestamp: readAt.now.getTime() / 1000,
    },
  };
  region.nextSequence += 1;
  region.configurationSets = [...region.configurationSets, set];
  return { ...set.wire, Tags };
}
