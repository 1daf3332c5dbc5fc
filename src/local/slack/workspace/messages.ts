import type { JsonObject } from '../json.ts';
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
  /** Only this person sees it. */
  readonly ephemeralFor?: string;
  redraws: number;
}

export type MessageContent = Pick<MessageRecord, 'text' | 'blocks'> & { metadata?: JsonObject };

/** The messages of all channels, oldest first. */
export class MessageBook {
  readonly #all = new Map<string, MessageRecord>();

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
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}
