import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';
import type { ActAnswer } from '../protocol.ts';
import { visibleMessage } from './visible.ts';

/** Takes a notice, a refusal or a message that only this person sees off their screen. */
export function dismiss(context: Context, me: SlackUser, key: string): ActAnswer {
  const [kind, first = '', ts = ''] = key.split(':');
  if (kind === 'message') {
    const message = visibleMessage(context, me, first, ts);
    if (message.ephemeralFor !== me.id) throw new PageRefusal(409, 'Others see this message, too.');
    context.workspace.remove(message);
    return {};
  }
  if (kind !== 'notice' && kind !== 'refusal') throw new PageRefusal(422, 'This stays on the screen.');
  context.dismissed.add(`${me.id} ${key}`);
  context.workspace.changes.notify();
  return {};
}
