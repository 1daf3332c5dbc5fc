import { hash } from 'node:crypto';
import { AwsError } from './aws-error.ts';
import type { Call } from './operation.ts';
import { regionOf } from './state.ts';

type Answer = Readonly<Record<string, unknown>>;

/**
 * Carries an operation out once for each ClientToken in the Region; the same token gets the first answer again. A
 * refused request leaves its token free. AWS documents neither how long it remembers a token (here: for ever) nor
 * what it does when one comes back with other parameters (here: ConflictException without a Reason).
 */
export function onceByToken(operation: string, call: Call, carryOut: () => Answer): Answer {
  const { ClientToken: clientToken } = call.input as { ClientToken?: string };
  if (clientToken === undefined) return carryOut();
  const region = regionOf(call.state, call.region);
  const parametersHash = hashParameters(call.input);
  const earlier = region.answeredTokens.find(
    (token) => token.operation === operation && token.clientToken === clientToken,
  );
  if (earlier && earlier.parametersHash !== parametersHash) throw tokenConflict();
  if (earlier) return earlier.answer;
  const answer = carryOut();
  region.answeredTokens = [...region.answeredTokens, { operation, clientToken, parametersHash, answer }];
  return answer;
}

/** For a ClientToken that comes back with other parameters. */
export function tokenConflict(members: Readonly<Record<string, string>> = {}): AwsError {
  return new AwsError(
    'ConflictException',
    'Conflict Occurred - ClientToken was used with other parameters',
    members,
  );
}

/** Of everything but the ClientToken; independent of the order in which the client wrote its members. */
export function hashParameters(input: object): string {
  const { ClientToken: _, ...parameters } = input as { ClientToken?: string };
  const sorted = Object.entries(parameters).map((entry) => JSON.stringify(entry));
  return hash('sha256', sorted.sort().join());
}
