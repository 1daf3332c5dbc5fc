import type { Message } from '../driver.ts';
import { renderBlocks } from '../render/blocks.ts';
import { type Names, readable } from '../render/text.ts';
import type { MessageRecord } from '../workspace/messages.ts';
import { clickables } from './find.ts';

/** A message as it is now, for a person to read. */
export function messageOf(record: MessageRecord, names: Names): Message {
  const blocks = structuredClone(record.blocks);
  const text = readable(record.text, names);
  const lines = (): string[] => (blocks.length === 0 ? text.split('\n') : renderBlocks(blocks, names));
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
    metadata: structuredClone(record.metadata),
    blocks,
    lines,
    has: (fragment) => text.includes(fragment) || lines().join('\n').includes(fragment),
    buttons: () => clickables(blocks).map(({ labels }) => labels[0] ?? ''),
  };
}
