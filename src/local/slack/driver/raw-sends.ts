import type { JsonObject } from '../json.ts';
import type { Delivery } from '../records.ts';

export interface SendOptions {
  /** `wrong` and `missing` for abuse tests. */
  signature?: 'right' | 'wrong' | 'missing';
  /** Age of the timestamp in seconds; Slack's receivers refuse more than 300. */
  ageSeconds?: number;
  /** Sends the same bytes twice at once; the second answer is in `second`. */
  duplicate?: boolean;
  headers?: Readonly<Record<string, string>>;
}

/** Requests that no client makes, for abuse tests. Recorded as deliveries, never as violations. */
export interface Send {
  raw(request: {
    body: string;
    path?: string;
    headers?: Readonly<Record<string, string>>;
  }): Promise<Delivery>;
  /** A slash command with these fields over the usual ones. */
  command(fields?: Readonly<Record<string, string>>, options?: SendOptions): Promise<Delivery>;
  /** A block_actions payload with these members over the usual ones. */
  action(payload?: JsonObject, options?: SendOptions): Promise<Delivery>;
  /** Any interaction payload as it is. */
  interaction(payload: JsonObject, options?: SendOptions): Promise<Delivery>;
  /** An event inside an event_callback. Retried once like a real one. */
  event(event: JsonObject, options?: SendOptions): Promise<Delivery>;
  urlVerification(): Promise<Delivery>;
  /** The same bytes of an earlier delivery, freshly signed. */
  again(delivery: Delivery, options?: SendOptions): Promise<Delivery>;
}
