import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { AwsOptions } from '#src/aws/caller.ts';
import { type LocalAws, startLocalAws } from '#src/local/aws/start-local-aws.ts';
import { credentials } from './aws-responder.ts';
import { hideAwsConfiguration } from './without-aws-configuration.ts';

export interface LocalAwsUnderTest<Adapter> {
  readonly aws: () => LocalAws;
  readonly adapter: () => Adapter;
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
}

/** The stand-in with a clock of its own, emptied before each test, and an adapter to it that nothing throttles. */
export function useLocalAws<Adapter extends { close(): void }>(
  create: (options: AwsOptions) => Adapter,
): LocalAwsUnderTest<Adapter> {
  let nowMs = Date.parse('2026-11-02T10:00:00Z');
  let aws: LocalAws;
  let adapter: Adapter;
  const now = () => new Date(nowMs);
  beforeAll(async () => {
    hideAwsConfiguration();
    aws = await startLocalAws({ now, throttleIntervalMs: 0, activateAfterMs: 0 });
    adapter = create({ endpoint: aws.url, credentials });
  });
  beforeEach(() => aws.reset());
  afterAll(async () => {
    vi.unstubAllEnvs();
    adapter.close();
    await aws.close();
  });
  return {
    aws: () => aws,
    adapter: () => adapter,
    now,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}
