import type { ActionsBlockElement, PlainTextOption, StaticSelect } from '@slack/types';
import { FILTER_NAMES, type FilterName } from '#src/domain/inventory.ts';
import type { InventoryPage } from '#src/usecases/show-numbers.ts';
import { plainText } from '../blocks.ts';
import { projectOption } from '../modals/project-select.ts';
import { LIST_ACTIONS, withFilter, writeFilter } from './actions.ts';
import { filterWords } from './number-words.ts';

/** Options of a select, and of a group in it (Block Kit limit); more would also fill the message. */
const OPTIONS_AT_MOST = 100;

interface Group {
  readonly label: string;
  readonly options: readonly PlainTextOption[];
}

const drawn = (groups: readonly Group[]) =>
  groups.map(({ label, options }) => ({ label: plainText(label), options: [...options] }));

const option = (text: string, value: string): PlainTextOption => ({ text: plainText(text), value });

const people = [
  option('My numbers', 'mine'),
  option('Projects that I lead', 'led'),
  option('All numbers', 'all'),
];

/** Whose numbers to show. */
export function showSelect(page: InventoryPage): StaticSelect {
  const options = [...people, ...page.projects.map(projectOption)].slice(0, OPTIONS_AT_MOST);
  const chosen = options.find(({ value }) => value === String(page.view.show));
  return {
    type: 'static_select',
    action_id: LIST_ACTIONS.show,
    placeholder: plainText('Show'),
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

const FILTER_LABELS = {
  status: 'Status',
  country: 'Country',
  useCase: 'Use case',
  numberType: 'Type',
} as const satisfies Record<FilterName, string>;

/** What can still be chosen of one kind: the other values that the list's numbers have, and any. */
function filterGroup({ view, choices }: InventoryPage, name: FilterName): Group {
  const { filters = {} } = view;
  const chosen = filters[name];
  const label = FILTER_LABELS[name];
  const isReadable = (value: string) => withFilter({}, writeFilter(name, value))[name] === value;
  const values = choices[name].filter((value) => value !== chosen && isReadable(value));
  const options = values
    .map((value) => option(filterWords(name, value), writeFilter(name, value)))
    .sort((one, other) => one.text.text.localeCompare(other.text.text, 'en'));
  if (chosen === undefined) return { label, options: options.length < 2 ? [] : options };
  return { label, options: [option(`Any ${label.toLowerCase()}`, writeFilter(name)), ...options] };
}

/** Narrows the list by status, country, use case and type; nothing where all numbers are alike. */
export function filterSelect(page: InventoryPage): readonly ActionsBlockElement[] {
  const groups = FILTER_NAMES.map((name) => filterGroup(page, name)).filter(
    ({ options }) => options.length > 0,
  );
  if (groups.length === 0) return [];
  const cut = groups.map(({ label, options }) => ({ label, options: options.slice(0, OPTIONS_AT_MOST) }));
  return [
    {
      type: 'static_select',
      action_id: LIST_ACTIONS.filter,
      placeholder: plainText('Filter'),
      option_groups: drawn(cut),
    },
  ];
}
