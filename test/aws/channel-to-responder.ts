import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { credentials, type Responder, startResponder } from './aws-responder.ts';
import { hideAwsConfiguration } from './without-aws-configuration.ts';

/** For the tests of a file: a responder in place of AWS, and channels to it that are closed after each test. */
export function withResponder() {
  let responder: Responder;
  const channels: { close(): void }[] = [];
  beforeAll(async () => {
    hideAwsConfiguration();
    responder = await startResponder();
  });
  afterEach(() => {
    for (const channel of channels.splice(0)) channel.close();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await responder.close();
  });
  return {
    get responder(): Responder {
      return responder;
    },
    inputs: () => responder.requests.map(({ input }) => input),
    channelWith(options: Parameters<typeof createAwsVoiceChannel>[0] = {}) {
      const channel = createAwsVoiceChannel({ endpoint: responder.url, credentials, ...options });
      channels.push(channel);
      return channel;
    },
  };
}
