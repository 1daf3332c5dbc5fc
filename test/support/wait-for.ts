import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 10;

type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>;

/**
 * Polls a condition until it is truthy and returns its value. A condition that throws counts as not met
 * yet; its last error is the cause of the one that is thrown after `timeoutMs`.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  options: { timeoutMs?: number; describe: string },
): Promise<Truthy<T>> {
  const { timeoutMs = 30_000, describe } = options;
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    let cause: unknown;
    try {
      const value = await condition();
      if (isTruthy(value)) return value;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > giveUpAt) {
      throw new Error(`Waited ${timeoutMs} ms in vain for ${describe}`, { cause });
    }
    await delay(POLL_MS);
  }
}

function isTruthy<T>(value: T): value is Truthy<T> {
  return Boolean(value);
}
