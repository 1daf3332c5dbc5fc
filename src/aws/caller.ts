import type { PinpointSMSVoiceV2ClientConfig } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { AppError, type AwsErrorCode } from '#src/domain/errors.ts';
import { readAwsFailure } from './errors.ts';
import type { AwsOperation } from './operations.ts';

export interface AwsCall {
  readonly region: string;
  readonly operation: AwsOperation;
  readonly outcome: 'ok' | AwsErrorCode;
  readonly durationMs: number;
}

export interface AwsLogger {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface AwsOptions {
  /** Without it the SDK decides: AWS_ENDPOINT_URL…, else AWS itself. */
  readonly endpoint?: string | undefined;
  /** Without them the SDK's own chain. */
  readonly credentials?: PinpointSMSVoiceV2ClientConfig['credentials'];
  readonly requestTimeoutMs?: number | undefined;
  readonly connectionTimeoutMs?: number | undefined;
  readonly logger?: AwsLogger | undefined;
  /** Told after each request, for metrics. */
  readonly onCall?: ((call: AwsCall) => void) | undefined;
  /**
   * Awaited before each request, each page and each id, to keep AWS's pace; what it throws passes through as it is.
   * Not for RequestPhoneNumber, whose slot the caller has already reserved.
   */
  readonly beforeCall?: ((region: string, operation: AwsOperation) => Promise<void>) | undefined;
}

/** What the clients of all services of AWS are opened with. */
export type ClientSettings = Pick<
  PinpointSMSVoiceV2ClientConfig,
  'maxAttempts' | 'requestHandler' | 'endpoint' | 'credentials'
> & { readonly region: string };

/** One request to AWS: waits for its turn, sends once, and throws AppError with an `aws_…` code. */
export type Caller<Client, Operation extends AwsOperation> = <T>(
  region: string,
  operation: Operation,
  send: (client: Client) => Promise<T>,
) => Promise<T>;

/** Makes requests to one service of AWS with one client for each Region, opened when it is first needed. */
export function createCaller<Client extends { destroy(): void }, Operation extends AwsOperation>(
  options: AwsOptions,
  open: (settings: ClientSettings) => Client,
): { readonly call: Caller<Client, Operation>; readonly close: () => void } {
  const clients = new Map<string, Client>();

  function clientOf(region: string): Client {
    const client = clients.get(region) ?? open(settingsOf(region, options));
    clients.set(region, client);
    return client;
  }

  async function call<T>(
    region: string,
    operation: Operation,
    send: (client: Client) => Promise<T>,
  ): Promise<T> {
    if (operation !== 'RequestPhoneNumber') await options.beforeCall?.(region, operation);
    const startedAt = performance.now();
    const report = (outcome: AwsCall['outcome']): AwsCall => {
      const told = { region, operation, outcome, durationMs: Math.round(performance.now() - startedAt) };
      options.onCall?.(told);
      return told;
    };
    let answer: T;
    try {
      answer = await send(clientOf(region));
    } catch (cause) {
      const { code, details } = readAwsFailure(cause, operation);
      const told = report(code);
      if (isAnswer(code, operation)) options.logger?.debug(told, 'aws has no such thing');
      else options.logger?.warn({ ...told, ...details }, 'aws call failed');
      throw new AppError(code, details, { cause });
    }
    const told = report('ok');
    options.logger?.debug(told, 'aws call');
    return answer;
  }

  function close(): void {
    for (const client of clients.values()) client.destroy();
    clients.clear();
  }

  return { call, close };
}

/** Whether it is there is what was asked: not there is an answer, and nothing has failed. */
function isAnswer(code: AwsErrorCode, operation: AwsOperation): boolean {
  return code === 'aws_not_found' && /^(?:Get|Describe)/.test(operation);
}

/**
 * The SDK's request timeout ends with the answer's headers, and only warns unless told to throw; the socket timeout
 * covers an answer that stops half way.
 */
function settingsOf(region: string, options: AwsOptions): ClientSettings {
  const { endpoint, credentials, requestTimeoutMs = 10_000, connectionTimeoutMs = 3_000 } = options;
  return {
    region,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: requestTimeoutMs,
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}
