import type { LoggedRequest } from '../../aws/request-log.ts';
import type { LocalAws } from '../../aws/start-local-aws.ts';
import type { Call, Delivery, LocalSlack, Violation } from '../../slack/driver.ts';
import { METHODS } from '../../slack/web-api/registry.ts';

/** One thing that was logged, whoever logged it. */
export type LogEntry = { readonly id: string; readonly atMs: number } & (
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'aws'; readonly request: LoggedRequest }
  | { readonly kind: 'refusal'; readonly violation: Violation }
);

/** Gives what has no id of its own one that stays while the log keeps it. */
class Ids {
  readonly #ids = new WeakMap<object, string>();
  #made = 0;

  of(entry: object): string {
    const known = this.#ids.get(entry);
    if (known !== undefined) return known;
    this.#made += 1;
    const id = `e${this.#made}`;
    this.#ids.set(entry, id);
    return id;
  }
}

const ids = new Ids();

/** Everything that the local Slack and AWS have logged, newest first. */
export function logEntries(slack: LocalSlack, aws: LocalAws | undefined): LogEntry[] {
  const deliveries = slack
    .deliveries()
    .map((delivery) => ({ kind: 'delivery' as const, id: delivery.id, atMs: +delivery.at, delivery }));
  const calls = slack
    .calls()
    .map((call) => ({ kind: 'call' as const, id: ids.of(call), atMs: +call.at, call }));
  const requests = (aws?.requests() ?? []).map((request) => ({
    kind: 'aws' as const,
    id: request.requestId,
    atMs: Date.parse(request.at),
    request,
  }));
  const refusals = slack
    .violations()
    .filter(isTold)
    .map((violation) => ({
      kind: 'refusal' as const,
      id: ids.of(violation),
      atMs: +violation.at,
      violation,
    }));
  const all: LogEntry[] = [...deliveries, ...calls, ...requests, ...refusals];
  return all.sort((one, other) => other.atMs - one.atMs);
}

/** What a call was refused stands with the call, and an answer that did not come with its delivery. */
function isTold({ kind, where }: Violation): boolean {
  return kind !== 'unacked' && kind !== 'unknown_method' && !Object.hasOwn(METHODS, where);
}
