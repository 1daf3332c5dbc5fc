import { findCardInChannel, markReceiptsStale, upsertCard } from '#db/queries/cards.ts';
import {
  findNotice,
  isNoticeOwed,
  markNoticeDelivered,
  markNoticeDropped,
  markNoticePostponed,
  type StoredNotice,
  setNoticeSlot,
} from '#db/queries/notices.ts';
import { pushBackPace } from '#db/queries/paces.ts';
import { getRequestView } from '#db/queries/request-view.ts';
import { lockRequest } from '#db/queries/requests.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { AppError } from '../domain/errors.ts';
import { noticeBackoffMs } from '../domain/pacing.ts';
import { decidersOf } from '../domain/policy.ts';
import type { NoticeId } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { CardKind, MessageRef, NoticeKind } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { promiseHomesOfRequest, promiseNotice } from './promises.ts';
import { readNotice } from './read-notice.ts';
import { slackPace, waitForSlot } from './slots.ts';

/** What is redrawn afterwards; the others say what was true when they were sent. */
const CARD_KINDS: Partial<Record<NoticeKind, CardKind>> = {
  card: 'card',
  card_to_lead: 'card',
  receipt: 'receipt',
  grace_to_owner: 'owner_notice',
};

const isInThread = (notice: StoredNotice): boolean => notice.kind.endsWith('_in_thread');

function whyNotOwed(notice: StoredNotice, request: RequestView | undefined): string | undefined {
  if (notice.forStatus === null || request === undefined || notice.forStatus === request.status)
    return undefined;
  return `the request is ${request.status}, not ${notice.forStatus}`;
}

async function recordDelivery(
  context: Context,
  notice: StoredNotice,
  request: RequestView | undefined,
  ref: (MessageRef & { readonly permalink: string | undefined }) | undefined,
): Promise<void> {
  const drawnAt = context.clock.now();
  const kind = CARD_KINDS[notice.kind];
  await transact(context, async (tx, handOn) => {
    await markNoticeDelivered(tx, notice.id, drawnAt);
    if (kind === undefined || request === undefined || ref === undefined) return;
    // The request may have moved on while Slack took the message: then the copy is stale at once. Without the lock,
    // a decision that commits right now would neither be seen here nor see the copy.
    await lockRequest(tx, request.id);
    const { version } = await getRequestView(tx, request.id);
    const redrawAt = version > request.version ? drawnAt : null;
    const id = await upsertCard(tx, {
      ...ref,
      requestId: request.id,
      kind,
      drawnVersion: request.version,
      drawnAt,
      redrawAt,
    });
    if (redrawAt !== null) handOn({ name: 'card.redraw', payload: { id }, notBefore: redrawAt });
    if (ref.permalink === undefined) return;
    for (const receiptId of await markReceiptsStale(tx, request.id, drawnAt))
      handOn({ name: 'card.redraw', payload: { id: receiptId } });
    // Rows of the Home lead to the card, which has its link only now.
    await promiseHomesOfRequest(tx, handOn, context, request.id);
  });
}

/** A channel that does not take the card: each person who may decide gets it as a direct message instead. */
async function recordUndeliverable(
  context: Context,
  notice: StoredNotice,
  request: RequestView | undefined,
  error: AppError,
): Promise<void> {
  const now = context.clock.now();
  await transact(context, async (tx, handOn) => {
    const why = error.details.slackError ?? error.code;
    if ((await markNoticeDropped(tx, notice.id, now, why)) === undefined) return;
    if (notice.kind !== 'card' || request === undefined) return;
    for (const recipient of decidersOf(request, context.settings.admins)) {
      await promiseNotice(tx, handOn, {
        requestId: request.id,
        kind: 'card_to_lead',
        recipient,
        dedupeKey: `card:${request.id}:${recipient}`,
        dueAt: now,
      });
    }
  });
  context.log.error(
    {
      requestId: request?.id,
      notice: notice.kind,
      recipient: notice.recipient,
      code: error.code,
      ...error.details,
    },
    'slack refused a message for good',
  );
}

async function postpone(context: Context, notice: StoredNotice, error: AppError): Promise<JobOutcome> {
  const wait = error.details.retryAfterMs ?? noticeBackoffMs(notice.attempts);
  const runAgainAt = new Date(context.clock.now().getTime() + wait);
  if (error.code === 'slack_rate_limited')
    await pushBackPace(context.db, slackPace(notice.recipient), runAgainAt);
  await markNoticePostponed(context.db, notice.id, runAgainAt);
  return { runAgainAt };
}

const isPassing = (error: AppError): boolean =>
  error.code === 'slack_rate_limited' || error.code === 'slack_unavailable';

/** Delivers one message that we owe: drawn from the request as it is now, at the channel's pace, until Slack has it. */
export async function deliverNotice(context: Context, id: NoticeId): Promise<JobOutcome> {
  const notice = await findNotice(context.db, id);
  const now = context.clock.now();
  if (notice === undefined || notice.dueAt === null) return undefined;
  if (notice.dueAt > now) return { runAgainAt: notice.dueAt };
  const subject = await readNotice(context, notice);
  const request = 'request' in subject ? subject.request : undefined;
  const why = whyNotOwed(notice, request);
  if (why !== undefined) {
    await markNoticeDropped(context.db, id, now, why);
    return undefined;
  }
  const card =
    request !== undefined && isInThread(notice)
      ? await findCardInChannel(context.db, request.id, notice.recipient)
      : undefined;
  if (request !== undefined && isInThread(notice) && card === undefined) {
    if (await isNoticeOwed(context.db, request.id, 'card'))
      return postpone(context, notice, new AppError('slack_unavailable'));
    await markNoticeDropped(context.db, id, now, 'there is no card in the channel');
    return undefined;
  }
  const turnAt = await waitForSlot(context, {
    key: slackPace(notice.recipient),
    intervalMs: context.settings.slackIntervalMs,
    slotAt: notice.slotAt,
    keep: (slotAt) => setNoticeSlot(context.db, id, slotAt),
  });
  if (turnAt !== undefined) return { runAgainAt: turnAt };
  try {
    const ref = await context.notifier.deliver({
      ...subject,
      noticeId: id,
      to: notice.recipient,
      thread: card,
    });
    await recordDelivery(context, notice, request, ref);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('slack_')) throw error;
    if (isPassing(error)) return postpone(context, notice, error);
    await recordUndeliverable(context, notice, request, error);
    return undefined;
  }
}
