import { formatRequestId, parseRequestId, type RequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { listMyWork, showRequest } from '#src/usecases/show-requests.ts';
import { actions, header, inBlocks, section } from '../blocks.ts';
import { goToCardButton, withdrawButton } from '../cards/buttons.ts';
import { requestRow, waitingRow } from '../cards/request-row.ts';
import { statusLine } from '../cards/status-line.ts';
import { refusalText } from '../error-text.ts';
import { historyLine } from '../history.ts';
import type { Command, MessageContent, SlackApp } from '../interactions.ts';
import { inline, plainLine } from '../mrkdwn.ts';
import { leaseTitle } from '../words.ts';
import { helpButton, requestNumbersButton, rowsOf } from './hub.ts';

const ROWS_AT_MOST = 15;

type Asking = Pick<Command, 'actor' | 'respond'>;

function buttonsOf(request: RequestView, { actor }: Asking) {
  const isMine = request.requester === actor.userId && request.project.teamId === actor.teamId;
  const own = isMine && request.status === 'pending' ? [withdrawButton(request)] : [];
  const all = [...goToCardButton(request), ...own];
  return all.length === 0 ? [] : [actions(...all)];
}

async function showOne(app: SlackApp, asking: Asking, requestId: RequestId): Promise<MessageContent> {
  const shown = await showRequest(app.context, asking.actor, requestId);
  if (!shown.ok) {
    const text = refusalText(shown.refusal, {
      requestId,
      admins: app.context.settings.admins,
      isTyped: true,
    });
    return { text };
  }
  const { request, events } = shown.value;
  const title = `${formatRequestId(requestId)}: ${leaseTitle(request.lines)}`;
  return {
    text: title,
    blocks: [
      header(plainLine(title)),
      section(statusLine(request, app.cards)),
      ...inBlocks(events.map(historyLine), section).slice(0, 40),
      ...buttonsOf(request, asking),
    ],
  };
}

async function showMine(app: SlackApp, { actor }: Asking): Promise<MessageContent> {
  const { toDecide, toDecideCount, mine } = await listMyWork(app.context, actor);
  if (toDecide.length === 0 && mine.length === 0) {
    const text = 'You have not asked for anything yet, and nothing waits for you.';
    return { text, blocks: [section(text), actions(requestNumbersButton(), helpButton())] };
  }
  const part = (title: string, rows: ReturnType<typeof rowsOf>) =>
    rows.length === 0 ? [] : [section(`*${title}*`), ...rows];
  return {
    text: 'Your requests',
    blocks: [
      ...part(
        'Waiting for your decision',
        rowsOf(toDecide, waitingRow, { atMost: ROWS_AT_MOST, count: toDecideCount }),
      ),
      ...part('Your requests', rowsOf(mine, requestRow, { atMost: ROWS_AT_MOST })),
    ],
  };
}

/** `/voice status` and `/voice status R-1042`. */
export async function showStatus(app: SlackApp, asking: Asking, words: string): Promise<void> {
  const requestId = parseRequestId(words);
  if (requestId !== undefined) return asking.respond(await showOne(app, asking, requestId));
  if (words.trim() === '') return asking.respond(await showMine(app, asking));
  await asking.respond({
    text: `*${inline(words, 40)} is not a request id.* Write it as \`/voice status R-1042\`; \`/voice status\` lists yours.`,
  });
}
