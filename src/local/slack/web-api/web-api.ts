import { setTimeout as delay } from 'node:timers/promises';
import { BoundedLog } from '../bounded-log.ts';
import type { JsonObject } from '../json.ts';
import type { Call, Fault } from '../records.ts';
import { FaultList } from './faults.ts';
import { type Context, Refusal } from './method.ts';
import { PostRate } from './post-rate.ts';
import { METHODS } from './registry.ts';

export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
}

/** Slack's Web API: token, scope, faults and pace in front of the methods, and a log of all calls. */
export class WebApi {
  readonly faults = new FaultList();
  readonly log = new BoundedLog<Call>(500);
  readonly #context: Context;
  readonly #token: string;
  readonly #rate: PostRate | undefined;

  constructor(context: Context, options: { token: string; enforcePostRate: boolean }) {
    this.#context = context;
    this.#token = options.token;
    this.#rate = options.enforcePostRate ? new PostRate(context.workspace.now) : undefined;
  }

  /** Answers one call. `token` is undefined when the call carried none. */
  async call(method: string, args: JsonObject, token: string | undefined): Promise<Answer> {
    const started = performance.now();
    const fault = this.faults.take(method, args);
    if (fault?.delayMs !== undefined) await delay(fault.delayMs);
    await fault?.until;
    const answer = this.#answer(method, args, token, fault);
    const at = this.#context.workspace.now();
    const ms = performance.now() - started;
    this.log.add({ method, args, response: answer.body, status: answer.status, at, ms });
    this.#context.workspace.changes.notify();
    return answer;
  }

  #answer(method: string, args: JsonObject, token: string | undefined, fault: Fault | undefined): Answer {
    const faulty = fault !== undefined && (fault.error !== undefined || fault.status !== undefined);
    if (faulty && fault.performed !== true) return faultAnswer(fault);
    if (this.#isTooFast(method, args)) return faultAnswer({ method, status: 429, retryAfter: 1 });
    const body = this.#perform(method, args, token);
    if (faulty) return faultAnswer(fault);
    const accepted = METHODS[method]?.scopes.join(',') ?? '';
    const provided = [...this.#context.scopes].join(',');
    return {
      status: 200,
      body,
      headers: { 'x-oauth-scopes': provided, 'x-accepted-oauth-scopes': accepted },
    };
  }

  #isTooFast(method: string, args: JsonObject): boolean {
    return method === 'chat.postMessage' && this.#rate?.passes(String(args.channel)) === false;
  }

  #perform(name: string, args: JsonObject, token: string | undefined): JsonObject {
    try {
      if (token === undefined) throw new Refusal('not_authed');
      if (token !== this.#token) throw new Refusal('invalid_auth');
      const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
      if (method === undefined) throw new Refusal('unknown_method', { req_method: name });
      const { scopes } = this.#context;
      if (method.scopes.length > 0 && !method.scopes.some((scope) => scopes.has(scope))) {
        throw new Refusal('missing_scope', {
          needed: method.scopes.join(','),
          provided: [...scopes].join(','),
        });
      }
      return { ok: true, ...method.handle(args, this.#context) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.violation !== undefined) {
        this.#context.workspace.violations.add(error.violation, name, error.message);
      }
      return { ok: false, error: error.error, ...error.more };
    }
  }
}

function faultAnswer(fault: Fault): Answer {
  const status = fault.status ?? 200;
  const error = fault.error ?? (status === 429 ? 'ratelimited' : 'service_unavailable');
  const headers: Record<string, string> =
    status === 429 ? { 'retry-after': String(fault.retryAfter ?? 1) } : {};
  return { status, body: { ok: false, error }, headers };
}
