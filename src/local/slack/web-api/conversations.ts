import { type JsonObject, stringOf } from '../json.ts';
import type { Channel } from '../workspace/channels.ts';
import { APP, LOCAL_TEAM } from '../workspace/people.ts';
import { reachableUser, readableChannel } from './channels.ts';
import { isOn, type Method, Refusal, required } from './method.ts';

function channelOnTheWire(channel: Channel): JsonObject {
  if (channel.kind === 'im') {
    return {
      id: channel.id,
      is_im: true,
      is_archived: false,
      user: channel.name,
      context_team_id: LOCAL_TEAM.id,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_general: channel.id === 'C0GENERAL',
    is_member: channel.members.has(APP.botUserId),
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    context_team_id: LOCAL_TEAM.id,
  };
}

const READ = ['channels:read', 'groups:read', 'im:read'];

const open: Method = {
  scopes: ['im:write'],
  handle(args, context) {
    const users = (stringOf(args.users) ?? '').split(',').filter((id) => id !== '');
    const [first, ...others] = users;
    if (first === undefined) throw new Refusal('users_list_not_supplied');
    if (others.length > 0) throw new Refusal('not_enough_users');
    const user = reachableUser(context, first);
    const alreadyOpen = context.workspace.channel(`D${user.id.slice(1)}`) !== undefined;
    const channel = context.workspace.direct(user.id);
    return {
      ...(alreadyOpen ? { no_op: true, already_open: true } : {}),
      channel: isOn(args.return_im) ? channelOnTheWire(channel) : { id: channel.id },
    };
  },
};

const info: Method = {
  scopes: READ,
  handle(args, context) {
    const channel = readableChannel(context, required(args, 'channel'));
    const size = isOn(args.include_num_members) ? { num_members: channel.members.size } : {};
    return { channel: { ...channelOnTheWire(channel), ...size } };
  },
};

const members: Method = {
  scopes: READ,
  handle(args, context) {
    const channel = readableChannel(context, required(args, 'channel'));
    const limit = Number(args.limit ?? 100);
    const start = Number(args.cursor ?? 0);
    if (!(limit >= 1 && limit <= 1000)) throw new Refusal('invalid_limit');
    if (!Number.isInteger(start) || start < 0) throw new Refusal('invalid_cursor');
    const all = [...channel.members];
    const next = start + limit < all.length ? String(start + limit) : '';
    return { members: all.slice(start, start + limit), response_metadata: { next_cursor: next } };
  },
};

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.members': members,
};
