import { drawnValues } from '../../slack/block-kit/state.ts';
import { type FileRecord, mimeTypeOf } from '../../slack/workspace/files.ts';
import type { MessageRecord } from '../../slack/workspace/messages.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import type { FileEntry, MessageEntry } from '../protocol.ts';
import { type Source, stamped } from './source.ts';

function fileEntry({ id, name, title, size }: FileRecord): FileEntry {
  return { id, name, title, size, mimetype: mimeTypeOf(name) };
}

/** A message on one person's screen. It changes when it is redrawn and when this person chooses something in it. */
export function messageSource(context: Context, me: SlackUser, message: MessageRecord): Source {
  const { channel, ts, threadTs, user, text, blocks, redraws } = message;
  const chosen = context.workspace.messages.entered(message, me.id);
  const stamp = `${redraws} ${context.identities.of(chosen)}`;
  return stamped(
    `message:${channel}:${ts}`,
    stamp,
    (): MessageEntry => ({
      channel,
      ts,
      ...(threadTs === undefined ? {} : { threadTs }),
      userId: user,
      text,
      blocks,
      files: (message.files ?? []).map(fileEntry),
      values: drawnValues(blocks, chosen),
      edited: message.edited !== undefined,
      ephemeral: message.ephemeralFor !== undefined,
      redraws,
    }),
  );
}
