import { runCommand } from '../../slack/interactions/command.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import type { Act, ActAnswer } from '../protocol.ts';
import { changeMembers } from './change-members.ts';
import { showNotice } from './show-notice.ts';
import { openChannel, visibleChannel } from './visible.ts';

/** Runs a slash command: the app's, or one of Slack's own. Of any other Slack says that it does not exist. */
export async function runSlashCommand(
  context: Context,
  me: SlackUser,
  act: Extract<Act, { kind: 'command' }>,
): Promise<ActAnswer> {
  const text = act.text.trim();
  const command = context.manifest.commands.find((each) => each.command === act.command);
  if (command === undefined) {
    visibleChannel(context, me, act.channel);
    showNotice(
      context,
      me,
      `${act.command} is not a valid command. In Slack, all messages that start with the "/" are interpreted as ` +
        'commands. If you are trying to send a message and not run a command, try preceding the "/" with an empty space.',
    );
    return {};
  }
  if (command.builtIn) {
    const channel = visibleChannel(context, me, act.channel);
    changeMembers(context, me, channel, { adding: act.command === '/invite', text });
    return {};
  }
  const channel = openChannel(context, me, act.channel);
  const { ackMs } = await runCommand(context.stage, me, act.command, text, channel.id);
  return { ackMs };
}
