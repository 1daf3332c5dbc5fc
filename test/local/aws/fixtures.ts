import {
  PinpointSMSVoiceV2Client,
  RequestPhoneNumberCommand,
  type RequestPhoneNumberCommandInput,
  type RequestPhoneNumberCommandOutput,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { onTestFinished } from 'vitest';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '#src/local/aws/start-local-aws.ts';

export const REGION = 'us-east-1';

const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=EXAMPLE/20261101/${REGION}/sms-voice/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;

export interface FakeClock {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
}

export function fakeClock(): FakeClock {
  let nowMs = Date.parse('2026-11-01T09:00:00.000Z');
  return {
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

/** The stand-in for one test, without throttling unless asked for; closed when the test ends. */
export async function startForTest(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const aws = await startLocalAws({ throttleIntervalMs: 0, ...options });
  onTestFinished(() => aws.close());
  return aws;
}

export function clientOf(aws: LocalAws, region = REGION, maxAttempts = 1): PinpointSMSVoiceV2Client {
  const client = new PinpointSMSVoiceV2Client({
    region,
    endpoint: aws.url,
    credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' },
    maxAttempts,
  });
  onTestFinished(() => client.destroy());
  return client;
}

export async function startWithClient(
  options: LocalAwsOptions = {},
): Promise<{ aws: LocalAws; client: PinpointSMSVoiceV2Client }> {
  const aws = await startForTest(options);
  return { aws, client: clientOf(aws) };
}

export function requestNumber(
  client: PinpointSMSVoiceV2Client,
  input: Partial<RequestPhoneNumberCommandInput> = {},
): Promise<RequestPhoneNumberCommandOutput> {
  return client.send(
    new RequestPhoneNumberCommand({
      IsoCountryCode: 'US',
      MessageType: 'TRANSACTIONAL',
      NumberCapabilities: ['VOICE'],
      NumberType: 'LONG_CODE',
      ...input,
    }),
  );
}

/** A stand-in whose numbers are ACTIVE at once, with one of them. */
export async function startWithActiveNumber(
  input: Partial<RequestPhoneNumberCommandInput> = {},
  options: LocalAwsOptions = {},
): Promise<{ aws: LocalAws; client: PinpointSMSVoiceV2Client; number: RequestPhoneNumberCommandOutput }> {
  const started = await startWithClient({ activateAfterMs: 0, ...options });
  return { ...started, number: await requestNumber(started.client, input) };
}

export interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Sends what the SDK would not: any body, target or authorization. A header set to undefined is left out. */
export async function sendRaw(
  aws: LocalAws,
  operation: string,
  body: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<RawAnswer> {
  const sent = new Headers({ 'content-type': 'application/x-amz-json-1.0' });
  const wanted = {
    'x-amz-target': `PinpointSMSVoiceV2.${operation}`,
    authorization: AUTHORIZATION,
    ...headers,
  };
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) sent.set(name, value);
  const response = await fetch(aws.url, {
    method: 'POST',
    headers: sent,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}
