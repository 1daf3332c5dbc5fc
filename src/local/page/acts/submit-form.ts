import { fieldProblems } from '../../slack/interactions/field-problems.ts';
import { submitView } from '../../slack/interactions/submission.ts';
import { isObject } from '../../slack/json.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';
import type { Act, ActAnswer } from '../protocol.ts';
import { ownView } from './aim.ts';
import { enterTyped } from './enter-typed.ts';

/** Presses the submit button. What the Slack client itself finds wrong stands under the fields, and nothing is sent. */
export async function submitForm(
  context: Context,
  me: SlackUser,
  { viewId, typed }: Extract<Act, { kind: 'submit' }>,
): Promise<ActAnswer> {
  const view = ownView(context, me, viewId);
  if (!isObject(view.view.submit)) throw new PageRefusal(409, 'There is nothing to send here.');
  enterTyped(context, me, { kind: 'view', view }, typed);
  view.errors = fieldProblems(view.blocks, view.values);
  context.workspace.changes.notify();
  if (Object.keys(view.errors).length > 0) return {};
  const { problem, delivery } = await submitView(context.stage, me, view);
  return {
    ...(problem === undefined ? {} : { problem }),
    ...(delivery === undefined ? {} : { ackMs: delivery.ackMs }),
  };
}
