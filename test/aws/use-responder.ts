import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import type { AwsOptions } from '#src/aws/caller.ts';
import { credentials, type Responder, type SentRequest, startResponder } from './aws-responder.ts';
import { hideAwsConfiguration } from './without-aws-configuration.ts';

export interface AdapterUnderTest<Adapter> {
  /** An adapter that asks the responder; closed after the test. */
  open(options?: AwsOptions): Adapter;
  readonly reply: Responder['reply'];
  requests(): readonly SentRequest[];
  inputs(): readonly SentRequest['input'][];
}

/** A responder for the tests of a file, and adapters to it without this machine's AWS configuration. */
export function useResponder<Adapter extends { close(): void }>(
  create: (options: AwsOptions) => Adapter,
): AdapterUnderTest<Adapter> {
  let responder: Responder;
  const adapters: Adapter[] = [];
  beforeAll(async () => {
    hideAwsConfiguration();
    responder = await startResponder();
  });
  afterEach(() => {
    for (const adapter of adapters.splice(0)) adapter.close();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await responder.close();
  });
  return {
    open(options = {}) {
      const adapter = create({ endpoint: responder.url, credentials, ...options });
      adapters.push(adapter);
      return adapter;
    },
    reply: (next) => responder.reply(next),
    requests: () => responder.requests,
    inputs: () => responder.requests.map(({ input }) => input),
  };
}
