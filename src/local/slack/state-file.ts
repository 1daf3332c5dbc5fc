import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isObject, type JsonObject, objectOf, objectsOf, parseJson, stringOf } from './json.ts';
import { MessageJson } from './message-json.ts';
import type { FileRecord } from './workspace/files.ts';
import type { MessageRecord } from './workspace/messages.ts';
import { restorePlaces, storedPlaces } from './workspace/stored.ts';
import type { Workspace } from './workspace.ts';

/** What comes at once is written at once; the screen goes first. */
const SOON_MS = 20;
/** While it keeps changing, between two writes; after a write that failed, until the next try. */
const INTERVAL_MS = 200;
const RETRY_MS = 2000;

/** The workspace as a JSON object (UTF-8). */
function snapshot(workspace: Workspace, messages: MessageJson): Buffer {
  const homes = workspace.views.homes().map(({ userId, view }) => ({ userId, view }));
  const direct = workspace.channels.filter(({ kind }) => kind === 'im').map(({ name }) => name);
  const others = JSON.stringify({ homes, direct, ...storedPlaces(workspace) });
  return Buffer.concat([
    Buffer.from('{"messages":['),
    ...messages.itemsOf(workspace.messages.all()),
    Buffer.from(`],${others.slice(1)}`),
  ]);
}

function fileFrom({ id, name, title, content }: JsonObject): FileRecord[] {
  if (typeof id !== 'string' || typeof name !== 'string' || typeof content !== 'string') return [];
  const bytes = Buffer.from(content, 'base64');
  return [{ id, name, title: stringOf(title) ?? name, size: bytes.length, content: bytes }];
}

function messageFrom(stored: JsonObject): MessageRecord | undefined {
  const { channel, ts, user, text, threadTs, ephemeralFor, edited, metadata, redraws } = stored;
  if (typeof channel !== 'string' || typeof ts !== 'string' || typeof user !== 'string') return undefined;
  const editor = objectOf(edited);
  return {
    channel,
    ts,
    user,
    text: stringOf(text) ?? '',
    blocks: objectsOf(stored.blocks),
    redraws: typeof redraws === 'number' ? redraws : 0,
    ...(Array.isArray(stored.files) ? { files: objectsOf(stored.files).flatMap(fileFrom) } : {}),
    ...(typeof threadTs === 'string' ? { threadTs } : {}),
    ...(typeof ephemeralFor === 'string' ? { ephemeralFor } : {}),
    ...(isObject(edited) ? { edited: { user: String(editor.user), ts: String(editor.ts) } } : {}),
    ...(isObject(metadata) ? { metadata } : {}),
  };
}

/** What is in the file; throws when it is none of ours, so that nobody's file is ever overwritten. */
function read(file: string): JsonObject {
  let cause: unknown;
  try {
    const stored = parseJson(readFileSync(file, 'utf8'));
    if (isObject(stored) && [stored.messages, stored.homes, stored.direct].every(Array.isArray))
      return stored;
  } catch (error) {
    cause = error;
  }
  throw new Error(
    `The state of the local Slack in ${file} cannot be read. Restore the file, or delete it to start with an empty workspace.`,
    { cause },
  );
}

/** Fills a new workspace with what an earlier run has left. Throws when the file is not one of ours. */
export function restore(workspace: Workspace, file: string): void {
  if (!existsSync(file)) return;
  const stored = read(file);
  for (const userId of Array.isArray(stored.direct) ? stored.direct : []) {
    if (typeof userId === 'string' && workspace.user(userId) !== undefined) workspace.direct(userId);
  }
  for (const message of objectsOf(stored.messages).map(messageFrom)) {
    if (message === undefined) continue;
    workspace.messages.add(message);
    workspace.ids.startAfter(message.ts);
  }
  restorePlaces(workspace, stored);
  for (const { userId, view } of objectsOf(stored.homes)) {
    if (typeof userId === 'string' && isObject(view)) workspace.views.publish(userId, view);
  }
}

/** Keeps a workspace in a file. */
export interface Keeper {
  /** Writes at once what has changed. */
  readonly flush: () => void;
  /** Writes what is left and stops; throws when it cannot be written. */
  readonly stop: () => void;
}

/**
 * Writes the state soon after every change, whole or not at all. What cannot be written is told once and tried again:
 * the workspace goes on in memory.
 */
export function keep(workspace: Workspace, file: string, onError: (error: unknown) => void): Keeper {
  const messages = new MessageJson();
  let timer: NodeJS.Timeout | undefined;
  let nextAt = 0;
  let failing = false;

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    nextAt = performance.now() + INTERVAL_MS;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, snapshot(workspace, messages));
    renameSync(`${file}.new`, file);
    failing = false;
  };
  const tryToWrite = (): void => {
    try {
      write();
    } catch (cause) {
      if (!failing) onError(new Error(`The local Slack cannot be kept in ${file}.`, { cause }));
      failing = true;
      timer = setTimeout(tryToWrite, RETRY_MS);
    }
  };
  const stopListening = workspace.changes.onChange(() => {
    timer ??= setTimeout(tryToWrite, Math.max(SOON_MS, nextAt - performance.now()));
  });
  return {
    flush: () => {
      if (timer !== undefined && !failing) tryToWrite();
    },
    stop: () => {
      stopListening();
      if (timer !== undefined) write();
    },
  };
}
