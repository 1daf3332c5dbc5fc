import type { Logger } from 'pino';

/** Parts that are open, to be closed in the reverse order of adding. */
export interface OpenParts {
  add(name: string, close: () => unknown): void;
  /** Closes every part, also those that are added meanwhile; false when one of them failed. Never rejects. */
  close(): Promise<boolean>;
  /** The part that is being closed. */
  closing(): string | undefined;
}

/** An empty list of parts. A part that fails to close is logged by name and keeps no other one open. */
export function createOpenParts(logger: Logger): OpenParts {
  const parts: { name: string; close: () => unknown }[] = [];
  let closing: string | undefined;

  async function close(): Promise<boolean> {
    let succeeded = true;
    for (let part = parts.pop(); part; part = parts.pop()) {
      closing = part.name;
      logger.debug({ part: part.name }, 'closing');
      try {
        await part.close();
      } catch (err) {
        logger.error({ err, part: part.name }, 'close failed');
        succeeded = false;
      }
    }
    closing = undefined;
    return succeeded;
  }

  return { add: (name, close) => void parts.push({ name, close }), close, closing: () => closing };
}
