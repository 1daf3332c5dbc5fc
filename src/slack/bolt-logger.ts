import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Log } from '../ports.ts';

/** Bolt's own lines, as fields of ours; what it logs as debug and info is left out. */
export function createBoltLogger(log: Log): BoltLogger {
  const words = (parts: unknown[]) => ({
    bolt: parts.map((part) => (part instanceof Error ? part.message : String(part))),
  });
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn(words(parts), 'bolt warning'),
    error: (...parts) => log.error(words(parts), 'bolt error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
