import { expect } from 'vitest';
import { AppError } from '#src/domain/errors.ts';
import type { LeaseInput } from '#src/ports.ts';

export const REGION = 'eu-west-1';

export const leaseInput: LeaseInput = {
  region: REGION,
  country: 'US',
  useCase: 'TRANSACTIONAL',
  numberType: 'LONG_CODE',
  clientToken: 'order-1',
  tags: { project: 'support line' },
};

/** The AppError that the promise rejects with; fails the test when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => expect.fail('it should have been refused'),
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? error : expect.fail(`not an AppError: ${String(error)}`);
}
