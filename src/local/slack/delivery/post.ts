import { request } from 'node:http';
import type { DeliveryOutcome } from '../records.ts';

export interface Posted {
  readonly outcome: DeliveryOutcome;
  readonly status: number;
  readonly answer: string;
  readonly ackMs: number;
  readonly noRetry: boolean;
}

/**
 * Posts once to the app on a fresh connection. Never rejects: a timeout, a refused connection and a status
 * other than 2xx are outcomes.
 */
export function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Posted> {
  const started = performance.now();
  return new Promise((resolve) => {
    const finish = (outcome: DeliveryOutcome, status = 0, answer = '', noRetry = false): void => {
      clearTimeout(timer);
      resolve({ outcome, status, answer, ackMs: performance.now() - started, noRetry });
    };
    const length = String(Buffer.byteLength(body));
    const call = request(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': length },
    });
    const timer = setTimeout(() => {
      finish('operation_timeout');
      call.destroy();
    }, timeoutMs);
    call.on('error', () => finish('connection_failed'));
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => finish('connection_failed'));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        const outcome = status >= 200 && status < 300 ? 'acked' : 'http_error';
        const noRetry = response.headers['x-slack-no-retry'] === '1';
        finish(outcome, status, Buffer.concat(chunks).toString('utf8'), noRetry);
      });
    });
    call.end(body);
  });
}
