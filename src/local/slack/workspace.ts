import { normalised } from './block-kit/walk.ts';
import { BoundedLog } from './bounded-log.ts';
import type { JsonObject } from './json.ts';
import { Changes } from './workspace/changes.ts';
import { type Channel, directChannel, firstChannels, newChannel } from './workspace/channels.ts';
import { FileBook } from './workspace/files.ts';
import { Ids } from './workspace/ids.ts';
import { MessageBook, type MessageContent, type MessageRecord } from './workspace/messages.ts';
import { APP, firstPeople, newUser, type SlackUser } from './workspace/people.ts';
import { Reading } from './workspace/reading.ts';
import { ResponseUrls } from './workspace/response-urls.ts';
import { Triggers } from './workspace/triggers.ts';
import { ViewBook } from './workspace/views.ts';
import { Violations } from './workspace/violations.ts';

/** The state of one Slack workspace. Nothing here speaks HTTP. */
export class Workspace {
  readonly now: () => Date;
  readonly ids: Ids;
  readonly changes = new Changes();
  readonly messages = new MessageBook();
  readonly reading = new Reading();
  readonly files: FileBook;
  readonly views: ViewBook;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly violations: Violations;
  /** Errors that Slack itself has shown to people. */
  readonly notices = new BoundedLog<{ userId: string; text: string }>(100);
  /** Types of blocks that are refused here, as by a Slack that does not have them yet. */
  readonly refusedBlocks = new Set<string>();
  readonly #people = new Map(firstPeople().map((user) => [user.id, user]));
  readonly #channels = new Map(firstChannels(this.#people.values()).map((channel) => [channel.id, channel]));

  constructor(now: () => Date) {
    this.now = now;
    this.ids = new Ids(now);
    this.files = new FileBook(this.ids);
    this.views = new ViewBook(this.ids);
    this.triggers = new Triggers(this.ids, now);
    this.responseUrls = new ResponseUrls(this.ids, now);
    this.violations = new Violations(now);
  }

  get people(): readonly SlackUser[] {
    return [...this.#people.values()];
  }

  get channels(): readonly Channel[] {
    return [...this.#channels.values()];
  }

  user(id: string): SlackUser | undefined {
    return this.#people.get(id);
  }

  /** The person; throws when nobody has this id. */
  mustHaveUser(id: string): SlackUser {
    const user = this.#people.get(id);
    if (user === undefined)
      throw new Error(`nobody has the id ${id}; there are ${[...this.#people.keys()].join(', ')}`);
    return user;
  }

  channel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  /** The channel; throws when there is none with this id. */
  mustHaveChannel(id: string): Channel {
    const channel = this.#channels.get(id);
    if (channel === undefined) throw new Error(`no channel has the id ${id}`);
    return channel;
  }

  addPerson(fields: Parameters<typeof newUser>[0]): SlackUser {
    const user = newUser(fields);
    this.#people.set(user.id, user);
    this.changes.notify();
    return user;
  }

  addChannel(fields: Parameters<typeof newChannel>[0]): Channel {
    const channel = newChannel(fields);
    this.#channels.set(channel.id, channel);
    this.changes.notify();
    return channel;
  }

  /** Adds somebody (or the app, `U0DIALTONE`) to a channel. */
  join(channelId: string, userId: string = APP.botUserId): void {
    this.mustHaveChannel(channelId).members.add(userId);
    this.reading.mark(userId, channelId, this.ids.ts());
    this.changes.notify();
  }

  /** A person has read a channel up to a ts. */
  read(userId: string, channelId: string, ts: string): void {
    if (this.reading.mark(userId, channelId, ts)) this.changes.notify();
  }

  leave(channelId: string, userId: string = APP.botUserId): void {
    this.mustHaveChannel(channelId).members.delete(userId);
    this.changes.notify();
  }

  archive(channelId: string, archived = true): void {
    this.mustHaveChannel(channelId).archived = archived;
    this.changes.notify();
  }

  deactivate(userId: string, deleted = true): void {
    this.mustHaveUser(userId).deleted = deleted;
    this.changes.notify();
  }

  /** The direct message channel between the app and a person, made on first use. */
  direct(userId: string): Channel {
    const channel = directChannel(userId);
    const known = this.#channels.get(channel.id);
    if (known !== undefined) return known;
    this.#channels.set(channel.id, channel);
    return channel;
  }

  /** Puts a message into a channel, by default the app's. */
  post(
    channel: string,
    content: MessageContent,
    place: { user?: string; threadTs?: string; ephemeralFor?: string } = {},
  ): MessageRecord {
    const { user = APP.botUserId, ...rest } = place;
    const blocks = normalised(content.blocks);
    const message = { channel, ts: this.ids.ts(), user, ...content, blocks, ...rest, redraws: 0 };
    this.messages.add(message);
    this.changes.notify();
    return message;
  }

  /** Replaces what a message shows. Slack marks it as edited only when no blocks are given. */
  redraw(
    message: MessageRecord,
    content: { text?: string; blocks?: JsonObject[]; metadata?: JsonObject },
  ): void {
    this.messages.keepDrawing(message);
    message.text = content.text ?? '';
    if (content.blocks !== undefined) message.blocks = normalised(content.blocks);
    else if (content.text !== undefined) message.blocks = [];
    if (content.metadata !== undefined) message.metadata = content.metadata;
    if (content.blocks === undefined) message.edited = { user: APP.botUserId, ts: this.ids.ts() };
    message.redraws += 1;
    this.changes.notify();
  }

  remove(message: MessageRecord): void {
    this.messages.remove(message);
    this.changes.notify();
  }
}
