import type { ServerResponse } from 'node:http';
import type { SlackUser } from '../slack/workspace/people.ts';
import type { Context } from './context.ts';
import { screenOf } from './screen/screen.ts';
import { Tally } from './screen/tally.ts';
import { Stream } from './stream.ts';

const KEEP_ALIVE_MS = 20_000;

/** Tells every open window what has changed on its person's screen, once per turn of the event loop at most. */
export class Broadcast {
  readonly #context: Context;
  readonly #streams = new Set<Stream>();
  readonly #stopListening: () => void;
  readonly #heartbeat: NodeJS.Timeout;
  #planned: NodeJS.Immediate | undefined;

  constructor(context: Context) {
    this.#context = context;
    this.#stopListening = context.workspace.changes.onChange(() => this.#plan());
    this.#heartbeat = setInterval(() => {
      for (const stream of this.#streams) stream.keepAlive();
    }, KEEP_ALIVE_MS);
    this.#heartbeat.unref();
  }

  /** Opens a window's stream; its first change has everything. */
  open(me: SlackUser, windowId: string, response: ServerResponse): void {
    const stream = new Stream(me, windowId, response);
    const closed = this.#context.windows.opened(me.id, windowId);
    this.#streams.add(stream);
    response.on('close', () => {
      this.#streams.delete(stream);
      closed();
      // A modal that stood there stands in the person's other windows now.
      this.#plan();
    });
    response.on('error', () => this.#streams.delete(stream));
    this.#send(stream, this.#count());
  }

  close(): void {
    this.#stopListening();
    clearInterval(this.#heartbeat);
    clearImmediate(this.#planned);
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  #plan(): void {
    this.#planned ??= setImmediate(() => {
      this.#planned = undefined;
      if (this.#streams.size === 0) return;
      const tally = this.#count();
      for (const stream of this.#streams) this.#send(stream, tally);
    });
  }

  #count(): Tally {
    return new Tally(this.#context.workspace, this.#context.mentions);
  }

  #send(stream: Stream, tally: Tally): void {
    if (stream.isFull) return;
    try {
      stream.send(screenOf(this.#context, stream, tally), () => this.#plan());
    } catch (error) {
      this.#context.options.onError(error);
    }
  }
}
