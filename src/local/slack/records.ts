import type { JsonObject } from './json.ts';

export type DeliveryKind =
  | 'command'
  | 'block_actions'
  | 'view_submission'
  | 'view_closed'
  | 'block_suggestion'
  | 'shortcut'
  | 'message_action'
  | 'event'
  | 'url_verification'
  | 'raw';

export type DeliveryOutcome = 'acked' | 'operation_timeout' | 'http_error' | 'connection_failed';

/** One signed request to the app and its answer. */
export interface Delivery {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly at: Date;
  /** What was sent: the form fields of a command, else the JSON payload. */
  readonly payload: JsonObject;
  readonly requestBody: string;
  readonly contentType: string;
  readonly ackMs: number;
  /** HTTP status; 0 when there was none. */
  readonly status: number;
  readonly outcome: DeliveryOutcome;
  readonly answer: string;
  readonly retryNum?: number;
  readonly second?: Delivery;
}

/** Something that a real Slack would have refused or shown to the person as an error. */
export interface Violation {
  readonly kind:
    | 'unacked'
    | 'bad_answer'
    | 'invalid_blocks'
    | 'invalid_arguments'
    | 'missing_scope'
    | 'trigger'
    | 'response_url'
    | 'unknown_method';
  readonly where: string;
  readonly message: string;
  readonly at: Date;
}

/** One Web API call of the app. */
export interface Call {
  readonly method: string;
  readonly args: JsonObject;
  readonly response: JsonObject;
  readonly status: number;
  readonly at: Date;
  /** From the call's arrival to its answer, milliseconds. */
  readonly ms: number;
}

export interface Fault {
  /** `chat.postMessage`, `*` for every method, or `upload` for the POST of a file's bytes (`status` only). */
  method: string;
  /** Slack's error name, answered as `ok: false`. */
  error?: string;
  status?: 429 | 500 | 503;
  /** Seconds for `Retry-After`; 1 when unset. */
  retryAfter?: number;
  /** How many calls it hits: 1 when unset; `Infinity` until `clear()`. */
  times?: number;
  /** Milliseconds before the answer. Alone it only delays. */
  delayMs?: number;
  /** The call waits for this before it takes effect. Alone it only holds the call up. */
  until?: Promise<unknown>;
  /** Only calls for this channel. */
  channel?: string;
  /** The call takes effect although the answer is the fault: an answer lost on the way. */
  performed?: boolean;
}

/** A fault that still strikes. */
export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  /** How many calls it will still hit; `Infinity` until it is taken away. */
  readonly left: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Those that still strike, oldest first. */
  list(): ActiveFault[];
  /** Takes one away; false when it is not there. */
  remove(id: number): boolean;
}
