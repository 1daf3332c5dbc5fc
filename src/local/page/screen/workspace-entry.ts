import { directChannel } from '../../slack/workspace/channels.ts';
import { APP, LOCAL_TEAM, type SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import type { WorkspaceEntry } from '../protocol.ts';

/** The workspace as the window's person has it. */
export function workspaceEntry({ options, manifest, workspace }: Context, me: SlackUser): WorkspaceEntry {
  return {
    name: LOCAL_TEAM.name,
    me: me.id,
    app: { name: workspace.user(APP.botUserId)?.realName ?? APP.name, userId: APP.botUserId },
    appChannelId: directChannel(me.id).id,
    commands: manifest.commands,
    shortcuts: manifest.shortcuts,
    firstSteps: options.firstSteps,
    clockAheadMs: options.clock.aheadMs,
  };
}
