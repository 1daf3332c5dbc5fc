const KEPT = 200;
const LONGEST_TEXT = 200;
/** Has a member of its own, or is for the person's phone only. */
const LEFT_OUT = ['ClientToken', 'VerificationCode'];

/** One request as the stand-in saw it. */
export interface LoggedRequest {
  /** ISO 8601, from the injected clock, when the request arrived. */
  readonly at: string;
  readonly requestId: string;
  readonly service: string | undefined;
  readonly operation: string | undefined;
  readonly region: string | undefined;
  /** HTTP status of the answer; null when the connection was cut instead. */
  readonly status: number | null;
  readonly errorType: string | undefined;
  readonly clientToken: string | undefined;
  /** What was asked for, without client token and verification code; long texts are cut. */
  readonly input: Readonly<Record<string, unknown>>;
  /** From arrival to answer, milliseconds; null while the answer is held back. */
  readonly ms: number | null;
}

/** The last 200 answered requests, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#requests = [...this.#requests, request].slice(-KEPT);
  }

  /** The answer has gone out, so many milliseconds after the request's arrival. */
  answered(requestId: string, ms: number): void {
    this.#requests = this.#requests.map((each) => (each.requestId === requestId ? { ...each, ms } : each));
  }

  list(): readonly LoggedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}

/** The members of an operation's input that are worth seeing. */
export function inputToSee(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const shown = Object.entries(input).filter(
    ([name, value]) => !LEFT_OUT.includes(name) && value !== undefined && value !== null,
  );
  return Object.fromEntries(shown.map(([name, value]) => [name, cut(value)]));
}

function cut(value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return value;
  return `${value.slice(0, LONGEST_TEXT)}…`;
}
