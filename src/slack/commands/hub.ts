import type { Button, KnownBlock } from '@slack/types';
import { isOpen, type SlackUserId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { listMyWork, type MyWork } from '#src/usecases/show-requests.ts';
import { actions, button, context, section } from '../blocks.ts';
import { goToCardButton } from '../cards/buttons.ts';
import { requestRow, waitingRow } from '../cards/request-row.ts';
import { HUB_ACTIONS } from '../home/actions.ts';
import type { Command, MessageContent, SlackApp } from '../interactions.ts';
import { adminsOr, counted, thousands } from '../words.ts';

export { HUB_ACTIONS } from '../home/actions.ts';

const ROWS_AT_MOST = 5;

export const requestNumbersButton = (): Button =>
  button({ actionId: HUB_ACTIONS.request, text: 'Request phone numbers', style: 'primary' });
export const statusButton = (): Button => button({ actionId: HUB_ACTIONS.status, text: 'Show my requests' });
export const helpButton = (): Button => button({ actionId: HUB_ACTIONS.help, text: 'Help' });

/** Everything that can be started from here. */
const choices = (): KnownBlock =>
  actions(
    requestNumbersButton(),
    button({ actionId: HUB_ACTIONS.numbers, text: 'Numbers' }),
    button({ actionId: HUB_ACTIONS.enable, text: 'Enable voice' }),
    button({ actionId: HUB_ACTIONS.access, text: 'Production access' }),
    helpButton(),
  );

/** One row for each request, five at most, then how many more there are. */
export function rowsOf(
  requests: readonly RequestView[],
  row: (request: RequestView) => string,
  { atMost = ROWS_AT_MOST, count = requests.length, where = ': `/voice status`' } = {},
): KnownBlock[] {
  const blocks: KnownBlock[] = requests.slice(0, atMost).map((request) => {
    const [goToCard] = goToCardButton(request);
    return goToCard === undefined ? section(row(request)) : { ...section(row(request)), accessory: goToCard };
  });
  const more = count - Math.min(requests.length, atMost);
  return more > 0 ? [...blocks, context(`And ${thousands(more)} more${where}`)] : blocks;
}

function summary(toDecide: number, open: number): string {
  const waits = `${counted(toDecide, 'request')} ${toDecide === 1 ? 'waits' : 'wait'} for your decision.`;
  return `${waits} ${thousands(open)} of yours ${open === 1 ? 'is' : 'are'} open.`;
}

/** What waits for the person, what is theirs, and the buttons for everything else. */
export function drawHub(
  { toDecide, toDecideCount, mine, openCount, hasProjects }: MyWork,
  admins: readonly SlackUserId[],
): MessageContent {
  const open = mine.filter((request) => isOpen(request.status));
  if (!hasProjects && mine.length === 0) {
    const text = `*No project is registered yet.* An admin adds one with \`/voice projects\`. Admins: ${adminsOr(admins)}`;
    return { text: 'No project is registered yet.', blocks: [section(text), actions(helpButton())] };
  }
  if (toDecide.length === 0 && open.length === 0) {
    return {
      text: 'Nothing waits for you.',
      blocks: [
        section(
          '*Nothing waits for you.* Ask for phone numbers and a lead decides; the result comes back here.',
        ),
        choices(),
      ],
    };
  }
  const text = summary(toDecideCount, openCount);
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...rowsOf(toDecide, waitingRow, { count: toDecideCount }),
      ...(open.length === 0 ? [] : [section('*Yours*'), ...rowsOf(open, requestRow, { count: openCount })]),
      choices(),
    ],
  };
}

export async function showHub(app: SlackApp, command: Pick<Command, 'actor' | 'respond'>): Promise<void> {
  const work = await listMyWork(app.context, command.actor);
  await command.respond(drawHub(work, app.context.settings.admins));
}
