import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface SentRequest {
  /** Of AWS's JSON protocols the operation's name; of its REST protocol method and path. */
  readonly operation: string;
  /** Both from the credential scope of the signature. */
  readonly region: string;
  readonly service: string;
  readonly attempts: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Writes the answer, or leaves the request hanging. */
export type Reply = (response: ServerResponse) => void;

export interface Responder {
  readonly url: string;
  readonly requests: SentRequest[];
  /** What is answered from now on, by the request's place in the order from 0. */
  reply(next: (request: SentRequest, index: number) => Reply): void;
  close(): Promise<void>;
}

export const AWS_REQUEST_ID = '6b0f3a52-0c7e-4f5e-9d6e-2f1f5f6f0a11';

/** Options of every adapter with which nothing of this machine's AWS configuration is used. */
export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' };

export function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) => {
    const type = 'application/x-amz-json-1.0';
    response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': AWS_REQUEST_ID, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** An error as AWS writes it: HTTP 400, the exception's name in `__type`. */
export function exception(type: string, members: Record<string, unknown> = {}, status = 400): Reply {
  return answer({ __type: type, Message: 'never decide by this text', ...members }, status);
}

const afterDot = (target: string): string => target.slice(target.indexOf('.') + 1);

/** A bare HTTP server in AWS's JSON protocol that answers what the test says. */
export async function startResponder(): Promise<Responder> {
  const requests: SentRequest[] = [];
  let next: (request: SentRequest, index: number) => Reply = () => answer({});
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return response.destroy();
    const { 'x-amz-target': target, authorization, 'amz-sdk-request': attempts } = request.headers;
    const [, region = '', service = ''] =
      /\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(String(authorization)) ?? [];
    const sent = {
      operation: target === undefined ? `${request.method} ${request.url}` : afterDot(String(target)),
      region,
      service,
      attempts: String(attempts),
      input: JSON.parse(body || '{}'),
    };
    requests.push(sent);
    next(sent, requests.length - 1)(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    reply: (given) => {
      requests.length = 0;
      next = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
