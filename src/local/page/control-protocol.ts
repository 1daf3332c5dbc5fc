// What the control drawer and its server say to each other: GET and POST of `/page/control`.
import type { AwsState } from './control-protocol-aws.ts';
import type { LogDetail, LogRow } from './control-protocol-log.ts';

export type * from './control-protocol-aws.ts';
export type * from './control-protocol-log.ts';

export interface ClockState {
  /** The workspace's time, ISO 8601. */
  readonly now: string;
  readonly aheadMs: number;
}

/** A fault that is switched on. */
export interface FaultRow {
  readonly id: number;
  /** A name of `FAULT_NAMES` at AWS; at Slack what the call is answered. */
  readonly name: string;
  /** Which requests meet it, such as `chat.postMessage` or `RequestPhoneNumber, GB`. */
  readonly scope: string;
  /** How often it still strikes; null until it is switched off. */
  readonly left: number | null;
}

export interface AwsFaults {
  readonly on: readonly FaultRow[];
  readonly names: readonly string[];
  readonly operations: readonly string[];
}

export interface SlackFaults {
  readonly on: readonly FaultRow[];
  readonly methods: readonly string[];
}

/** A job of the queue. */
export interface JobRow {
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

/** Body of GET `/page/control`: everything that the drawer shows. */
export interface ControlState {
  readonly clock: ClockState;
  /** Null where a real AWS account is used. */
  readonly aws: AwsState | null;
  readonly faults: {
    /** Null where a real AWS account is used. */
    readonly aws: AwsFaults | null;
    readonly slack: SlackFaults;
  };
  readonly jobs: readonly JobRow[];
  /** Newest first. */
  readonly log: readonly LogRow[];
  /** Why it cannot begin anew from here; undefined when it can. */
  readonly resetRefused?: string;
}

/** Body of POST `/page/control`. */
export type Verb =
  | { readonly do: 'clock.skip'; readonly ms: number }
  /** ISO 8601, later than the workspace's time. */
  | { readonly do: 'clock.skip_to'; readonly at: string }
  | { readonly do: 'aws.set_tier'; readonly region: string; readonly tier: 'SANDBOX' | 'PRODUCTION' }
  | { readonly do: 'aws.set_numbers_max'; readonly region: string; readonly count: number }
  /** Whole US dollars a month. */
  | { readonly do: 'aws.set_spend_max'; readonly region: string; readonly usd: number }
  | {
      readonly do: 'aws.add_number';
      readonly region: string;
      readonly country: string;
      readonly useCase: 'TRANSACTIONAL' | 'PROMOTIONAL';
    }
  | { readonly do: 'aws.take_number'; readonly region: string; readonly numberId: string }
  | { readonly do: 'aws.set_plan'; readonly hasPlan: boolean }
  | { readonly do: 'aws.list_voice_limits'; readonly listed: boolean }
  | { readonly do: 'aws.answer_case'; readonly caseId: string; readonly body: string }
  | { readonly do: 'aws.resolve_case'; readonly caseId: string }
  | {
      readonly do: 'aws.decide_quota';
      readonly id: string;
      readonly decision: 'approve' | 'deny' | 'open_case';
    }
  | { readonly do: 'aws.add_application'; readonly region: string; readonly name: string }
  | { readonly do: 'aws.set_pinpoint'; readonly availability: string }
  | {
      readonly do: 'aws_fault.add';
      readonly fault: string;
      readonly operation?: string;
      readonly region?: string;
      readonly country?: string;
      /** Until it is switched off when absent. */
      readonly times?: number;
      /** Only of `slow`. */
      readonly ms?: number;
    }
  | { readonly do: 'aws_fault.remove'; readonly id: number }
  | {
      readonly do: 'slack_fault.add';
      /** `*` for every method. */
      readonly method: string;
      readonly status?: 429 | 500 | 503;
      /** Seconds, only of 429. */
      readonly retryAfter?: number;
      readonly error?: string;
      readonly delayMs?: number;
      /** The call takes effect all the same. */
      readonly performed?: boolean;
      /** Until it is switched off when absent. */
      readonly times?: number;
    }
  | { readonly do: 'slack_fault.remove'; readonly id: number }
  | { readonly do: 'faults.clear' }
  | { readonly do: 'log.show'; readonly id: string }
  | { readonly do: 'reset' };

/** Answer of POST `/page/control`: 200 with this, 4xx with a `problem`. */
export interface VerbAnswer {
  /** What has been done, for the person to read. */
  readonly said: string;
  /** Only of `log.show`. */
  readonly detail?: LogDetail;
}
