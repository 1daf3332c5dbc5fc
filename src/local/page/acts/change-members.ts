import type { Channel } from '../../slack/workspace/channels.ts';
import { APP, LOCAL_TEAM, type SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';
import { showNotice } from './show-notice.ts';
import { mentionedPeople } from './written-text.ts';

interface Change {
  readonly adding: boolean;
  /** What stands after the command: mentions. */
  readonly text: string;
}

function keptOut(channel: Channel, user: SlackUser): string | undefined {
  if (user.teamId === LOCAL_TEAM.id || channel.shared) return undefined;
  return `${user.realName} is in another workspace and can be invited to shared channels only.`;
}

function whyNot(channel: Channel, user: SlackUser, adding: boolean): string | undefined {
  const isMember = channel.members.has(user.id);
  if (adding) return isMember ? `${user.realName} is already in this channel.` : keptOut(channel, user);
  return isMember ? undefined : `${user.realName} is not in this channel.`;
}

function announcement(channel: Channel, me: SlackUser, user: SlackUser, adding: boolean): string {
  const where = `<#${channel.id}>`;
  if (user.id === me.id) return `${adding ? 'joined' : 'left'} ${where}.`;
  return adding ? `added <@${user.id}> to ${where}.` : `removed <@${user.id}> from ${where}.`;
}

/** `/invite` and `/remove`: whom the text mentions joins or leaves, and the channel is told. */
export function changeMembers(context: Context, me: SlackUser, channel: Channel, change: Change): void {
  const { adding, text } = change;
  const { workspace } = context;
  const command = adding ? '/invite' : '/remove';
  if (channel.kind === 'im') throw new PageRefusal(409, `${command} works in channels only. Open one first.`);
  if (channel.archived) throw new PageRefusal(409, `#${channel.name} is archived. Choose another channel.`);
  const people = mentionedPeople(context, me, text.startsWith('@') ? text : `@${text}`);
  if (people.length === 0) showNotice(context, me, `Say who, such as ${command} @${APP.name}.`);
  for (const user of people) {
    const why = whyNot(channel, user, adding);
    if (why !== undefined) {
      showNotice(context, me, why);
      continue;
    }
    if (adding) workspace.join(channel.id, user.id);
    const told = { text: announcement(channel, me, user, adding), blocks: [] };
    const { ts } = workspace.post(channel.id, told, { user: me.id });
    workspace.read(me.id, channel.id, ts);
    if (!adding) workspace.leave(channel.id, user.id);
  }
}
