import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerCall, faultTarget, type RoutedCall, routeCall, type World } from './answer-call.ts';
import { AwsError } from './aws-error.ts';
import { answerControl, CONTROL_PATH } from './control-routes.ts';
import type { Controls } from './controls.ts';
import type { RequestLog } from './request-log.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const DEFAULT_CONTENT_TYPE = 'application/x-amz-json-1.0';

interface Parts {
  readonly world: World;
  readonly log: RequestLog;
  readonly controls: Controls;
}

interface AwsAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly call: RoutedCall | undefined;
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
    else await handleAws(request, response, body, parts);
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

async function handleAws(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  { world, log }: Parts,
): Promise<void> {
  const at = world.now().toISOString();
  const requestId = randomUUID();
  const { status, body: answer, call } = answerAws(request, body, world, requestId);
  const slow = call && world.faults.strike('slow', faultTarget(call));
  const isLost =
    call !== undefined &&
    status === 200 &&
    world.faults.strike('lost-answer', faultTarget(call)) !== undefined;
  const clientToken = call?.input.ClientToken;
  log.add({
    at,
    requestId,
    service: call?.service.name,
    operation: call?.name,
    region: call?.region,
    status: isLost ? null : status,
    errorType: typeof answer.__type === 'string' ? answer.__type : undefined,
    clientToken: typeof clientToken === 'string' ? clientToken : undefined,
  });
  if (slow) await world.faults.hold(slow);
  if (isLost) {
    response.destroy();
    return;
  }
  response.setHeader('x-amzn-requestid', requestId);
  write(response, status, call?.service.contentType ?? DEFAULT_CONTENT_TYPE, answer);
}

function answerAws(request: IncomingMessage, body: string, world: World, requestId: string): AwsAnswer {
  let call: RoutedCall | undefined;
  try {
    const target = request.headers['x-amz-target'];
    call = routeCall(typeof target === 'string' ? target : undefined, request.headers.authorization, body);
    return { status: 200, body: answerCall(call, world), call };
  } catch (error) {
    const refusal = error instanceof AwsError ? error : failure(error);
    const isInternal = refusal.type === 'InternalServerException';
    const members = isInternal ? { RequestId: requestId } : {};
    return { status: refusal.httpStatus, body: { ...refusal.body(), ...members }, call };
  }
}

function failure(error: unknown): AwsError {
  const message = error instanceof Error ? error.message : String(error);
  return new AwsError('InternalServerException', `The local AWS stand-in failed: ${message}`, {}, 500);
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
