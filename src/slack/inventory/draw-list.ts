import type { ActionsBlock, ActionsBlockElement, Button, KnownBlock } from '@slack/types';
import { type InventoryPage, type InventoryView, NUMBERS_PER_PAGE } from '#src/usecases/show-numbers.ts';
import { actions, button, context, plainText, section } from '../blocks.ts';
import type { CardSettings } from '../cards/settings.ts';
import { testMode } from '../cards/test-mode.ts';
import { requestNumbersButton } from '../commands/hub.ts';
import type { MessageContent } from '../interactions.ts';
import { bold, inline } from '../mrkdwn.ts';
import { thousands } from '../words.ts';
import { LIST_ACTIONS, writeView } from './actions.ts';
import { filterSelect, showSelect } from './list-selects.ts';
import {
  awayTexts,
  captionOf,
  clearLabel,
  headText,
  noHitsText,
  roomsText,
  syncedText,
  titleOf,
} from './list-words.ts';
import { numbersInSections, numbersTable } from './table.ts';

type Settings = Pick<CardSettings, 'localVoice'>;

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

/** Whose numbers, and filters. */
function choices(page: InventoryPage): readonly ActionsBlockElement[] {
  const clear = clearLabel(page.list);
  return [
    ...(page.isGuest ? [] : [showSelect(page)]),
    ...filterSelect(page),
    ...(clear === undefined ? [] : [viewButton(LIST_ACTIONS.clear, clear, page.view)]),
  ];
}

/** The block's id tells the handler of a choice what the list shows otherwise; no option has room for it. */
const controlsOf = (page: InventoryPage, elements: readonly ActionsBlockElement[]): ActionsBlock => ({
  ...actions(...elements),
  block_id: writeView(page.view),
});

function controls(page: InventoryPage): KnownBlock {
  const { view } = page;
  const open: ActionsBlockElement = {
    type: 'external_select',
    action_id: LIST_ACTIONS.open,
    placeholder: plainText('Open a number'),
    min_query_length: 0,
  };
  return controlsOf(page, [
    open,
    ...choices(page),
    ...pageButtons(page),
    viewButton(LIST_ACTIONS.export, 'Export CSV', view),
    viewButton(LIST_ACTIONS.synchronise, 'Synchronise', view),
  ]);
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
  const { list, view, project } = page;
  const clear = clearLabel(list);
  if (clear !== undefined) return noHitsText(list, clear);
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
  const { list, view } = page;
  const firstStep = clearLabel(list) === undefined ? [requestNumbersButton()] : [];
  return {
    text: titleOf(list, 0),
    blocks: [
      section(emptyText(page)),
      ...away(page),
      controlsOf(page, [
        ...firstStep,
        ...choices(page),
        viewButton(LIST_ACTIONS.synchronise, 'Synchronise', view),
      ]),
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
    text: titleOf(page.list, page.sums.count),
    blocks: around([numbersTable(numbers, `${captionOf(page.list)}, newest first`, settings)]),
    otherwise: around(numbersInSections(numbers)),
  };
}
