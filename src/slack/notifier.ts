import type { WebClient } from '@slack/web-api';
import { AppError } from '#src/domain/errors.ts';
import type { CardDrawing, Log, MessageRef, NoticeDelivery, NoticeKind, Notifier } from '#src/ports.ts';
import type { Drawing } from './blocks.ts';
import { receipt } from './cards/receipt.ts';
import { reminder } from './cards/reminder.ts';
import { requestCard } from './cards/request-card.ts';
import { resultInThread, resultToRequester } from './cards/result.ts';
import type { CardSettings } from './cards/settings.ts';
import { hasTable, withoutTables } from './cards/table.ts';
import { callSlack } from './errors.ts';

type Draw = (request: NoticeDelivery['request'], settings: CardSettings) => Drawing;

const DRAWINGS = {
  card: requestCard,
  card_to_lead: (request, settings) => requestCard(request, settings, { asDirectMessage: true }),
  receipt,
  result_in_thread: resultInThread,
  result_to_requester: resultToRequester,
  reminder_in_thread: reminder,
} as const satisfies Record<NoticeKind, Draw>;

export interface NotifierOptions {
  /** The workers' client. */
  readonly client: WebClient;
  readonly settings: CardSettings;
  readonly log?: Pick<Log, 'warn'> | undefined;
}

const isUser = (id: string): boolean => /^[UW]/.test(id);
const isDirect = (channelId: string): boolean => channelId.startsWith('D');

function isRefusedTable(error: unknown, { blocks }: Drawing): boolean {
  return error instanceof AppError && error.details.slackError === 'invalid_blocks' && hasTable(blocks);
}

/** Posts and redraws with `chat.postMessage` and `chat.update`; a person's id becomes a direct message. */
export function createNotifier({ client, settings, log }: NotifierOptions): Notifier {
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

  return {
    async deliver({ kind, to, thread, request }) {
      const channel = await channelFor(to);
      const answer = await withTableOrSections(DRAWINGS[kind](request, settings), (drawing) =>
        client.chat.postMessage({
          channel,
          ...drawing,
          ...(thread === undefined ? {} : { thread_ts: thread.ts }),
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      if (answer.ts === undefined) throw new AppError('slack_unavailable', { slackError: 'no_ts_in_answer' });
      const ref = { channelId: answer.channel ?? channel, ts: answer.ts };
      // Only the card in the project's channel is linked to: a direct message opens for nobody else.
      return { ...ref, permalink: kind === 'card' ? await permalinkOf(ref) : undefined };
    },

    async redraw({ kind, at, request }: CardDrawing) {
      const drawing =
        kind === 'receipt'
          ? receipt(request, settings)
          : requestCard(request, settings, { asDirectMessage: isDirect(at.channelId) });
      await withTableOrSections(drawing, (content) =>
        client.chat.update({ channel: at.channelId, ts: at.ts, ...content }),
      );
    },
  };
}
