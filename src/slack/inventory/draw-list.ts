import type { ActionsBlockElement, Button, KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { type InventoryPage, type InventoryView, NUMBERS_PER_PAGE } from '#src/usecases/show-numbers.ts';
import { actions, button, context, plainText, section } from '../blocks.ts';
import type { CardSettings } from '../cards/settings.ts';
import { testMode } from '../cards/test-mode.ts';
import { requestNumbersButton } from '../commands/hub.ts';
import type { MessageContent } from '../interactions.ts';
import { projectOption } from '../modals/project-select.ts';
import { bold, inline } from '../mrkdwn.ts';
import { LIST_ACTIONS, writeView } from './actions.ts';
import { awayTexts, captionOf, headText, roomsText, syncedText, thousands, titleOf } from './list-words.ts';
import { numbersInSections, numbersTable } from './table.ts';

type Settings = Pick<CardSettings, 'localVoice'>;

const shows: readonly PlainTextOption[] = [
  { text: plainText('My numbers'), value: 'mine' },
  { text: plainText('Projects that I lead'), value: 'led' },
  { text: plainText('All numbers'), value: 'all' },
];

/** Options of a select (Block Kit limit). */
const OPTIONS_AT_MOST = 100;

function showSelect({ view, projects }: InventoryPage): StaticSelect {
  const options = [...shows, ...projects.map(projectOption)].slice(0, OPTIONS_AT_MOST);
  const chosen = options.find((option) => option.value === String(view.show));
  return {
    type: 'static_select',
    action_id: LIST_ACTIONS.show,
    placeholder: plainText('Show'),
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function viewButton(actionId: string, text: string, view: InventoryView): Button {
  return button({ actionId, text, value: writeView(view) });
}

function pageButtons({ view, pages }: InventoryPage): Button[] {
  const { page } = view;
  return [
    ...(page > 0 ? [viewButton(LIST_ACTIONS.previous, 'Previous page', view)] : []),
    ...(page < pages - 1 ? [viewButton(LIST_ACTIONS.next, 'Next page', view)] : []),
  ];
}

function controls(page: InventoryPage): KnownBlock {
  const { view, isGuest } = page;
  const open: ActionsBlockElement = {
    type: 'external_select',
    action_id: LIST_ACTIONS.open,
    placeholder: plainText('Open a number'),
    min_query_length: 0,
  };
  return actions(
    open,
    ...(isGuest ? [] : [showSelect(page)]),
    ...pageButtons(page),
    viewButton(LIST_ACTIONS.export, 'Export CSV', view),
    viewButton(LIST_ACTIONS.synchronise, 'Synchronise', view),
  );
}

function footer(page: InventoryPage, note: string | undefined): KnownBlock[] {
  const { view, sums, accounts, pages } = page;
  const from = view.page * NUMBERS_PER_PAGE;
  const to = Math.min(from + NUMBERS_PER_PAGE, sums.count);
  const parts = [
    pages > 1
      ? `Numbers ${thousands(from + 1)} to ${thousands(to)} of ${thousands(sums.count)}, the newest first.`
      : undefined,
    roomsText(accounts),
    note ?? syncedText(accounts),
  ].filter((part) => part !== undefined);
  return parts.map((part) => context(part));
}

const AT_WHICH_MOST_REGIONS = 5;

const away = ({ accounts }: InventoryPage): KnownBlock[] =>
  awayTexts(accounts)
    .slice(0, AT_WHICH_MOST_REGIONS)
    .map((text) => section(text));

function emptyText(page: InventoryPage): string {
  const { view, project } = page;
  if (view.query !== '')
    return `${bold(`No number matches “${inline(view.query)}”.`)} Search by digits, project or country.`;
  const next = 'Ask for the first one and a lead decides.';
  if (project !== undefined) return `${bold(`No numbers yet in ${inline(project.name)}.`)} ${next}`;
  const whose = {
    mine: 'You own no number yet.',
    led: 'No numbers yet in the projects that you lead.',
    all: 'No numbers yet.',
  };
  return `${bold(typeof view.show === 'number' ? whose.all : whose[view.show])} ${next}`;
}

function drawEmpty(page: InventoryPage, settings: Settings, note: string | undefined): MessageContent {
  const { view, isGuest } = page;
  const text = emptyText(page);
  return {
    text: titleOf(page),
    blocks: [
      section(text),
      ...away(page),
      actions(
        requestNumbersButton(),
        ...(isGuest ? [] : [showSelect(page)]),
        viewButton(LIST_ACTIONS.synchronise, 'Synchronise', view),
      ),
      ...footer(page, note),
      ...testMode(settings),
    ],
  };
}

/** A page of the inventory as a message; the note stands in place of when it was synchronised. */
export function drawNumbers(page: InventoryPage, settings: Settings, note?: string): MessageContent {
  if (page.numbers.length === 0) return drawEmpty(page, settings, note);
  const { numbers } = page;
  const around = (rows: readonly KnownBlock[]): KnownBlock[] => [
    section(headText(page, settings.localVoice)),
    ...away(page),
    ...rows,
    controls(page),
    ...footer(page, note),
    ...testMode(settings),
  ];
  return {
    text: titleOf(page),
    blocks: around([numbersTable(numbers, `${captionOf(page)}, newest first`, settings)]),
    otherwise: around(numbersInSections(numbers)),
  };
}
