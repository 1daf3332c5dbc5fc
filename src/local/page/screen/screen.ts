import { canSee } from '../../slack/workspace/channels.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import { channelEntry } from './channel-entry.ts';
import { messageSource } from './message-entry.ts';
import { personEntry } from './person-entry.ts';
import { refusalEntry } from './refusal-entry.ts';
import { type Source, small } from './source.ts';
import type { Tally } from './tally.ts';
import { viewSource } from './view-entry.ts';
import { workspaceEntry } from './workspace-entry.ts';

const NOTICES_SHOWN = 5;
const REFUSALS_SHOWN = 50;

/** Whose window it is, and which. */
export interface Viewer {
  readonly me: SlackUser;
  readonly windowId: string;
}

/** Everything that one person sees in one window, and nothing else. */
export function screenOf(context: Context, { me, windowId }: Viewer, tally: Tally): Source[] {
  const { workspace, windows } = context;
  const modals = workspace.views.stack(me.id).filter((record) => windows.shows(windowId, record));
  const home = workspace.views.home(me.id);
  return [
    small('workspace', workspaceEntry(context, me)),
    ...workspace.people.map((user) => small(`person:${user.id}`, personEntry(user, tally))),
    ...channelSources(context, me, tally),
    ...modals.map((record, index) => viewSource(context, `modal:${index}`, record)),
    ...(home === undefined ? [] : [viewSource(context, 'home', home)]),
    ...noticeSources(context, me),
    ...refusalSources(context, me),
  ];
}

function channelSources(context: Context, me: SlackUser, tally: Tally): Source[] {
  return context.workspace.channels
    .filter((channel) => canSee(me, channel))
    .flatMap((channel) => [
      small(`channel:${channel.id}`, channelEntry(context, me, channel, tally)),
      ...tally
        .messages(channel.id)
        .filter(({ ephemeralFor }) => ephemeralFor === undefined || ephemeralFor === me.id)
        .map((message) => messageSource(context, me, message)),
    ]);
}

function noticeSources({ workspace, identities, dismissed }: Context, me: SlackUser): Source[] {
  const mine = workspace.notices.all().filter(({ userId }) => userId === me.id);
  return mine.slice(-NOTICES_SHOWN).flatMap((notice) => {
    const id = String(identities.of(notice));
    if (dismissed.has(`${me.id} notice:${id}`)) return [];
    return [small(`notice:${id}`, { id, text: notice.text })];
  });
}

function refusalSources({ workspace, identities, dismissed }: Context, me: SlackUser): Source[] {
  return workspace.violations
    .all()
    .slice(-REFUSALS_SHOWN)
    .flatMap((violation) => {
      const id = String(identities.of(violation));
      if (dismissed.has(`${me.id} refusal:${id}`)) return [];
      return [small(`refusal:${id}`, refusalEntry(id, violation))];
    });
}
