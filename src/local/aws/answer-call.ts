import type { Account } from './account.ts';
import { shapeProblems } from './check-shape.ts';
import type { FaultBoard, FaultName, FaultTarget } from './faults.ts';
import type { RoutedCall } from './route-call.ts';
import { findOperationShape } from './shapes.ts';
import type { Throttle } from './throttle.ts';

export interface World {
  readonly account: Account;
  readonly faults: FaultBoard;
  readonly throttle: Throttle;
  readonly now: () => Date;
  readonly activateAfterMs: number;
  readonly throttleIntervalMs: number;
  readonly numbersPerRegion: number;
}

/**
 * Carries the operation out, or throws AwsError: what the service refuses to the account first, then faults, the
 * rate and the shape. Throws NoAnswer when the connection is to be cut instead.
 */
export function answerCall(call: RoutedCall, world: World): Readonly<Record<string, unknown>> {
  const { service, name, operation, region, input } = call;
  const { account, activateAfterMs, numbersPerRegion } = world;
  if (service.admit) account.read(service.admit);
  const target = faultTarget(call);
  const strikes = (fault: FaultName) => world.faults.strike(fault, target) !== undefined;
  refuse(strikes, call);
  const now = world.now();
  const intervalMs = world.throttleIntervalMs / operation.requestsPerSecond;
  if (!world.throttle.admit(`${service.name} ${name} ${region}`, intervalMs, now.getTime())) {
    throw service.refusals.throttled();
  }
  const problems = shapeProblems(input, findOperationShape(service.name, name)?.in ?? {});
  if (problems.length > 0) throw service.refusals.invalidInput(problems);
  const readAt = { now, activateAfterMs };
  const carryOut = operation.changesState ? account.change.bind(account) : account.read.bind(account);
  return carryOut((state) => operation.run({ region, input, state, readAt, numbersPerRegion, strikes }));
}

/** What a fault is matched against. */
export function faultTarget({ name, region, input }: RoutedCall): FaultTarget {
  const country = input.IsoCountryCode;
  return { operation: name, region, country: typeof country === 'string' ? country : undefined };
}

function refuse(strikes: (fault: FaultName) => boolean, { service, name }: RoutedCall): void {
  const { refusals, signingName } = service;
  if (strikes('internal-error')) throw refusals.internalError('The service failed');
  if (strikes('access-denied')) {
    throw refusals.accessDenied(`Not authorized to perform: ${signingName}:${name}`);
  }
  if (strikes('throttle')) throw refusals.throttled();
  if (refusals.unknownReason && strikes('unknown-reason')) throw refusals.unknownReason();
}
