import { type Channel, canSee } from '../../slack/workspace/channels.ts';
import type { MessageRecord } from '../../slack/workspace/messages.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';

/** A channel that the person can open. */
export function visibleChannel({ workspace }: Context, me: SlackUser, id: string): Channel {
  const channel = workspace.channel(id);
  if (channel === undefined || !canSee(me, channel)) {
    throw new PageRefusal(404, 'This channel is not there any more. Choose another one.');
  }
  return channel;
}

/** A channel with a composer: a member's, and not archived. */
export function openChannel(context: Context, me: SlackUser, id: string): Channel {
  const channel = visibleChannel(context, me, id);
  if (channel.archived) throw new PageRefusal(409, `#${channel.name} is archived. Choose another channel.`);
  if (!channel.members.has(me.id)) {
    throw new PageRefusal(
      409,
      `You are not in #${channel.name}. Join it first with /invite @${me.realName}.`,
    );
  }
  return channel;
}

/** A message that the person sees. */
export function visibleMessage(
  context: Context,
  me: SlackUser,
  channelId: string,
  ts: string,
): MessageRecord {
  const channel = visibleChannel(context, me, channelId);
  const message = context.workspace.messages.find(channel.id, ts);
  const forOthers = message?.ephemeralFor !== undefined && message.ephemeralFor !== me.id;
  if (message === undefined || forOthers) throw new PageRefusal(404, 'This message is not there any more.');
  return message;
}
