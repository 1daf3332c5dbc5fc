/** The workspace's time: the system's, or ahead of it. It never goes back. */
export interface LocalClock {
  now(): Date;
  /** Milliseconds ahead of the system's time. */
  readonly aheadMs: number;
  /** Moves on by so many milliseconds; throws a RangeError for less than 0. */
  advance(ms: number): void;
}
