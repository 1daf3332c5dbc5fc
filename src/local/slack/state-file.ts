import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isObject, type JsonObject, objectOf, objectsOf, parseJson, stringOf } from './json.ts';
import type { FileRecord } from './workspace/files.ts';
import type { MessageRecord } from './workspace/messages.ts';
import type { Workspace } from './workspace.ts';

const DEBOUNCE_MS = 200;

function snapshot(workspace: Workspace): JsonObject {
  const homes = workspace.views.homes().map(({ userId, view }) => ({ userId, view }));
  const direct = workspace.channels.filter(({ kind }) => kind === 'im').map(({ name }) => name);
  return { messages: workspace.messages.all().map(storedMessage), homes, direct };
}

function storedMessage({ files, ...message }: MessageRecord): JsonObject {
  if (files === undefined) return message;
  return { ...message, files: files.map((file) => ({ ...file, content: file.content.toString('base64') })) };
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

/** Fills a new workspace with what an earlier run has left. Throws when the file is not one of ours. */
export function restore(workspace: Workspace, file: string): void {
  if (!existsSync(file)) return;
  const stored = parseJson(readFileSync(file, 'utf8'));
  if (!isObject(stored))
    throw new Error(`${file} does not hold the state of a local Slack: move it away to start anew`);
  for (const userId of Array.isArray(stored.direct) ? stored.direct : []) {
    if (typeof userId === 'string' && workspace.user(userId) !== undefined) workspace.direct(userId);
  }
  for (const message of objectsOf(stored.messages).map(messageFrom)) {
    if (message === undefined) continue;
    workspace.messages.add(message);
    workspace.ids.startAfter(message.ts);
  }
  for (const { userId, view } of objectsOf(stored.homes)) {
    if (typeof userId === 'string' && isObject(view)) workspace.views.publish(userId, view);
  }
}

/** Writes the state soon after every change, whole or not at all. The returned function writes what is left and stops. */
export function keep(workspace: Workspace, file: string): () => void {
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    timer = undefined;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(snapshot(workspace)));
    renameSync(`${file}.new`, file);
  };
  const stop = workspace.changes.onChange(() => {
    timer ??= setTimeout(write, DEBOUNCE_MS);
  });
  return () => {
    stop();
    if (timer === undefined) return;
    clearTimeout(timer);
    write();
  };
}
