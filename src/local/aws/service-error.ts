import type { AwsError } from './aws-error.ts';
import type { ShapeProblem } from './check-shape.ts';

/** How one service words what every service may answer. */
export interface Refusals {
  readonly internalError: (message: string) => AwsError;
  readonly accessDenied: (message: string) => AwsError;
  readonly throttled: () => AwsError;
  /** For an input that breaks the service model; there is at least one problem. */
  readonly invalidInput: (problems: readonly ShapeProblem[]) => AwsError;
  /** A Reason that no SDK lists; only a service whose errors carry Reasons has it. */
  readonly unknownReason?: () => AwsError;
}

export interface ErrorOnWire {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Thrown instead of an error when there is no answer at all: the connection is cut. */
export class NoAnswer extends Error {
  constructor() {
    super('No answer');
    this.name = 'NoAnswer';
  }
}
