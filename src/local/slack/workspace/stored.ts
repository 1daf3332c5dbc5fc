import { type JsonObject, objectOf, objectsOf, stringOf, stringsOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { APP } from './people.ts';

/** People, channels and how far everybody has read, as JSON. */
export function storedPlaces(workspace: Workspace): JsonObject {
  const channels = workspace.channels.map((channel) => ({ ...channel, members: [...channel.members] }));
  return { people: workspace.people, channels, read: workspace.reading.all() };
}

function restorePeople(workspace: Workspace, stored: readonly JsonObject[]): void {
  for (const { id, realName, deleted, ...rest } of stored) {
    if (typeof id !== 'string' || typeof realName !== 'string') continue;
    const flags = {
      isBot: rest.isBot === true,
      isAdmin: rest.isAdmin === true,
      isRestricted: rest.isRestricted === true,
    };
    const texts = ['teamId', 'name', 'email'].flatMap((key) => {
      const text = stringOf(rest[key]);
      return text === undefined ? [] : [[key, text]];
    });
    workspace.addPerson({ id, realName, deleted: deleted === true, ...flags, ...Object.fromEntries(texts) });
  }
}

function restoreChannels(workspace: Workspace, stored: readonly JsonObject[]): void {
  for (const { id, name, kind, shared, archived, members } of stored) {
    if (typeof id !== 'string' || typeof name !== 'string') continue;
    const kinds = ['public', 'private', 'im'] as const;
    workspace.addChannel({
      id,
      name,
      kind: kinds.find((each) => each === kind) ?? 'public',
      shared: shared === true,
      archived: archived === true,
      members: stringsOf(members),
    });
  }
}

function restoreReading(workspace: Workspace, stored: JsonObject): void {
  for (const [userId, marks] of Object.entries(stored)) {
    for (const [channelId, ts] of Object.entries(objectOf(marks))) {
      if (typeof ts === 'string') workspace.reading.mark(userId, channelId, ts);
    }
  }
}

/** What an earlier version has left without marks is old news: everybody has read it. */
function readAll(workspace: Workspace): void {
  for (const { channel, ts } of workspace.messages.all()) {
    for (const userId of workspace.channel(channel)?.members ?? []) {
      if (userId !== APP.botUserId) workspace.reading.mark(userId, channel, ts);
    }
  }
}

/** Puts back what `storedPlaces` has made, after the messages. */
export function restorePlaces(workspace: Workspace, stored: JsonObject): void {
  restorePeople(workspace, objectsOf(stored.people));
  restoreChannels(workspace, objectsOf(stored.channels));
  if (stored.read === undefined) readAll(workspace);
  else restoreReading(workspace, objectOf(stored.read));
}
