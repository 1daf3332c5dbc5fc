import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';

/**
 * Gives an operation Support's `dryRun`: it checks everything and then throws DryRunOperationException, and what it
 * changed is forgotten with the copy of the state that it ran on.
 */
export function withDryRun(operation: Operation): Operation {
  return {
    ...operation,
    run: (call) => {
      const answer = operation.run(call);
      const { dryRun } = call.input as { dryRun?: boolean };
      if (dryRun !== true) return answer;
      throw new AwsError(
        'DryRunOperationException',
        'The request was valid, but it was not performed because dryRun is true',
      );
    },
  };
}
