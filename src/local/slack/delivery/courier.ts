import { BoundedLog } from '../bounded-log.ts';
import type { SendOptions } from '../driver.ts';
import type { JsonObject } from '../json.ts';
import type { Delivery, DeliveryKind } from '../records.ts';
import type { Workspace } from '../workspace.ts';
import { type Posted, post } from './post.ts';
import { sign } from './sign.ts';

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

export interface Parcel {
  readonly kind: DeliveryKind;
  readonly payload: JsonObject;
  readonly body: string;
  readonly contentType: string;
  /** Another path than the request URL's, for abuse tests. */
  readonly path?: string;
  /** Sent without signature and timestamp. */
  readonly unsigned?: boolean;
}

const RETRY_REASONS = {
  operation_timeout: 'http_timeout',
  http_error: 'http_error',
  connection_failed: 'connection_failed',
} as const;

/** Signs and posts to the app's request URL, and keeps a record of every delivery. */
export class Courier {
  readonly log = new BoundedLog<Delivery>(500);
  readonly #workspace: Workspace;
  readonly #secret: string;
  readonly #ackTimeoutMs: number;
  requestUrl: string | undefined;

  constructor(workspace: Workspace, options: { secret: string; ackTimeoutMs: number; requestUrl?: string }) {
    this.#workspace = workspace;
    this.#secret = options.secret;
    this.#ackTimeoutMs = options.ackTimeoutMs;
    this.requestUrl = options.requestUrl;
  }

  async send(parcel: Parcel, options: SendOptions = {}): Promise<Delivery> {
    const [first, second] = await Promise.all([
      this.#once(parcel, options),
      options.duplicate === true ? this.#once(parcel, options) : undefined,
    ]);
    return second === undefined ? first.delivery : { ...first.delivery, second: second.delivery };
  }

  /** Sends an event; one that fails is sent once more at once, as Slack does first. */
  async sendEvent(parcel: Parcel, options: SendOptions = {}): Promise<Delivery> {
    const first = await this.#once(parcel, options);
    const { outcome, ...delivery } = first.delivery;
    if (outcome === 'acked' || first.posted.noRetry) return first.delivery;
    const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': RETRY_REASONS[outcome] };
    const again = await this.#once(parcel, { ...options, headers: { ...options.headers, ...headers } }, 1);
    return { ...delivery, outcome, second: again.delivery };
  }

  async #once(
    parcel: Parcel,
    options: SendOptions,
    retryNum?: number,
  ): Promise<{ delivery: Delivery; posted: Posted }> {
    if (this.requestUrl === undefined) throw new Error('the app has no request URL yet: call setRequestUrl');
    const url = parcel.path === undefined ? this.requestUrl : new URL(parcel.path, this.requestUrl).href;
    const at = this.#workspace.now();
    const headers = { ...this.#headers(parcel, options), ...options.headers };
    const posted = await post(url, parcel.body, headers, this.#ackTimeoutMs);
    const delivery: Delivery = {
      id: this.#workspace.ids.id('L'),
      kind: parcel.kind,
      at,
      payload: parcel.payload,
      requestBody: parcel.body,
      contentType: parcel.contentType,
      ackMs: posted.ackMs,
      status: posted.status,
      outcome: posted.outcome,
      answer: posted.answer,
      ...(retryNum === undefined ? {} : { retryNum }),
    };
    this.log.add(delivery);
    return { delivery, posted };
  }

  /** The timestamp is the system's: that is what receivers compare it with. */
  #headers(parcel: Parcel, { signature = 'right', ageSeconds = 0 }: SendOptions): Record<string, string> {
    const common = { 'content-type': parcel.contentType, 'user-agent': 'Slackbot 1.0 (local workspace)' };
    if (parcel.unsigned === true) return common;
    const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
    const stamped = { ...common, 'x-slack-request-timestamp': String(timestamp) };
    if (signature === 'missing') return stamped;
    const secret = signature === 'wrong' ? `${this.#secret}-wrong` : this.#secret;
    return { ...stamped, 'x-slack-signature': sign(secret, timestamp, parcel.body) };
  }
}
