import { ZodError, z } from 'zod';
import { ControlRefused } from './control-refused.ts';
import type { Controls } from './controls.ts';
import { FAULT_NAMES, faultSchema } from './faults.ts';
import { runServiceVerb } from './service-controls.ts';

export const CONTROL_PATH = '/_control/';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export interface ControlRequest {
  readonly method: string;
  readonly url: URL;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly body: string;
}

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Answers `/_control/faults` (GET, POST one fault, DELETE with optional `?fault=name`), `/_control/state`,
 * `/_control/requests`, POST `/_control/reset` and the verbs of the services. Pages of other hosts in a browser are
 * refused.
 */
export function answerControl(request: ControlRequest, controls: Controls): JsonAnswer {
  if (!isLocal(request))
    return { status: 403, body: { error: 'only for pages and programs of this machine' } };
  try {
    return route(request, controls);
  } catch (error) {
    if (error instanceof ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    if (error instanceof SyntaxError) return { status: 400, body: { error: 'the body is not JSON' } };
    if (error instanceof ControlRefused) return { status: error.httpStatus, body: { error: error.message } };
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, body: { error: message } };
  }
}

function route({ method, url, body }: ControlRequest, controls: Controls): JsonAnswer {
  switch (`${method} ${url.pathname}`) {
    case 'GET /_control/faults':
      return { status: 200, body: { faults: controls.faults.list() } };
    case 'POST /_control/faults':
      controls.faults.add(faultSchema.parse(JSON.parse(body)));
      return { status: 201, body: { faults: controls.faults.list() } };
    case 'DELETE /_control/faults':
      controls.faults.clear(
        z
          .enum(FAULT_NAMES)
          .optional()
          .parse(url.searchParams.get('fault') ?? undefined),
      );
      return { status: 200, body: { faults: controls.faults.list() } };
    case 'GET /_control/state':
      return { status: 200, body: controls.state() };
    case 'GET /_control/requests':
      return { status: 200, body: { requests: controls.requests() } };
    case 'POST /_control/reset':
      controls.reset();
      return { status: 200, body: controls.state() };
    default:
      if (method === 'POST' && runServiceVerb(url.pathname.slice(CONTROL_PATH.length), body, controls)) {
        return { status: 200, body: controls.state() };
      }
      return { status: 404, body: { error: `no ${method} ${url.pathname}` } };
  }
}

function isLocal({ host, origin }: ControlRequest): boolean {
  const isLoopback = (name: string) => LOOPBACK.test(name);
  return isLoopback(host ?? '') && (origin === undefined || isLoopback(origin.replace(/^https?:\/\//, '')));
}
