import {
  CreateConfigurationSetCommand,
  DescribeConfigurationSetsCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { VoiceChannel } from '#src/ports.ts';
import { isNotFound } from './errors.ts';
import type { SmsVoiceCaller } from './sms-voice.ts';
import { toTagList } from './tags.ts';

/** DescribeConfigurationSets by name, which AWS answers with ResourceNotFoundException for a name it does not know. */
export async function hasConfigurationSet(
  call: SmsVoiceCaller,
  region: string,
  name: string,
): Promise<boolean> {
  const command = new DescribeConfigurationSetsCommand({ ConfigurationSetNames: [name] });
  try {
    const answer = await call(region, 'DescribeConfigurationSets', (client) => client.send(command));
    return !!answer.ConfigurationSets?.some(({ ConfigurationSetName }) => ConfigurationSetName === name);
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** CreateConfigurationSet; one of the same name is `aws_already_exists`. */
export async function createConfigurationSet(
  call: SmsVoiceCaller,
  region: string,
  { name, tags, clientToken }: Parameters<VoiceChannel['createConfigurationSet']>[1],
): Promise<void> {
  const command = new CreateConfigurationSetCommand({
    ConfigurationSetName: name,
    Tags: toTagList(tags),
    ClientToken: clientToken,
  });
  await call(region, 'CreateConfigurationSet', (client) => client.send(command));
}
