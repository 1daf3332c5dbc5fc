import type { Logger } from '../logger.ts';
import { createOpenParts } from '../open-parts.ts';
import type { OnClose } from './parts.ts';

export interface ResettableOptions {
  readonly logger: Logger;
  /** Aborts when the process shall end. */
  readonly signal: AbortSignal;
  /** Opens every part. */
  readonly open: (onClose: OnClose) => Promise<void>;
  /** Removes what the parts have kept, while none is open. */
  readonly forget: () => Promise<void>;
  /** It could not be begun anew: nothing is open any more, or not all of it. */
  readonly onFailure: (error: unknown) => void;
}

/** A world that begins anew while its process goes on. */
export interface Resettable {
  /** The first opening; rejects as `open` does. */
  start(): Promise<void>;
  /** Closes everything, forgets it and opens it again. Returns at once; one that is under way is enough. */
  reset(): void;
  /** Waits for the step of a reset that is under way, then closes everything. */
  close(): Promise<void>;
}

/** A world whose parts are one part of the process. Once the process shall end, a reset goes no further. */
export function createResettable(options: ResettableOptions): Resettable {
  const { logger, signal, open, forget, onFailure } = options;
  const parts = createOpenParts(logger);
  let resetting: Promise<void> | undefined;

  async function close(): Promise<void> {
    if (!(await parts.close())) throw new Error('a part of the local workspace did not close');
  }

  async function beginAnew(): Promise<void> {
    for (const step of [close, forget, () => open(parts.add)]) {
      if (signal.aborted) return;
      await step();
    }
    logger.info('begun anew');
  }

  return {
    start: () => open(parts.add),
    reset: () => {
      if (signal.aborted || resetting !== undefined) return;
      logger.info('beginning anew');
      resetting = beginAnew()
        .catch((err: unknown) => {
          if (signal.aborted) logger.warn({ err }, 'reset was interrupted');
          else onFailure(err);
        })
        .finally(() => {
          resetting = undefined;
        });
    },
    close: async () => {
      await resetting;
      await close();
    },
  };
}
