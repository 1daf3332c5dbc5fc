import { type Placed, placedElements } from '../../slack/block-kit/walk.ts';
import { blocksOf, type Target } from '../../slack/interactions/target.ts';
import type { JsonObject } from '../../slack/json.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { ViewRecord } from '../../slack/workspace/views.ts';
import type { Context } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';
import type { Place } from '../protocol.ts';
import { visibleMessage } from './visible.ts';

/** An element of a view or message, with what it stands in. */
export interface Aim {
  readonly target: Target;
  readonly placed: Placed;
}

/** A view of the person's: their App Home, or the modal on top. */
export function ownView({ workspace }: Context, me: SlackUser, viewId: string): ViewRecord {
  const view = workspace.views.find(viewId);
  if (view === undefined || view.userId !== me.id) {
    throw new PageRefusal(404, 'This form is closed. Open it again.');
  }
  if (view.type === 'modal' && workspace.views.top(me.id) !== view) {
    throw new PageRefusal(409, 'Another form lies on top of this one. Close that first.');
  }
  return view;
}

function find(blocks: readonly JsonObject[], blockId: string, actionId: string): Placed | undefined {
  return placedElements(blocks).find((each) => each.blockId === blockId && each.actionId === actionId);
}

/** Where the person acts, as it is now. */
export function targetAt(context: Context, me: SlackUser, place: Place): Target {
  if ('view' in place) return { kind: 'view', view: ownView(context, me, place.view) };
  return { kind: 'message', message: visibleMessage(context, me, place.channel, place.ts) };
}

/**
 * The element on which the person acts. On a message that was redrawn meanwhile it is the one that is there now; when
 * it is gone, the one that was on the person's screen, because Slack's clients send such late clicks.
 */
export function aimAt(
  context: Context,
  me: SlackUser,
  { place, blockId, actionId }: { place: Place; blockId: string; actionId: string },
): Aim {
  const target = targetAt(context, me, place);
  const placed = find(blocksOf(target), blockId, actionId);
  if (placed !== undefined) return { target, placed };
  if (target.kind === 'message' && 'redraws' in place) {
    const stale = context.workspace.messages.drawing(target.message, place.redraws) ?? [];
    const before = find(stale, blockId, actionId);
    if (before !== undefined) return { target: { ...target, stale }, placed: before };
  }
  throw new PageRefusal(409, 'This has changed meanwhile. Look at it again.');
}
