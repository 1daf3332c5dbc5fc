import type { JsonObject } from '../../slack/json.ts';
import { keepNewest } from '../../slack/workspace/ids.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import type { Aim } from './aim.ts';

const MAX_KEPT = 500;

function keyOf(me: SlackUser, { target, placed }: Aim): string {
  const where = target.kind === 'view' ? target.view.id : `${target.message.channel}:${target.message.ts}`;
  return JSON.stringify([me.id, where, placed.blockId, placed.actionId]);
}

/** Remembers what an external select offers to a person now. */
export function offer(context: Context, me: SlackUser, aim: Aim, options: readonly JsonObject[]): void {
  const key = keyOf(me, aim);
  context.offered.delete(key);
  context.offered.set(key, options);
  keepNewest(context.offered, MAX_KEPT);
}

/** What an external select has offered to a person last. */
export function offeredTo(context: Context, me: SlackUser, aim: Aim): readonly JsonObject[] {
  return context.offered.get(keyOf(me, aim)) ?? [];
}
