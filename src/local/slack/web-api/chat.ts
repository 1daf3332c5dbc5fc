import { type JsonObject, stringOf } from '../json.ts';
import type { Channel } from '../workspace/channels.ts';
import { type MessageRecord, messageOnTheWire } from '../workspace/messages.ts';
import { APP } from '../workspace/people.ts';
import { reachableUser, visibleChannel, writableChannel } from './channels.ts';
import { chatContent, threadTs } from './content.ts';
import { type Context, type Method, Refusal, required } from './method.ts';

const scopes = ['chat:write'];

/** A channel id, or a user id for their direct message. */
function target(context: Context, id: string): Channel {
  const user = context.workspace.user(id);
  if (user === undefined) return writableChannel(context, id);
  try {
    return context.workspace.direct(reachableUser(context, id).id);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('channel_not_found') : error;
  }
}

function ownMessage(args: JsonObject, context: Context, refusal: string): MessageRecord {
  const channel = visibleChannel(context, required(args, 'channel'));
  const message = context.workspace.messages.find(channel.id, required(args, 'ts'));
  if (message === undefined) throw new Refusal('message_not_found');
  if (message.ephemeralFor !== undefined) throw new Refusal('message_not_found', {}, 'invalid_arguments');
  if (message.user !== APP.botUserId) throw new Refusal(refusal);
  return message;
}

const postMessage: Method = {
  scopes,
  handle(args, context) {
    const channel = target(context, required(args, 'channel'));
    const { text = '', blocks = [], metadata } = chatContent(args, context.workspace);
    const thread = threadTs(args);
    const message = context.workspace.post(
      channel.id,
      { text, blocks, ...(metadata === undefined ? {} : { metadata }) },
      thread === undefined ? {} : { threadTs: thread },
    );
    return { channel: channel.id, ts: message.ts, message: messageOnTheWire(message) };
  },
};

const update: Method = {
  scopes,
  handle(args, context) {
    const message = ownMessage(args, context, 'cant_update_message');
    const content = chatContent(args, context.workspace);
    if (context.workspace.mustHaveChannel(message.channel).archived) throw new Refusal('is_archived');
    context.workspace.redraw(message, content);
    const { channel, ts, text } = message;
    return { channel, ts, text, message: messageOnTheWire(message) };
  },
};

const postEphemeral: Method = {
  scopes,
  handle(args, context) {
    const channel = writableChannel(context, required(args, 'channel'));
    const user = required(args, 'user');
    const { text = '', blocks = [] } = chatContent(args, context.workspace);
    const thread = threadTs(args);
    if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
    const place = { ephemeralFor: user, ...(thread === undefined ? {} : { threadTs: thread }) };
    const message = context.workspace.post(channel.id, { text, blocks }, place);
    return { message_ts: message.ts };
  },
};

const remove: Method = {
  scopes,
  handle(args, context) {
    const message = ownMessage(args, context, 'cant_delete_message');
    context.workspace.remove(message);
    return { channel: message.channel, ts: message.ts };
  },
};

const getPermalink: Method = {
  scopes: [],
  handle(args, context) {
    const channel = visibleChannel(context, required(args, 'channel'));
    const ts = stringOf(args.message_ts) ?? '';
    const message = context.workspace.messages.find(channel.id, ts);
    if (message === undefined || message.ephemeralFor !== undefined) throw new Refusal('message_not_found');
    const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
    const permalink = `${context.clientOrigin}/archives/${channel.id}/p${ts.replace('.', '')}${thread}`;
    return { channel: channel.id, permalink };
  },
};

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
