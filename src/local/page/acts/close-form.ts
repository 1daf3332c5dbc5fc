import { closeViews } from '../../slack/interactions/submission.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import type { Act, ActAnswer } from '../protocol.ts';
import { ownView } from './aim.ts';
import { enterTyped } from './enter-typed.ts';

/** Closes a modal, or with `all` the whole stack. One that is closed already stays so. */
export async function closeForm(
  context: Context,
  me: SlackUser,
  { viewId, all, typed }: Extract<Act, { kind: 'close' }>,
): Promise<ActAnswer> {
  if (context.workspace.views.find(viewId) === undefined) return {};
  const view = ownView(context, me, viewId);
  if (view.type === 'home') return {};
  enterTyped(context, me, { kind: 'view', view }, typed);
  await closeViews(context.stage, me, all);
  return {};
}
