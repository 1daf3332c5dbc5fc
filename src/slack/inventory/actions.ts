import { z } from 'zod';
import { FILTER_NAMES, type FilterName, type NumberFilters } from '#src/domain/inventory.ts';
import type { ProjectId } from '#src/domain/request.ts';
import { cutQuery, type InventoryShow, type InventoryView } from '#src/usecases/show-numbers.ts';

/** What a list of numbers carries; the value of each button is the list's view. */
export const LIST_ACTIONS = {
  open: 'numbers.open',
  show: 'numbers.show',
  filter: 'numbers.filter',
  clear: 'numbers.clear',
  previous: 'numbers.previous',
  next: 'numbers.next',
  export: 'numbers.export',
  synchronise: 'numbers.synchronise',
} as const;

/** What one number carries; the value is its id. */
export const NUMBER_ACTIONS = { changeOwner: 'number.change-owner', protect: 'number.protect' } as const;

const showSchema = z.union([z.enum(['mine', 'led', 'all']), z.number().int().positive()]);
/** AWS's own words, such as `TOLL_FREE`, and ISO codes. */
const filterSchema = z.string().regex(/^[A-Z][A-Z0-9_]{0,29}$/);
const viewSchema = z.object({
  show: showSchema,
  query: z.string().max(200),
  page: z.number().int().nonnegative(),
  filters: z.array(filterSchema.nullable()).length(FILTER_NAMES.length).optional(),
});

const USUAL: InventoryView = { show: 'mine', query: '', page: 0 };

const asShow = (show: z.infer<typeof showSchema>): InventoryShow =>
  typeof show === 'number' ? (show as ProjectId) : show;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A view as a button's value, and as the id of the block with the selects, whose values have no room for it. */
export function writeView({ show, query, page, filters = {} }: InventoryView): string {
  const chosen = FILTER_NAMES.map((name) => filters[name] ?? null);
  const narrowed = chosen.some((value) => value !== null) ? { filters: chosen } : {};
  return JSON.stringify({ show, query: cutQuery(query), page, ...narrowed });
}

const namedFilters = (values: readonly (string | null)[]): NumberFilters =>
  Object.fromEntries(
    FILTER_NAMES.flatMap((name, at) => {
      const value = values[at] ?? null;
      return value === null ? [] : [[name, value]];
    }),
  );

/** The way back; anything that no button of ours says shows one's own numbers. */
export function readView(value: string): InventoryView {
  const read = viewSchema.safeParse(parsed(value));
  if (!read.success) return USUAL;
  const { show, query, page, filters } = read.data;
  const view = { show: asShow(show), query, page };
  return filters === undefined ? view : { ...view, filters: namedFilters(filters) };
}

/** Whose numbers to show, from an option's value. */
export function readShow(value: string): InventoryShow {
  const read = showSchema.safeParse(/^\d{1,15}$/.test(value) ? Number(value) : value);
  return read.success ? asShow(read.data) : USUAL.show;
}

/** One filter as an option's value; without a value it takes the filter away. */
export const writeFilter = (name: FilterName, value = ''): string => `${name}:${value}`;

/** The filters with what an option changes in them; as they were for anything that no option of ours says. */
export function withFilter(filters: NumberFilters, option: string): NumberFilters {
  const [first, value = ''] = option.split(':');
  const name = FILTER_NAMES.find((each) => each === first);
  if (name === undefined) return filters;
  const { [name]: _before, ...others } = filters;
  if (value === '') return others;
  return filterSchema.safeParse(value).success ? { ...others, [name]: value } : filters;
}
