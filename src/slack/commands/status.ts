import type { KnownBlock } from '@slack/types';
import type { AuditEvent } from '#src/domain/audit.ts';
import { formatRequestId, parseRequestId, type RequestId } from '#src/domain/request.ts';
import { listMyWork, type MyWork, type RequestStory, showRequest } from '#src/usecases/show-requests.ts';
import { actions, context, header, inBlocks, section } from '../blocks.ts';
import { goToCardButton, withdrawButton } from '../cards/buttons.ts';
import { partsOf } from '../cards/kinds.ts';
import { requestRow, waitingRow } from '../cards/request-row.ts';
import type { CardContext } from '../cards/settings.ts';
import { statusLine } from '../cards/status-line.ts';
import { refusalText } from '../error-text.ts';
import { historyLine } from '../history.ts';
import type { Command, MessageContent, SlackApp } from '../interactions.ts';
import { inline, plainLine } from '../mrkdwn.ts';
import { counted, sentenceCase } from '../words.ts';
import { helpButton, requestNumbersButton, rowsOf } from './hub.ts';

/** Of each list; with the longest names more do not fit into a message. */
const ROWS_AT_MOST = 10;
const WHOLE = { atMost: ROWS_AT_MOST, where: '.' };

/** Characters of history in a message: Slack refuses one from about 12,000 in all. */
const HISTORY_MAX_LENGTH = 9_000;

/** The newest events that one message takes, oldest first. */
function history(events: readonly AuditEvent[]): KnownBlock[] {
  const lines = events.map(historyLine);
  let length = 0;
  const from = lines.findLastIndex((line) => {
    length += line.length + 1;
    return length > HISTORY_MAX_LENGTH;
  });
  const left = from < 0 ? [] : [context(`${counted(from + 1, 'earlier event')} not shown.`)];
  return [...left, ...inBlocks(lines.slice(from + 1), section)];
}

/** One request's story, told from the audit; only the requester can withdraw it. */
export function drawStory(
  { request, events }: RequestStory,
  draw: CardContext,
  isMine: boolean,
): MessageContent {
  const title = `${formatRequestId(request.id)}: ${sentenceCase(partsOf(request).toDo)}`;
  const own = isMine && request.status === 'pending' ? [withdrawButton(request)] : [];
  const buttons = [...goToCardButton(request), ...own];
  return {
    text: title,
    blocks: [
      header(plainLine(title)),
      section(statusLine(request, draw)),
      ...history(events),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
    ],
  };
}

async function showOne(
  app: SlackApp,
  { actor }: Pick<Command, 'actor'>,
  requestId: RequestId,
): Promise<MessageContent> {
  const shown = await showRequest(app.context, actor, requestId);
  const { admins } = app.context.settings;
  if (!shown.ok) return { text: refusalText(shown.refusal, { requestId, admins, isTyped: true }) };
  const { requester, project } = shown.value.request;
  const isMine = requester === actor.userId && project.teamId === actor.teamId;
  return drawStory(shown.value, { ...app.cards, now: app.context.clock.now() }, isMine);
}

/** What waits for a person and what is theirs, finished requests too. */
export function drawMyRequests({ toDecide, toDecideCount, mine, mineCount }: MyWork): MessageContent {
  if (toDecide.length === 0 && mine.length === 0) {
    const text = 'You have not asked for anything yet, and nothing waits for you.';
    return { text, blocks: [section(text), actions(requestNumbersButton(), helpButton())] };
  }
  const part = (title: string, rows: ReturnType<typeof rowsOf>) =>
    rows.length === 0 ? [] : [section(`*${title}*`), ...rows];
  return {
    text: 'Your requests',
    blocks: [
      ...part('Waiting for your decision', rowsOf(toDecide, waitingRow, { ...WHOLE, count: toDecideCount })),
      ...part('Your requests', rowsOf(mine, requestRow, { ...WHOLE, count: mineCount })),
    ],
  };
}

/** `/voice status` and `/voice status R-1042`. */
export async function showStatus(
  app: SlackApp,
  asking: Pick<Command, 'actor' | 'respond'>,
  words: string,
): Promise<void> {
  const requestId = parseRequestId(words);
  if (requestId !== undefined) return asking.respond(await showOne(app, asking, requestId));
  if (words.trim() === '') return asking.respond(drawMyRequests(await listMyWork(app.context, asking.actor)));
  await asking.respond({
    text: `*${inline(words, 40)} is not a request id.* Write it as \`/voice status R-1042\`; \`/voice status\` lists yours.`,
  });
}
