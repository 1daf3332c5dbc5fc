import type { Placed } from '../block-kit/walk.ts';
import type { Ack } from '../driver.ts';
import { type JsonObject, objectOf, stringsOf } from '../json.ts';
import type { SlackUser } from '../workspace/people.ts';
import { act, enter } from './block-action.ts';
import type { Stage } from './stage.ts';
import type { Target } from './target.ts';

function triggersOf(element: JsonObject): readonly string[] {
  const { trigger_actions_on: given } = objectOf(element.dispatch_action_config);
  return given === undefined ? ['on_enter_pressed'] : stringsOf(given);
}

/** Whether the app hears of it: of every choice outside an input, and of what `dispatch_action` asks for. */
function isTold({ block, element }: Placed, enterPressed: boolean): boolean {
  if (block.type === 'input' && block.dispatch_action !== true) return false;
  if (!String(element.type).endsWith('_input')) return true;
  const triggers = triggersOf(element);
  return triggers.includes('on_character_entered') || (enterPressed && triggers.includes('on_enter_pressed'));
}

/** Puts a value into a field, and tells the app where the field asks for it; undefined when it does not. */
export async function putValue(
  stage: Stage,
  user: SlackUser,
  target: Target,
  placed: Placed,
  { value, enterPressed = false }: { value: JsonObject; enterPressed?: boolean },
): Promise<Ack | undefined> {
  if (isTold(placed, enterPressed)) return act(stage, user, target, placed, value);
  enter(stage, user, target, placed, value);
  stage.workspace.changes.notify();
  return undefined;
}
