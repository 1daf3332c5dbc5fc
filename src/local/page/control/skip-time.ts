import type { PageOptions } from '../options.ts';
import { VerbRefused } from './verb-refused.ts';

const DAY_MS = 86_400_000;
/** Dates far away stop being what Slack and AWS write: ts has ten digits before its point. */
const FURTHEST_MS = 3650 * DAY_MS;

/**
 * Moves the workspace's clock on and waits until what is due now has been found. Throws VerbRefused when the clock would
 * be more than ten years ahead.
 */
export async function skip({ clock, afterLeap }: PageOptions, ms: number): Promise<void> {
  if (clock.aheadMs + ms > FURTHEST_MS) {
    throw new VerbRefused(409, 'The clock goes no further than ten years ahead. Begin anew to set it back.');
  }
  clock.advance(ms);
  await afterLeap();
}

/** As `skip`, to a moment. Throws VerbRefused for one that is not later than now. */
export async function skipTo(options: PageOptions, at: string): Promise<void> {
  const ms = Date.parse(at) - options.clock.now().getTime();
  if (ms <= 0)
    throw new VerbRefused(409, "Choose a moment later than the workspace's time: it never goes back.");
  await skip(options, ms);
}
