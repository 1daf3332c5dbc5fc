const KEPT = 200;

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
}

/** The last 200 answered requests, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#requests = [...this.#requests, request].slice(-KEPT);
  }

  list(): readonly LoggedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
