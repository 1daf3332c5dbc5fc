import {
  GetSmsChannelCommand,
  GetVoiceChannelCommand,
  PinpointClient,
  UpdateSmsChannelCommand,
  UpdateVoiceChannelCommand,
} from '@aws-sdk/client-pinpoint';
import type { LegacyChannels } from '#src/ports.ts';
import { type AwsOptions, type Caller, createCaller } from './caller.ts';
import { isNotFound } from './errors.ts';
import type { PinpointOperation } from './operations.ts';

type PinpointCaller = Caller<PinpointClient, PinpointOperation>;

/**
 * The channels of Amazon Pinpoint's projects. AWS ended Pinpoint's console and campaigns and says that the channels'
 * API stays; an account for which it is gone answers with `aws_method_not_allowed`, `aws_access_denied` or
 * `aws_not_found`. Sends every request once.
 */
export function createLegacyChannels(options: AwsOptions = {}): LegacyChannels & { close(): void } {
  const { call, close } = createCaller<PinpointClient, PinpointOperation>(
    options,
    (settings) => new PinpointClient(settings),
  );
  return {
    async enableSms(region, applicationId) {
      const command = new UpdateSmsChannelCommand({
        ApplicationId: applicationId,
        SMSChannelRequest: { Enabled: true },
      });
      await call(region, 'UpdateSmsChannel', (client) => client.send(command));
    },
    async enableVoice(region, applicationId) {
      const command = new UpdateVoiceChannelCommand({
        ApplicationId: applicationId,
        VoiceChannelRequest: { Enabled: true },
      });
      await call(region, 'UpdateVoiceChannel', (client) => client.send(command));
    },
    async readEnabled(region, applicationId) {
      const sms = await isEnabled(() => readSms(call, region, applicationId));
      const voice = await isEnabled(() => readVoice(call, region, applicationId));
      return { sms, voice };
    },
    close,
  };
}

async function readSms(call: PinpointCaller, region: string, ApplicationId: string) {
  const command = new GetSmsChannelCommand({ ApplicationId });
  const { SMSChannelResponse } = await call(region, 'GetSmsChannel', (client) => client.send(command));
  return SMSChannelResponse?.Enabled;
}

async function readVoice(call: PinpointCaller, region: string, ApplicationId: string) {
  const command = new GetVoiceChannelCommand({ ApplicationId });
  const { VoiceChannelResponse } = await call(region, 'GetVoiceChannel', (client) => client.send(command));
  return VoiceChannelResponse?.Enabled;
}

/** Pinpoint answers NotFoundException for a channel that was never set up. */
async function isEnabled(read: () => Promise<boolean | undefined>): Promise<boolean> {
  try {
    return (await read()) ?? false;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
