import type { Channel } from '../workspace/channels.ts';
import { APP, LOCAL_TEAM, type SlackUser } from '../workspace/people.ts';
import { type Context, Refusal } from './method.ts';

/** Somebody of this workspace whom the app can write to. */
export function reachableUser(context: Context, id: string): SlackUser {
  const user = context.workspace.user(id);
  if (user === undefined || user.teamId !== LOCAL_TEAM.id) throw new Refusal('user_not_found');
  if (user.deleted) throw new Refusal('user_disabled');
  if (user.isBot) throw new Refusal('cannot_dm_bot');
  return user;
}

/** A channel that the app can see; private ones only as a member. */
export function visibleChannel(context: Context, id: string): Channel {
  const channel = context.workspace.channel(id);
  if (channel === undefined) throw new Refusal('channel_not_found');
  if (channel.kind === 'private' && !channel.members.has(APP.botUserId))
    throw new Refusal('channel_not_found');
  return channel;
}

/** A channel in which the app may write: not archived, a member (or public, with `chat:write.public`). */
export function writableChannel(context: Context, id: string): Channel {
  const open = context.workspace.channel(id)?.kind === 'public' && context.scopes.has('chat:write.public');
  return open ? openChannel(context, id) : joinedChannel(context, id);
}

/** A channel into which the app may share files: not archived, and always a member. */
export function joinedChannel(context: Context, id: string): Channel {
  const channel = openChannel(context, id);
  if (!channel.members.has(APP.botUserId)) throw new Refusal('not_in_channel');
  return channel;
}

function openChannel(context: Context, id: string): Channel {
  const channel = visibleChannel(context, id);
  if (channel.archived) throw new Refusal('is_archived');
  return channel;
}

const READ_SCOPES = { public: 'channels:read', private: 'groups:read', im: 'im:read' } as const;

/** Reading about a channel needs the scope of its kind. */
export function readableChannel(context: Context, id: string): Channel {
  const channel = visibleChannel(context, id);
  const needed = READ_SCOPES[channel.kind];
  if (!context.scopes.has(needed)) {
    throw new Refusal('missing_scope', { needed, provided: [...context.scopes].join(',') });
  }
  return channel;
}
