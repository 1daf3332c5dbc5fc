import type { HomeView, KnownBlock, Overflow, PlainTextOption } from '@slack/types';
import type { HomeContent, ProjectNumbers } from '#src/domain/home-content.ts';
import { sumOfTotals } from '#src/domain/money.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { actions, button, context, fields, header, plainText, section } from '../blocks.ts';
import { goToCardButton } from '../cards/buttons.ts';
import { requestRow, waitingRow } from '../cards/request-row.ts';
import type { CardSettings } from '../cards/settings.ts';
import { testMode } from '../cards/test-mode.ts';
import { perMonthText } from '../money-text.ts';
import { inline, when } from '../mrkdwn.ts';
import { adminsOr, counted, thousands } from '../words.ts';
import { HOME_MORE, HUB_ACTIONS } from './actions.ts';
import { regionBlocks } from './regions.ts';

const ROWS_AT_MOST = 5;

const option = (text: string, value: string): PlainTextOption => ({ text: plainText(text), value });

/** An overflow has five options at most (Block Kit limit). */
function more(): Overflow {
  return {
    type: 'overflow',
    action_id: HOME_MORE,
    options: [
      option('Numbers', HUB_ACTIONS.numbers),
      option('Relinquish a number', HUB_ACTIONS.release),
      option('Place a test call', HUB_ACTIONS.call),
      option('Production access', HUB_ACTIONS.access),
      option('Help', HUB_ACTIONS.help),
    ],
  };
}

function choices(): KnownBlock {
  return actions(
    button({ actionId: HUB_ACTIONS.request, text: 'Request phone numbers', style: 'primary' }),
    button({ actionId: HUB_ACTIONS.enable, text: 'Enable voice' }),
    button({ actionId: HUB_ACTIONS.limit, text: 'Change a spend limit' }),
    more(),
  );
}

function andMore(count: number, shown: number, where: string): KnownBlock[] {
  return count > shown ? [context(`And ${thousands(count - shown)} more: ${where}`)] : [];
}

function rows(
  requests: readonly RequestView[],
  count: number,
  row: (request: RequestView) => string,
): KnownBlock[] {
  const shown = requests.slice(0, ROWS_AT_MOST);
  const drawn = shown.map((request): KnownBlock => {
    const [accessory] = goToCardButton(request);
    const text = section(row(request));
    return accessory === undefined ? text : { ...text, accessory };
  });
  return [...drawn, ...andMore(count, shown.length, '`/voice status`')];
}

const titled = (title: string, count: number): string =>
  count === 0 ? title : `${title} (${thousands(count)})`;

function toDecide({ toDecide: requests, toDecideCount }: HomeContent): KnownBlock[] {
  const nothing = section(
    'Nothing waits for you. When somebody asks for something in a project that you lead, it appears here.',
  );
  const withRequester = (request: RequestView): string => waitingRow(request, { withRequester: true });
  return [
    header(titled('Waiting for your decision', toDecideCount)),
    ...(requests.length === 0 ? [nothing] : rows(requests, toDecideCount, withRequester)),
  ];
}

function mine({ mine: requests, mineCount }: HomeContent): KnownBlock[] {
  const nothing = section('You have no open requests. What you ask for appears here until it is done.');
  return [
    header(titled('Your requests', mineCount)),
    ...(requests.length === 0 ? [nothing] : rows(requests, mineCount, requestRow)),
  ];
}

function numbersText({ project, count, cost }: ProjectNumbers, isSample: boolean): [string, string] {
  const money = perMonthText({ total: cost, isSample });
  return [inline(project.name), count === 0 ? 'none yet' : `${counted(count, 'number')}, ${money}`];
}

function numbers({ numbers: projects }: HomeContent, { localVoice }: CardSettings): KnownBlock[] {
  const count = projects.reduce((sum, each) => sum + each.count, 0);
  const shown = projects.slice(0, ROWS_AT_MOST);
  const all = { actionId: HUB_ACTIONS.numbers, text: 'All numbers' };
  const cost = perMonthText({ total: sumOfTotals(projects.map((each) => each.cost)), isSample: localVoice });
  return [
    header(titled('Your numbers', count)),
    ...(shown.length === 0
      ? [section('No numbers yet. The numbers of your projects appear here, with what they cost.')]
      : [fields(shown.map((each) => numbersText(each, localVoice)))]),
    ...andMore(projects.length, shown.length, '`/voice-numbers`'),
    ...(projects.length > 1 ? [context(`All projects: ${cost}`)] : []),
    ...(shown.length === 0 ? [] : [actions(button(all))]),
  ];
}

function projects({ isAdmin }: HomeContent): KnownBlock[] {
  return isAdmin
    ? [header('Projects'), actions(button({ actionId: HUB_ACTIONS.projects, text: 'Projects' }))]
    : [];
}

/** What a first visit begins with, and what is missing before anything can be asked for. */
function introduction({ isFirstVisit, hasProjects }: HomeContent, { admins }: CardSettings): KnownBlock[] {
  const welcome = section(
    '*Dialtone leases phone numbers for your projects.* You ask, a lead decides, the numbers come back here.',
  );
  const none = section(
    `*No project is registered yet.* An admin adds one with \`/voice projects\`. Admins: ${adminsOr(admins)}`,
  );
  return [...(isFirstVisit ? [welcome] : []), ...(hasProjects ? [] : [none])];
}

/** A person's App Home, from what the database says: lists cut at five, 100 blocks at most (Block Kit limit). */
export function drawHome(content: HomeContent, settings: CardSettings): HomeView {
  return {
    type: 'home',
    blocks: [
      ...introduction(content, settings),
      choices(),
      context(`Updated ${when(content.drawnAt)}`),
      ...toDecide(content),
      ...mine(content),
      ...numbers(content, settings),
      ...regionBlocks(content.regions),
      ...projects(content),
      ...testMode(settings),
    ],
  };
}
