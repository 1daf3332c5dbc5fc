import type { StateValues } from '../block-kit/state.ts';
import type { JsonObject } from '../json.ts';
import { type FileRecord, fileOnTheWire } from './files.ts';
import { APP, LOCAL_TEAM } from './people.ts';

export interface MessageRecord {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  text: string;
  blocks: JsonObject[];
  readonly threadTs?: string;
  edited?: { user: string; ts: string };
  metadata?: JsonObject;
  readonly files?: readonly FileRecord[];
  /** Only this person sees it. */
  readonly ephemeralFor?: string;
  redraws: number;
}

/** Drawings of a message that a screen may still show. */
const DRAWINGS_KEPT = 10;

const NOTHING: StateValues = Object.freeze({});

export type MessageContent = Pick<MessageRecord, 'text' | 'blocks' | 'metadata' | 'files'>;

/** The messages of all channels, oldest first. */
export class MessageBook {
  readonly #all = new Map<string, MessageRecord>();
  readonly #drawings = new WeakMap<MessageRecord, Map<number, JsonObject[]>>();
  readonly #entered = new WeakMap<MessageRecord, Map<string, StateValues>>();

  add(message: MessageRecord): void {
    this.#all.set(`${message.channel} ${message.ts}`, message);
  }

  find(channel: string, ts: string): MessageRecord | undefined {
    return this.#all.get(`${channel} ${ts}`);
  }

  /** Messages of a channel that a person sees: everybody's and the ephemeral ones for them. */
  seenBy(userId: string, channel?: string): MessageRecord[] {
    return this.all().filter(
      (message) =>
        (channel === undefined || message.channel === channel) &&
        (message.ephemeralFor === undefined || message.ephemeralFor === userId),
    );
  }

  all(): MessageRecord[] {
    return [...this.#all.values()];
  }

  /** Keeps the blocks as they are now, for clicks on a screen that has not been redrawn yet. */
  keepDrawing(message: MessageRecord): void {
    const drawings = this.#drawings.get(message) ?? new Map<number, JsonObject[]>();
    this.#drawings.set(message, drawings.set(message.redraws, message.blocks));
    drawings.delete(message.redraws - DRAWINGS_KEPT);
  }

  /** The blocks after so many redraws; undefined when that was too long ago. */
  drawing(message: MessageRecord, redraws: number): readonly JsonObject[] | undefined {
    return redraws === message.redraws ? message.blocks : this.#drawings.get(message)?.get(redraws);
  }

  /** What a person has chosen in a message; their client remembers it until the field goes. Another object after each change. */
  entered(message: MessageRecord, userId: string): StateValues {
    return this.#entered.get(message)?.get(userId) ?? NOTHING;
  }

  enter(message: MessageRecord, userId: string, values: StateValues): void {
    const people = this.#entered.get(message) ?? new Map<string, StateValues>();
    this.#entered.set(message, people.set(userId, values));
  }

  remove(message: MessageRecord): void {
    this.#all.delete(`${message.channel} ${message.ts}`);
  }
}

/** A message as Slack writes it in answers and payloads. */
export function messageOnTheWire(message: MessageRecord): JsonObject {
  const fromBot = message.user === APP.botUserId;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...(fromBot ? { bot_id: APP.botId, app_id: APP.id } : {}),
    text: message.text,
    team: LOCAL_TEAM.id,
    ...(message.blocks.length > 0 ? { blocks: structuredClone(message.blocks) } : {}),
    ...(message.files === undefined
      ? {}
      : { files: message.files.map(fileOnTheWire), upload: true, display_as_bot: false }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}
