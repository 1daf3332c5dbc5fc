import type { Message, SharedFile } from '../driver.ts';
import { renderBlocks } from '../render/blocks.ts';
import { type Names, readable } from '../render/text.ts';
import { type FileRecord, mimeTypeOf } from '../workspace/files.ts';
import type { MessageRecord } from '../workspace/messages.ts';
import { clickables } from './find.ts';

function sharedFile({ id, name, title, size, content }: FileRecord): SharedFile {
  return { id, name, title, size, mimetype: mimeTypeOf(name), content: content.toString('utf8') };
}

/** A message as it is now, for a person to read. */
export function messageOf(record: MessageRecord, names: Names): Message {
  const blocks = structuredClone(record.blocks);
  const text = readable(record.text, names);
  const files = (record.files ?? []).map(sharedFile);
  const body = (): string[] => {
    if (blocks.length > 0) return renderBlocks(blocks, names);
    return text === '' && files.length > 0 ? [] : text.split('\n');
  };
  const lines = (): string[] => [
    ...body(),
    ...files.map(({ title, size }) => `(file: ${title}, ${size} bytes)`),
  ];
  return {
    channel: record.channel,
    ts: record.ts,
    threadTs: record.threadTs,
    user: record.user,
    text,
    rawText: record.text,
    edited: record.edited !== undefined,
    redraws: record.redraws,
    ephemeral: record.ephemeralFor !== undefined,
    files,
    metadata: structuredClone(record.metadata),
    blocks,
    lines,
    has: (fragment) => text.includes(fragment) || lines().join('\n').includes(fragment),
    buttons: () => clickables(blocks).map(({ labels }) => labels[0] ?? ''),
  };
}
