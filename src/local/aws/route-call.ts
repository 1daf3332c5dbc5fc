import { AwsError } from './aws-error.ts';
import { parseCredentialScope } from './credential-scope.ts';
import { jsonMembers } from './json-members.ts';
import type { Operation } from './operation.ts';
import { PINPOINT } from './pinpoint/pinpoint.ts';
import { matchPinpoint, PINPOINT_PATH } from './pinpoint/route.ts';
import { SERVICES, type Service, SMS_VOICE } from './services.ts';

/** What an HTTP request says about the operation that it asks for. */
export interface AwsRequest {
  readonly method: string;
  readonly url: URL;
  /** The X-Amz-Target header; AWS's REST protocols have none. */
  readonly target: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A request that has been matched to an operation served here. */
export interface RoutedCall {
  readonly service: Service;
  readonly name: string;
  readonly operation: Operation;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The service whose wire format answers the request, also when it cannot be matched to an operation. */
export function answeringService(request: AwsRequest): Service {
  return findService(request) ?? SMS_VOICE;
}

/** Finds service, operation and Region. Throws AWS's common errors for what cannot be matched. */
export function routeCall(request: AwsRequest): RoutedCall {
  const { region, signingName } = parseCredentialScope(request.authorization);
  const service = findService(request);
  const { name, input } = request.target === undefined ? restCall(request) : jsonCall(request.target);
  const operation = service?.operations.get(name);
  if (!service || !operation) throw notServed(request);
  if (signingName !== service.signingName) {
    throw wrongScope(`Credential should be scoped to correct service: '${service.signingName}'.`);
  }
  if (service.onlyRegion !== undefined && region !== service.onlyRegion) {
    throw wrongScope(`Credential should be scoped to a valid region, not '${region}'.`);
  }
  return { service, name, operation, region, input: input(request.body) };
}

function findService({ target, url }: AwsRequest): Service | undefined {
  if (target === undefined) return url.pathname.startsWith(PINPOINT_PATH) ? PINPOINT : undefined;
  return SERVICES.get(target.split('.', 1)[0] ?? '');
}

interface NamedCall {
  readonly name: string;
  readonly input: (body: string) => Readonly<Record<string, unknown>>;
}

function restCall(request: AwsRequest): NamedCall {
  const call = matchPinpoint(request.method, request.url);
  if (!call) throw notServed(request);
  return call;
}

function jsonCall(target: string): NamedCall {
  const input = (body: string) => {
    const members = jsonMembers(body);
    if (!members) throw new AwsError('SerializationException', 'The body is not a JSON object');
    return members;
  };
  return { name: target.split('.', 2)[1] ?? '', input };
}

/** The JSON protocols answer 400 to an operation that they do not know, the REST protocols 404. */
function notServed({ method, url, target }: AwsRequest): AwsError {
  const isRest = target === undefined && url.pathname !== '/';
  const asked = isRest ? `${method} ${url.pathname}` : (target ?? 'without X-Amz-Target');
  const status = isRest ? 404 : 400;
  return new AwsError('UnknownOperationException', `Operation ${asked} is not served`, {}, status);
}

function wrongScope(message: string): AwsError {
  return new AwsError('InvalidSignatureException', message, {}, 403);
}
