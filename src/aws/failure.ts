/** What an SDK call failed with, as far as a code can be told by it. */
export interface SdkFailure {
  readonly name: string;
  readonly status: number | undefined;
  /** AWS answered with a named exception, as opposed to a bare status, a proxy's page or nothing. */
  readonly isNamed: boolean;
  readonly nodeCode: string | undefined;
  readonly reason: string | undefined;
  readonly resourceType: string | undefined;
  readonly fields: readonly string[] | undefined;
  readonly awsRequestId: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/** Reads whatever was thrown; a member that is not there or of another type is undefined. */
export function readFailure(error: unknown): SdkFailure {
  const metadata = member(error, '$metadata');
  const name = text(member(error, 'name')) ?? 'Unknown';
  return {
    name,
    status: number(member(metadata, 'httpStatusCode')),
    isNamed: member(error, '$fault') !== undefined && name !== 'Unknown',
    nodeCode: text(member(error, 'code')),
    reason: text(member(error, 'Reason')),
    resourceType: text(member(error, 'ResourceType')),
    fields: fieldNames(member(error, 'Fields')),
    awsRequestId:
      text(member(metadata, 'requestId')) ??
      text(member(error, 'RequestId')) ??
      text(member(error, 'RequestID')),
    retryAfterMs: retryAfterMs(member(member(member(error, '$response'), 'headers'), 'retry-after')),
  };
}

/** AWS's name of the exception, else the network's code, else the HTTP status. */
export function exceptionName({ name, status, isNamed, nodeCode }: SdkFailure): string {
  if (isNamed) return name;
  return nodeCode ?? (status === undefined ? name : `HTTP ${status}`);
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function fieldNames(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.flatMap((field) => text(member(field, 'Name')) ?? []) : undefined;
}

/** Whole seconds only; AWS does not send the date form. */
function retryAfterMs(header: unknown): number | undefined {
  return typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}
