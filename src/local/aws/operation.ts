import type { FaultName } from './faults.ts';
import type { ReadAt } from './leased-number.ts';
import type { AccountState } from './state.ts';

/** What an operation gets: an input that has passed the shape check and the account's state to read or change. */
export interface Call {
  readonly region: string;
  readonly input: object;
  readonly state: AccountState;
  readonly readAt: ReadAt;
  readonly numbersPerRegion: number;
  /** True when the fault is switched on for this request; counts as one strike. */
  readonly strikes: (fault: FaultName) => boolean;
}

/** One operation of an AWS service. */
export interface Operation {
  /** AWS's default rate for an account and Region. */
  readonly requestsPerSecond: number;
  readonly changesState: boolean;
  /** The answer's members, or throws AwsError. Runs without a pause. */
  readonly run: (call: Call) => Readonly<Record<string, unknown>>;
}
