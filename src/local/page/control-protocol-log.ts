// The drawer's log: what the app was sent, what it called at Slack, and what it asked of AWS.

export type LogKind = 'delivery' | 'call' | 'aws' | 'refusal';

/** Something that Slack refused. */
export interface LogRefusal {
  readonly message: string;
  /** JSON pointer into what was sent; undefined when it is about no place in particular. */
  readonly pointer?: string;
}

/** One line of the log. */
export interface LogRow {
  readonly id: string;
  readonly kind: LogKind;
  /** The workspace's time, ISO 8601. */
  readonly at: string;
  /** Such as `view_submission`, `chat.postMessage`, `RequestPhoneNumber`. */
  readonly what: string;
  /** Such as `/voice`, a channel's id or a Region; empty when there is nothing more to say. */
  readonly about: string;
  /** Such as `acked`, `ok`, an error's name. */
  readonly outcome: string;
  readonly failed: boolean;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Until the answer: for a delivery the time to its acknowledgement. Null when there is none to tell. */
  readonly ms: number | null;
  readonly refusals: readonly LogRefusal[];
}

/** A line's content, without secrets. */
export interface LogDetail {
  readonly sent: unknown;
  /** Undefined when nothing is known of it. */
  readonly answered?: unknown;
  readonly refusals: readonly LogRefusal[];
}
