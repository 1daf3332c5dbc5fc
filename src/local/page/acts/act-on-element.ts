import { putValue } from '../../slack/interactions/put-value.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import type { Act, ActAnswer } from '../protocol.ts';
import { aimAt, targetAt } from './aim.ts';
import { enterTyped } from './enter-typed.ts';
import { inputValue } from './input-value.ts';

/** Clicks, chooses or enters; the answer has a time only when the app was told. */
export async function actOnElement(
  context: Context,
  me: SlackUser,
  act: Extract<Act, { kind: 'element' }>,
): Promise<ActAnswer> {
  enterTyped(context, me, targetAt(context, me, act.place), act.typed);
  const aim = aimAt(context, me, act);
  const value = inputValue(context, me, aim, act.input);
  const enterPressed = act.input.kind === 'typed' && act.input.enter;
  const ack = await putValue(context.stage, me, aim.target, aim.placed, { value, enterPressed });
  return ack === undefined ? {} : { ackMs: ack.ackMs };
}
