import { placedElements } from '../../slack/block-kit/walk.ts';
import { typedValue } from '../../slack/driver/typed-value.ts';
import { enter } from '../../slack/interactions/block-action.ts';
import { blocksOf, type Target, valuesOf } from '../../slack/interactions/target.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import type { Typed } from '../protocol.ts';

/**
 * Puts texts into their fields as they stand in the browser, before whatever is done there. Texts of fields that have
 * gone meanwhile are forgotten, as by Slack's clients.
 */
export function enterTyped({ stage }: Context, me: SlackUser, target: Target, typed: Typed): void {
  for (const placed of placedElements(blocksOf(target))) {
    const { blockId, actionId, element } = placed;
    const text = Object.hasOwn(typed, blockId) ? typed[blockId]?.[actionId] : undefined;
    if (typeof text !== 'string' || !String(element.type).endsWith('_input')) continue;
    const value = typedValue(element, text, true);
    const held = valuesOf(stage, me, target)[blockId]?.[actionId];
    if (JSON.stringify(held) !== JSON.stringify(value)) enter(stage, me, target, placed, value);
  }
}
