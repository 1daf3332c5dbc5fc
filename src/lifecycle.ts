import type { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createOpenParts } from './open-parts.ts';
import { StartError } from './start-error.ts';

export type Lifecycle = {
  /** Adds a part to close at the end, in the reverse order of adding. */
  onClose: (name: string, close: () => unknown) => void;
  /** Starts the process; `signal` aborts when a stop is asked for meanwhile. Resolves after the exit. */
  run: (start: (signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** Begins the ordered close, as a signal does. */
  stop: (reason: string) => void;
  /** Logs what the process cannot go on after, and begins the ordered close, which then exits 1. */
  fail: (err: unknown, message: string) => void;
};

export type LifecycleOptions = {
  logger: Logger;
  /** How long the whole close may take, in milliseconds. */
  deadlineMs?: number;
  exit?: (code: number) => void;
  /** Where signals and unhandled errors come from. */
  emitter?: EventEmitter;
  now?: () => number;
};

const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143 };

// npm passes on the signal that the terminal already sent: one Ctrl-C comes twice, at once.
const SAME_SIGNAL_MS = 500;

/**
 * Owns the process from start to exit. SIGTERM and SIGINT close every part in reverse order and exit 0; a
 * second signal exits at once with 130 or 143. A failed start, an unhandled error, a close that fails or
 * one that overruns the deadline exits 1. Nothing is listened to before `run`.
 */
export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const { logger, deadlineMs = 10_000, emitter = process, now = Date.now } = options;
  const exit = options.exit ?? ((code) => process.exit(code));
  const parts = createOpenParts(logger);
  const stopping = new AbortController();
  let exitCode = 0;
  let stoppedAt: number | undefined;
  let exited = false;

  function leave(code: number): void {
    if (exited) return;
    exited = true;
    exit(code);
  }

  function stop(reason: string): void {
    if (stoppedAt !== undefined) return;
    stoppedAt = now();
    logger.info({ reason }, 'stopping');
    stopping.abort();
  }

  function onSignal(signal: keyof typeof SIGNAL_CODES): void {
    if (stoppedAt === undefined) stop(signal);
    else if (now() - stoppedAt >= SAME_SIGNAL_MS) {
      logger.warn({ reason: signal }, 'stopped without closing');
      leave(SIGNAL_CODES[signal]);
    }
  }

  function fail(err: unknown, message: string): void {
    logger.fatal(
      err instanceof StartError ? { reason: err.message, because: causeOf(err) } : { err },
      message,
    );
    exitCode = 1;
    stop(message);
  }

  async function run(start: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const stopAsked = new Promise<void>((resolve) => {
      if (stopping.signal.aborted) resolve();
      stopping.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    emitter.on('SIGINT', () => onSignal('SIGINT'));
    emitter.on('SIGTERM', () => onSignal('SIGTERM'));
    emitter.on('unhandledRejection', (err) => fail(err, 'unhandled rejection'));
    emitter.on('uncaughtException', (err) => fail(err, 'uncaught exception'));

    const started = start(stopping.signal).catch((err: unknown) => {
      if (stopping.signal.aborted) logger.warn({ err }, 'start was interrupted');
      else fail(err, 'start failed');
    });
    await stopAsked;

    const deadline = new AbortController();
    const overrun = delay(deadlineMs, 'overrun', { signal: deadline.signal }).catch(() => 'closed');
    const closed = started.then(parts.close).then((succeeded) => {
      if (!succeeded) exitCode = 1;
      return 'closed';
    });
    if ((await Promise.race([closed, overrun])) === 'overrun') {
      logger.error({ part: parts.closing() ?? 'start', deadlineMs }, 'close overran its deadline');
      exitCode = 1;
    }
    deadline.abort();
    logger.info({ exitCode }, 'stopped');
    leave(exitCode);
  }

  return { onClose: parts.add, run, stop, fail };
}

/** The message at the bottom of an error whose own message is for people: its stack would tell them nothing. */
function causeOf({ cause }: Error): string | undefined {
  return cause instanceof Error ? (causeOf(cause) ?? cause.message) : undefined;
}
