import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalAws } from '../aws/start-local-aws.ts';
import type { LocalClock } from '../clock.ts';
import type { LocalSlack } from '../slack/driver.ts';
import type { FirstStep } from './protocol.ts';

/** A job of the queue, for the drawer. */
export interface JobEntry {
  readonly id: string;
  readonly queue: string;
  readonly name: string;
  /** BullMQ's word: `active`, `waiting`, `delayed`, `failed`, `completed`. */
  readonly state: string;
  /** ISO 8601; when a delayed job is due. */
  readonly dueAt?: string;
  readonly attempts: number;
  readonly data: unknown;
}

export interface PageOptions {
  readonly slack: LocalSlack;
  /** Undefined where a real AWS account is used. */
  readonly aws: LocalAws | undefined;
  readonly clock: LocalClock;
  /** File with the app's manifest (YAML): its slash commands and shortcuts. */
  readonly manifestFile: string;
  readonly firstSteps: readonly FirstStep[];
  /** The jobs that the queue knows now, at most 200. */
  readonly jobs: () => Promise<readonly JobEntry[]>;
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
