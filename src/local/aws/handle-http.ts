import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerCall, faultTarget, type World } from './answer-call.ts';
import { AwsError } from './aws-error.ts';
import { answerControl, CONTROL_PATH } from './control-routes.ts';
import type { Controls } from './controls.ts';
import { inputToSee, type RequestLog } from './request-log.ts';
import { type AwsRequest, answeringService, type RoutedCall, routeCall } from './route-call.ts';
import { NoAnswer } from './service-error.ts';

const MAX_BODY_BYTES = 1024 * 1024;

interface Parts {
  readonly world: World;
  readonly log: RequestLog;
  readonly controls: Controls;
}

interface AwsAnswer {
  readonly call: RoutedCall | undefined;
  /** Undefined when the connection is cut instead. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly errorType?: string;
}

/** Answers one HTTP request: a control route, or an AWS operation. Never rejects. */
export async function handleHttp(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Parts,
): Promise<void> {
  try {
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith(CONTROL_PATH)) handleControl(request, response, url, body, parts.controls);
    else await handleAws(toAwsRequest(request, url, body), response, parts);
  } catch {
    // Only a request that is cut short, too large or not HTTP ends here: there is nobody to answer.
    response.destroy();
  }
}

function handleControl(
  { method = 'GET', headers }: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
  controls: Controls,
): void {
  const answer = answerControl({ method, url, host: headers.host, origin: headers.origin, body }, controls);
  write(response, answer.status, 'application/json', answer.body);
}

function toAwsRequest({ method = 'GET', headers }: IncomingMessage, url: URL, body: string): AwsRequest {
  const target = headers['x-amz-target'];
  return {
    method,
    url,
    target: typeof target === 'string' ? target : undefined,
    authorization: headers.authorization,
    body,
  };
}

async function handleAws(
  request: AwsRequest,
  response: ServerResponse,
  { world, log }: Parts,
): Promise<void> {
  const at = world.now().toISOString();
  const started = performance.now();
  const requestId = randomUUID();
  const answer = answerAws(request, world, requestId);
  const { call } = answer;
  const slow = call && world.faults.strike('slow', faultTarget(call));
  const status = call && isLost(answer, call, world) ? undefined : answer.status;
  const clientToken = call?.input.ClientToken;
  log.add({
    at,
    requestId,
    service: call?.service.name,
    operation: call?.name,
    region: call?.region,
    status: status ?? null,
    errorType: answer.errorType,
    clientToken: typeof clientToken === 'string' ? clientToken : undefined,
    input: inputToSee(call?.input ?? {}),
    ms: slow ? null : performance.now() - started,
  });
  if (slow) {
    await world.faults.hold(slow);
    log.answered(requestId, performance.now() - started);
  }
  if (status === undefined) {
    response.destroy();
    return;
  }
  response.setHeader('x-amzn-requestid', requestId);
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  write(response, status, answeringService(request).contentType, answer.body);
}

function isLost({ status }: AwsAnswer, call: RoutedCall, { faults }: World): boolean {
  return status === 200 && faults.strike('lost-answer', faultTarget(call)) !== undefined;
}

function answerAws(request: AwsRequest, world: World, requestId: string): AwsAnswer {
  let call: RoutedCall | undefined;
  try {
    call = routeCall(request);
    return { call, status: 200, headers: {}, body: answerCall(call, world) };
  } catch (error) {
    if (error instanceof NoAnswer) return { call, status: undefined, headers: {}, body: {} };
    const { refusals, errorOnWire } = answeringService(request);
    const refusal = error instanceof AwsError ? error : refusals.internalError(failureText(error));
    const { headers, body } = errorOnWire(refusal, requestId);
    return { call, status: refusal.httpStatus, headers, body, errorType: refusal.type };
  }
}

function failureText(error: unknown): string {
  return `The local AWS stand-in failed: ${error instanceof Error ? error.message : String(error)}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function write(response: ServerResponse, status: number, contentType: string, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
