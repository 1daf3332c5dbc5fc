import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The workspace's time: the system's, or ahead of it. It never goes back. */
export interface LocalClock {
  now(): Date;
  /** Milliseconds ahead of the system's time. */
  readonly aheadMs: number;
  /** Moves on by so many milliseconds; throws a RangeError for less than 0. */
  advance(ms: number): void;
}

export interface LocalClockOptions {
  /** JSON file that keeps the lead between runs. */
  readonly stateFile: string;
}

/**
 * The clock of the local workspace, as far ahead as an earlier run has left it. Throws an Error that names the file and
 * the way out when it cannot be read; `advance` throws one when it cannot be written, and then stays where it was.
 */
export function createLocalClock({ stateFile }: LocalClockOptions): LocalClock {
  let aheadMs = load(stateFile);
  let lastMs = 0;
  return {
    get aheadMs() {
      return aheadMs;
    },
    now: () => {
      // The system's time may be set back while this runs; what has been written down stays in the past.
      lastMs = Math.max(lastMs, Date.now() + aheadMs);
      return new Date(lastMs);
    },
    advance: (ms) => {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`the clock cannot move by ${ms} ms`);
      const next = aheadMs + Math.round(ms);
      save(stateFile, next);
      aheadMs = next;
    },
  };
}

function load(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw unreadable(file, error);
  }
  try {
    return leadIn(JSON.parse(text));
  } catch (error) {
    throw unreadable(file, error);
  }
}

function leadIn(stored: unknown): number {
  const lead =
    typeof stored === 'object' && stored !== null && 'aheadMs' in stored ? stored.aheadMs : undefined;
  if (typeof lead !== 'number' || !Number.isSafeInteger(lead) || lead < 0) {
    throw new TypeError('aheadMs is not a whole number of milliseconds from 0');
  }
  return lead;
}

function unreadable(file: string, cause: unknown): Error {
  return new Error(
    `The clock of the local workspace in ${file} cannot be read. ` +
      'Restore the file, or begin anew with npm start -- --fresh: what has happened must not lie in the future.',
    { cause },
  );
}

function save(file: string, aheadMs: number): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify({ aheadMs })}\n`);
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw new Error(`The clock of the local workspace cannot be kept in ${file}. Make it writable.`, {
      cause: error,
    });
  }
}
