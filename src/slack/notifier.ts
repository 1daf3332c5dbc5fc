import type { WebClient } from '@slack/web-api';
import { AppError } from '#src/domain/errors.ts';
import type { RequestNoticeKind } from '#src/domain/notices.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import type { CardDrawing, CardKind, Clock, Log, MessageRef, NoticeDelivery, Notifier } from '#src/ports.ts';
import type { Drawing } from './blocks.ts';
import { callResult } from './cards/call-result.ts';
import { graceReminder } from './cards/grace-reminder.ts';
import { receipt } from './cards/receipt.ts';
import { graceToOwner, resultToOwner } from './cards/relinquish/to-owner.ts';
import { reminder } from './cards/reminder.ts';
import { requestCard } from './cards/request-card.ts';
import { resultInThread, resultToRequester } from './cards/result.ts';
import type { CardContext, CardSettings } from './cards/settings.ts';
import {
  caseAnswer,
  caseQuestion,
  caseReminder,
  caseResolved,
  caseText,
} from './cards/support-case/notices.ts';
import { hasTable, withoutTables } from './cards/table.ts';
import { tierChanged } from './cards/tier-changed.ts';
import { callSlack } from './errors.ts';
import { drawHome } from './home/draw.ts';
import { uploadFile } from './upload.ts';

type Draw = (request: RequestView, draw: CardContext) => Drawing;

const DRAWINGS = {
  card: requestCard,
  card_to_lead: (request, draw) => requestCard(request, draw, { asDirectMessage: true }),
  receipt,
  result_in_thread: resultInThread,
  result_to_requester: resultToRequester,
  reminder_in_thread: reminder,
  grace_reminder_in_thread: graceReminder,
  grace_to_owner: graceToOwner,
  result_to_owner: resultToOwner,
  case_question: caseQuestion,
  case_answer_in_thread: caseAnswer,
  case_reminder_in_thread: caseReminder,
  case_text_in_thread: caseText,
} as const satisfies Record<RequestNoticeKind, Draw>;

const COPIES = { card: requestCard, receipt, owner_notice: graceToOwner } as const satisfies Record<
  CardKind,
  unknown
>;

export interface NotifierOptions {
  /** The workers' client. */
  readonly client: WebClient;
  readonly settings: CardSettings;
  readonly clock: Clock;
  readonly log?: Pick<Log, 'warn'> | undefined;
}

type MessageDelivery = Exclude<NoticeDelivery, { readonly kind: 'numbers_export' }>;

const isUser = (id: string): boolean => /^[UW]/.test(id);
const isDirect = (channelId: string): boolean => channelId.startsWith('D');

function drawingOf(notice: MessageDelivery, draw: CardContext): Drawing {
  if (notice.kind === 'call_result') return callResult(notice.call, draw);
  if (notice.kind === 'tier_changed') return tierChanged(notice.account, notice.from, draw);
  if (notice.kind === 'case_resolved_in_thread') return caseResolved(notice.request, notice.tier, draw);
  return DRAWINGS[notice.kind](notice.request, draw);
}

function isRefusedTable(error: unknown, { blocks }: Drawing): boolean {
  return error instanceof AppError && error.details.slackError === 'invalid_blocks' && hasTable(blocks);
}

/**
 * Posts, redraws and publishes with `chat.postMessage`, `chat.update`, `views.publish` and the upload of files; a
 * person's id becomes a direct message.
 */
export function createNotifier({ client, settings, clock, log }: NotifierOptions): Notifier {
  const drawnNow = (): CardContext => ({ ...settings, now: clock.now() });

  /** Slack may not take the table block everywhere: then the same rows go out as sections, once. */
  async function withTableOrSections<T>(
    drawing: Drawing,
    send: (drawing: Drawing) => Promise<T>,
  ): Promise<T> {
    try {
      return await callSlack(() => send(drawing));
    } catch (error) {
      if (!isRefusedTable(error, drawing)) throw error;
      log?.warn({ err: error }, 'slack refused a table, its rows are sent as sections');
      return callSlack(() => send({ ...drawing, blocks: withoutTables(drawing.blocks) }));
    }
  }

  async function channelFor(to: string): Promise<string> {
    if (!isUser(to)) return to;
    const { channel } = await callSlack(() => client.conversations.open({ users: to }));
    if (channel?.id === undefined)
      throw new AppError('slack_unavailable', { slackError: 'no_channel_in_answer' });
    return channel.id;
  }

  /** A message without its link is still delivered. */
  async function permalinkOf({ channelId, ts }: MessageRef): Promise<string | undefined> {
    try {
      const answer = await callSlack(() => client.chat.getPermalink({ channel: channelId, message_ts: ts }));
      return answer.permalink;
    } catch (error) {
      log?.warn({ err: error, channelId }, 'slack gave no permalink');
      return undefined;
    }
  }

  async function post(notice: MessageDelivery, channel: string): Promise<MessageRef> {
    const { thread } = notice;
    const answer = await withTableOrSections(drawingOf(notice, drawnNow()), (drawing) =>
      client.chat.postMessage({
        channel,
        ...drawing,
        ...(thread === undefined ? {} : { thread_ts: thread.ts }),
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
    if (answer.ts === undefined) throw new AppError('slack_unavailable', { slackError: 'no_ts_in_answer' });
    return { channelId: answer.channel ?? channel, ts: answer.ts };
  }

  return {
    async deliver(notice) {
      const channel = await channelFor(notice.to);
      if (notice.kind === 'numbers_export') {
        await uploadFile(client, channel, notice.file);
        return undefined;
      }
      const ref = await post(notice, channel);
      // Only the card in the project's channel is linked to: a direct message opens for nobody else.
      return { ...ref, permalink: notice.kind === 'card' ? await permalinkOf(ref) : undefined };
    },

    async redraw({ kind, at, request }: CardDrawing) {
      const draw = drawnNow();
      const drawing = COPIES[kind](request, draw, { asDirectMessage: isDirect(at.channelId) });
      await withTableOrSections(drawing, (content) =>
        client.chat.update({ channel: at.channelId, ts: at.ts, ...content }),
      );
    },

    async publishHome({ userId, content }) {
      await callSlack(() => client.views.publish({ user_id: userId, view: drawHome(content, settings) }));
    },
  };
}
