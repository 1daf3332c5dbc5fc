import type { IncomingMessage, ServerResponse } from 'node:http';

export interface LocalSlackOptions {
  /** TCP port on 127.0.0.1; 0 (default) takes a free one. */
  port?: number;
  botToken?: string;
  signingSecret?: string;
  /** Where commands, interactions and events are posted, e.g. `http://127.0.0.1:3000/slack/events`. */
  requestUrl?: string;
  /** Bot scopes of the token; every scope that a method knows when unset. */
  scopes?: readonly string[];
  /** Clock for ts, trigger ids and response URLs. Signatures carry the system's time, because receivers check it. */
  now?: () => Date;
  /** How long the app may take to answer; Slack's 3000 ms when unset. */
  ackTimeoutMs?: number;
  /** How long the driver waits for something to appear; 30000 ms when unset. */
  waitTimeoutMs?: number;
  /** Keeps messages, direct messages and App Homes between runs. */
  stateFile?: string;
  /** The state cannot be written; told once, and tried again until it can. */
  onStateError?: (error: unknown) => void;
  /** Answers 429 above one chat.postMessage per second and channel (small bursts pass). Off by default. */
  enforcePostRate?: boolean;
  /**
   * Types of blocks that are refused on every surface, such as `data_table`, as by a Slack that does not have them.
   * Refusals for this reason are no violations. Also `workspace.refusedBlocks` while it runs.
   */
  refusedBlocks?: readonly string[];
  /**
   * Whether `view_closed` carries what the person has entered (`view.state.values`); true when unset.
   * Slack's documentation does not say, and it is not verified: with false the values are empty.
   */
  viewClosedCarriesState?: boolean;
  /** HTTP requests for other paths than ours; returns false to leave one unanswered (then 404). */
  fallback?: (request: IncomingMessage, response: ServerResponse) => boolean;
}
