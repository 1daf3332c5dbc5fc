import { codePoints } from '../../slack/block-kit/rules.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';
import type { Act, ActAnswer } from '../protocol.ts';
import { openChannel, visibleMessage } from './visible.ts';
import { writtenText } from './written-text.ts';

const LONGEST = 12_000;

/** Posts what the person has typed. Slash commands do not work in threads, as in Slack. */
export function say(context: Context, me: SlackUser, act: Extract<Act, { kind: 'say' }>): ActAnswer {
  const { workspace, manifest } = context;
  const channel = openChannel(context, me, act.channel);
  const text = act.text.trim();
  if (text === '') throw new PageRefusal(422, 'There is nothing to send yet. Type a message first.');
  if (codePoints(text) > LONGEST) throw new PageRefusal(422, `A message has at most ${LONGEST} characters.`);
  if (channel.kind === 'im' && !manifest.takesMessages) {
    throw new PageRefusal(409, 'Sending messages to this app has been turned off.');
  }
  const [command] = /^\/\S+/.exec(act.text) ?? [];
  if (act.threadTs !== undefined && command !== undefined) {
    throw new PageRefusal(409, `${command} is not supported in threads. Type it in the channel.`);
  }
  const parent =
    act.threadTs === undefined ? undefined : visibleMessage(context, me, channel.id, act.threadTs);
  const place = parent === undefined ? {} : { threadTs: parent.threadTs ?? parent.ts };
  const content = { text: writtenText(context, me, text), blocks: [] };
  const { ts } = workspace.post(channel.id, content, { user: me.id, ...place });
  workspace.read(me.id, channel.id, ts);
  return {};
}
