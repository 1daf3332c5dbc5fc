import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { type AwsOptions, type Caller, createCaller } from './caller.ts';
import type { SmsVoiceOperation } from './operations.ts';

export interface SmsVoiceOptions extends AwsOptions {
  /** Awaited when a RequestPhoneNumber is signed and about to leave. */
  readonly beforeLeaseLeaves?: ((region: string) => Promise<void>) | undefined;
}

export type SmsVoiceCaller = Caller<PinpointSMSVoiceV2Client, SmsVoiceOperation>;

/** Makes requests to SMS Voice v2. */
export function createSmsVoiceCaller(options: SmsVoiceOptions): {
  readonly call: SmsVoiceCaller;
  readonly close: () => void;
} {
  return createCaller<PinpointSMSVoiceV2Client, SmsVoiceOperation>(options, (settings) => {
    const client = new PinpointSMSVoiceV2Client(settings);
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === 'RequestPhoneNumberCommand') await options.beforeLeaseLeaves?.(settings.region);
          return next(args);
        },
      { name: 'beforeLeaseLeaves', step: 'deserialize', priority: 'low' },
    );
    return client;
  });
}
