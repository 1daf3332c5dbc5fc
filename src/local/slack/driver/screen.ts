import type { Stage } from '../interactions/stage.ts';
import { renderView } from '../render/blocks.ts';
import { type Channel, canSee } from '../workspace/channels.ts';
import type { SlackUser } from '../workspace/people.ts';
import { messageOf } from './message.ts';

const LATEST = 3;

/** A channel by id, `#name`, name or `dm`. Throws when it does not exist or the person cannot open it. */
export function channelFor({ workspace }: Stage, user: SlackUser, wanted: string): Channel {
  if (wanted === 'dm') return workspace.direct(user.id);
  const name = wanted.replace(/^#/, '');
  const channel = workspace.channel(wanted) ?? workspace.channels.find((each) => each.name === name);
  if (channel === undefined) throw new Error(`there is no channel ${wanted}`);
  if (!canSee(user, channel)) throw new Error(`${user.realName} cannot open #${channel.name}`);
  return channel;
}

/** What a person sees: the open modal, the App Home, the latest messages of every channel, Slack's own errors. */
export function screenOf({ workspace, names }: Stage, user: SlackUser): string[] {
  const top = workspace.views.top(user.id);
  const modal = top === undefined ? [] : renderView(top.view, top.blocks, names, top);
  const home = workspace.views.home(user.id);
  const homeLines = home === undefined ? [] : renderView(home.view, home.blocks, names, home);
  const homeTab = homeLines.length === 0 ? [] : ['-- App Home:', ...homeLines.map((line) => `   ${line}`)];
  const channels = workspace.channels.filter((channel) => canSee(user, channel));
  const messages = channels.flatMap((channel) =>
    workspace.messages
      .seenBy(user.id, channel.id)
      .slice(-LATEST)
      .flatMap((record) => {
        const where = channel.kind === 'im' ? 'direct message' : `#${channel.name}`;
        const only = record.ephemeralFor === undefined ? '' : ', only visible to you';
        const lines = messageOf(record, names).lines();
        return [`-- ${where} ${record.ts}${only}: ${record.text}`, ...lines.map((line) => `   ${line}`)];
      }),
  );
  const notices = workspace.notices.all().filter(({ userId }) => userId === user.id);
  return [...modal, ...homeTab, ...messages, ...notices.slice(-LATEST).map(({ text }) => `(Slack) ${text}`)];
}
