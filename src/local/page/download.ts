import type { ServerResponse } from 'node:http';
import { canSee } from '../slack/workspace/channels.ts';
import { type FileRecord, mimeTypeOf } from '../slack/workspace/files.ts';
import type { SlackUser } from '../slack/workspace/people.ts';
import type { Context } from './context.ts';
import { PageRefusal } from './page-refusal.ts';

/** A file in a message that the person sees. */
function sharedFile({ workspace }: Context, me: SlackUser, id: string): FileRecord {
  const file = workspace.messages.seenBy(me.id).flatMap((message) => {
    const channel = workspace.channel(message.channel);
    const seen = channel !== undefined && canSee(me, channel);
    return seen ? (message.files ?? []).filter((each) => each.id === id) : [];
  })[0];
  if (file === undefined) throw new PageRefusal(404, 'This file is not there, or not for you.');
  return file;
}

/** Sends a file to be saved, never to be shown: what the app writes is not run. */
export function sendFile(context: Context, me: SlackUser, id: string, response: ServerResponse): void {
  const { name, content } = sharedFile(context, me, id);
  const plain = name.replace(/[^\w. -]/g, '_');
  response.writeHead(200, {
    'content-type': mimeTypeOf(name),
    'content-length': content.length,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  });
  response.end(content);
}
