import {
  findCard,
  markCardDrawn,
  markCardGone,
  markCardPostponed,
  setCardSlot,
  upsertClickedCard,
} from '#db/queries/cards.ts';
import { pushBackPace } from '#db/queries/paces.ts';
import { findRequestView, getRequestView } from '#db/queries/request-view.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AppError } from '../domain/errors.ts';
import { noticeBackoffMs } from '../domain/pacing.ts';
import type { CardId, RequestId } from '../domain/request.ts';
import type { CardKind, MessageRef } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { slackPace, waitForSlot } from './slots.ts';

/** Draws one copy of a card from the row as it is now. A message that is gone is forgotten. */
export async function redrawCard(context: Context, id: CardId): Promise<JobOutcome> {
  const card = await findCard(context.db, id);
  const now = context.clock.now();
  if (card === undefined || card.redrawAt === null) return undefined;
  if (card.redrawAt > now) return { runAgainAt: card.redrawAt };
  const turnAt = await waitForSlot(context, {
    key: `${slackPace(card.channelId)}:update`,
    intervalMs: context.settings.slackIntervalMs,
    slotAt: card.slotAt,
    keep: (slotAt) => setCardSlot(context.db, id, slotAt),
  });
  if (turnAt !== undefined) return { runAgainAt: turnAt };

  const request = await getRequestView(context.db, card.requestId);
  try {
    const { channelId, ts, kind } = card;
    await context.notifier.redraw({ cardId: id, kind, at: { channelId, ts }, request });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('slack_')) throw error;
    if (error.code !== 'slack_rate_limited' && error.code !== 'slack_unavailable') {
      context.log.warn(
        { cardId: id, requestId: request.id, code: error.code, ...error.details },
        'card cannot be redrawn',
      );
      await markCardGone(context.db, id, now);
      return undefined;
    }
    const wait = error.details.retryAfterMs ?? noticeBackoffMs(card.attempts);
    const runAgainAt = new Date(now.getTime() + wait);
    if (error.code === 'slack_rate_limited')
      await pushBackPace(context.db, `${slackPace(card.channelId)}:update`, runAgainAt);
    await markCardPostponed(context.db, id, runAgainAt);
    return { runAgainAt };
  }
  const drawnAt = context.clock.now();
  const againAt = new Date(drawnAt.getTime() + context.settings.redrawIntervalMs);
  const stillStaleFrom = await transact(context, (tx) =>
    markCardDrawn(tx, id, request.version, drawnAt, againAt),
  );
  return stillStaleFrom === undefined ? undefined : { runAgainAt: stillStaleFrom };
}

/**
 * A copy that somebody clicked is redrawn even when the click changed nothing. One that is not known yet is kept from
 * now on, as this kind.
 */
export async function redrawClickedCopy(
  context: Context,
  requestId: RequestId,
  at: MessageRef,
  kind: CardKind,
): Promise<void> {
  const request = await findRequestView(context.db, requestId);
  if (request === undefined) return;
  const now = context.clock.now();
  await transact(context, async (tx, handOn) => {
    const id = await upsertClickedCard(tx, {
      ...at,
      requestId,
      kind,
      permalink: undefined,
      drawnVersion: 0,
      drawnAt: now,
      redrawAt: now,
    });
    handOn({ name: 'card.redraw', payload: { id } });
  });
}
