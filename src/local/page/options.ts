import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalAws } from '../aws/start-local-aws.ts';
import type { LocalClock } from '../clock.ts';
import type { LocalSlack } from '../slack/driver.ts';
import type { Bundle } from './bundle.ts';
import type { JobRow } from './control-protocol.ts';
import type { FirstStep } from './protocol.ts';

export interface PageOptions {
  /** What runs in the browser, where it is there already; else it is bundled at the start. */
  readonly bundle?: Promise<Bundle> | undefined;
  readonly slack: LocalSlack;
  /** Undefined where a real AWS account is used. */
  readonly aws: LocalAws | undefined;
  readonly clock: LocalClock;
  /** File with the app's manifest (YAML): its slash commands and shortcuts. */
  readonly manifestFile: string;
  readonly firstSteps: readonly FirstStep[];
  /** The jobs that the queue knows now, at most 200. */
  readonly jobs: () => Promise<readonly JobRow[]>;
  /** The clock has been moved: what is due now must be found at once. */
  readonly afterLeap: () => Promise<void>;
  /** Begins anew; or why that cannot be done from here. */
  readonly reset: (() => void) | { readonly refused: string };
  /** Something went wrong in the page's own server. */
  readonly onError: (error: unknown) => void;
}

export interface Page {
  /** Answers the page's own paths; false for any other, which is left unanswered. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Ends the open streams. */
  readonly close: () => void;
}
