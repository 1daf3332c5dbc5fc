import { openHomeTab, runShortcut } from '../../slack/interactions/command.ts';
import { LOCAL_TEAM, type SlackUser } from '../../slack/workspace/people.ts';
import { type Context, personFor } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';
import type { Act, ActAnswer, ActRequest } from '../protocol.ts';
import { actOnElement } from './act-on-element.ts';
import { closeForm } from './close-form.ts';
import { dismiss } from './dismiss.ts';
import { runSlashCommand } from './run-slash-command.ts';
import { say } from './say.ts';
import { submitForm } from './submit-form.ts';
import { suggestOptions } from './suggest-options.ts';
import { visibleChannel } from './visible.ts';

async function openHome({ stage }: Context, me: SlackUser, tab: 'home' | 'messages'): Promise<ActAnswer> {
  if (me.teamId !== LOCAL_TEAM.id) {
    throw new PageRefusal(409, 'The app is at home in its own workspace only. Use it in a shared channel.');
  }
  const { ackMs } = await openHomeTab(stage, me, tab);
  return { ackMs };
}

async function shortcut(context: Context, me: SlackUser, callbackId: string): Promise<ActAnswer> {
  if (!context.manifest.shortcuts.some((each) => each.callbackId === callbackId)) {
    throw new PageRefusal(404, 'The app has no such shortcut.');
  }
  const { ackMs } = await runShortcut(context.stage, me, callbackId);
  return { ackMs };
}

function read(context: Context, me: SlackUser, { channel, ts }: Extract<Act, { kind: 'read' }>): ActAnswer {
  context.workspace.read(me.id, visibleChannel(context, me, channel).id, ts);
  return {};
}

/** Does what a person has done on the page. Throws a `PageRefusal` for what cannot be done. */
export async function perform(context: Context, { as, window, act }: ActRequest): Promise<ActAnswer> {
  const me = personFor(context, as);
  if (act.kind !== 'read') context.windows.acts(me.id, window);
  switch (act.kind) {
    case 'command':
      return runSlashCommand(context, me, act);
    case 'say':
      return say(context, me, act);
    case 'shortcut':
      return shortcut(context, me, act.callbackId);
    case 'element':
      return actOnElement(context, me, act);
    case 'suggest':
      return suggestOptions(context, me, act);
    case 'submit':
      return submitForm(context, me, act);
    case 'close':
      return closeForm(context, me, act);
    case 'open_home':
      return openHome(context, me, act.tab);
    case 'read':
      return read(context, me, act);
    case 'dismiss':
      return dismiss(context, me, act.key);
  }
}
