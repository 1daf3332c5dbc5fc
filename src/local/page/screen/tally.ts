import type { Channel } from '../../slack/workspace/channels.ts';
import type { MessageRecord } from '../../slack/workspace/messages.ts';
import type { Workspace } from '../../slack/workspace.ts';
import type { Mentions } from './mentions.ts';

/** Older messages of a channel are not shown. */
const MOST_SHOWN = 1000;

export interface Unread {
  readonly unread: number;
  readonly mentions: number;
}

export const ALL_READ: Unread = { unread: 0, mentions: 0 };

/** The messages by channel, and how many of them each person has not read: made once for all screens. */
export class Tally {
  readonly #workspace: Workspace;
  readonly #mentions: Mentions;
  readonly #byChannel: ReadonlyMap<string, MessageRecord[]>;
  readonly #counted = new Map<string, Unread>();

  constructor(workspace: Workspace, mentions: Mentions) {
    this.#workspace = workspace;
    this.#mentions = mentions;
    this.#byChannel = Map.groupBy(workspace.messages.all(), ({ channel }) => channel);
  }

  /** The newest 1,000 of a channel, oldest first, the ephemeral ones of everybody included. */
  messages(channelId: string): readonly MessageRecord[] {
    return this.#byChannel.get(channelId)?.slice(-MOST_SHOWN) ?? [];
  }

  unread(userId: string, channel: Channel): Unread {
    if (!channel.members.has(userId)) return ALL_READ;
    const key = `${userId} ${channel.id}`;
    const known = this.#counted.get(key);
    if (known !== undefined) return known;
    const counted = this.#count(userId, channel);
    this.#counted.set(key, counted);
    return counted;
  }

  unreadInAll(userId: string): Unread {
    return this.#workspace.channels
      .map((channel) => this.unread(userId, channel))
      .reduce((a, b) => ({ unread: a.unread + b.unread, mentions: a.mentions + b.mentions }), ALL_READ);
  }

  #count(userId: string, channel: Channel): Unread {
    const all = this.#byChannel.get(channel.id) ?? [];
    const lastRead = this.#workspace.reading.lastRead(userId, channel.id);
    let unread = 0;
    let mentions = 0;
    for (let index = all.length - 1; index >= 0; index -= 1) {
      const message = all[index];
      if (message === undefined || message.ts <= lastRead) break;
      if (message.user === userId || message.ephemeralFor !== undefined) continue;
      unread += 1;
      if (channel.kind === 'im' || this.#mentions.mentions(message, userId)) mentions += 1;
    }
    return { unread, mentions };
  }
}
