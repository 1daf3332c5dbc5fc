import type { Account } from './account.ts';
import { AwsError } from './aws-error.ts';
import { checkShape } from './check-shape.ts';
import { parseCredentialScope } from './credential-scope.ts';
import type { FaultBoard, FaultName, FaultTarget } from './faults.ts';
import type { Operation } from './operation.ts';
import { SERVICES, type Service } from './services.ts';
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

/** A request of AWS's JSON protocols that has been matched to an operation served here. */
export interface RoutedCall {
  readonly service: Service;
  readonly name: string;
  readonly operation: Operation;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Finds service, operation and Region. Throws AWS's common errors for what cannot be matched. */
export function routeCall(
  target: string | undefined,
  authorization: string | undefined,
  body: string,
): RoutedCall {
  const { region, signingName } = parseCredentialScope(authorization);
  const [prefix, name] = target?.split('.', 2) ?? [];
  const service = SERVICES.get(prefix ?? '');
  const operation = service?.operations.get(name ?? '');
  if (!service || !operation || name === undefined) {
    throw new AwsError(
      'UnknownOperationException',
      `Operation ${target ?? 'without X-Amz-Target'} is not served`,
    );
  }
  if (signingName !== service.signingName) {
    const message = `Credential should be scoped to correct service: '${service.signingName}'.`;
    throw new AwsError('InvalidSignatureException', message, {}, 403);
  }
  return { service, name, operation, region, input: parseInput(body) };
}

/** Carries the operation out, or throws AwsError: faults first, then the rate, then the shape, as AWS orders them. */
export function answerCall(call: RoutedCall, world: World): Readonly<Record<string, unknown>> {
  const { service, name, operation, region, input } = call;
  const target = faultTarget(call);
  const strikes = (fault: FaultName) => world.faults.strike(fault, target) !== undefined;
  refuse(strikes, `${service.signingName}:${name}`);
  const now = world.now();
  const intervalMs = world.throttleIntervalMs / operation.requestsPerSecond;
  if (!world.throttle.admit(`${service.name} ${name} ${region}`, intervalMs, now.getTime())) {
    throw throttled();
  }
  checkShape(input, findOperationShape(service.name, name)?.in ?? {});
  const { account, numbersPerRegion, activateAfterMs } = world;
  const readAt = { now, activateAfterMs };
  const carryOut = operation.changesState ? account.change.bind(account) : account.read.bind(account);
  return carryOut((state) => operation.run({ region, input, state, readAt, numbersPerRegion, strikes }));
}

/** What a fault is matched against. */
export function faultTarget({ name, region, input }: RoutedCall): FaultTarget {
  const country = input.IsoCountryCode;
  return { operation: name, region, country: typeof country === 'string' ? country : undefined };
}

function refuse(strikes: (fault: FaultName) => boolean, action: string): void {
  if (strikes('internal-error')) {
    throw new AwsError('InternalServerException', 'The service failed', {}, 500);
  }
  if (strikes('access-denied')) {
    throw new AwsError('AccessDeniedException', `Not authorized to perform: ${action}`);
  }
  if (strikes('throttle')) throw throttled();
  if (strikes('unknown-reason')) {
    const Reason = 'REASON_OF_A_LATER_RELEASE';
    throw new AwsError('ValidationException', `Validation Error Occurred - Reason="${Reason}"`, { Reason });
  }
}

function throttled(): AwsError {
  return new AwsError('ThrottlingException', 'Rate exceeded');
}

function parseInput(body: string): Readonly<Record<string, unknown>> {
  try {
    const input: unknown = JSON.parse(body === '' ? '{}' : body);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return withoutNulls(input);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AwsError('SerializationException', 'The body is not a JSON object');
}

/** AWS's JSON protocols let a client say null for a member that it leaves out. */
function withoutNulls(input: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
}
