import { z } from 'zod';
import type { ProjectId } from '#src/domain/request.ts';
import type { InventoryShow, InventoryView } from '#src/usecases/show-numbers.ts';
import { cut } from '../mrkdwn.ts';

/** What a list of numbers carries; the value of each button is the list's view. */
export const LIST_ACTIONS = {
  open: 'numbers.open',
  show: 'numbers.show',
  previous: 'numbers.previous',
  next: 'numbers.next',
  export: 'numbers.export',
  synchronise: 'numbers.synchronise',
} as const;

/** What one number carries; the value is its id. */
export const NUMBER_ACTIONS = { changeOwner: 'number.change-owner', protect: 'number.protect' } as const;

const QUERY_MAX_LENGTH = 100;

const showSchema = z.union([z.enum(['mine', 'led', 'all']), z.number().int().positive()]);
const viewSchema = z.object({
  show: showSchema,
  query: z.string().max(QUERY_MAX_LENGTH),
  page: z.number().int().nonnegative(),
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

/** A view as a button's value. */
export function writeView({ show, query, page }: InventoryView): string {
  return JSON.stringify({ show, query: cut(query, QUERY_MAX_LENGTH), page });
}

/** The way back; anything that no button of ours says shows one's own numbers. */
export function readView(value: string): InventoryView {
  const read = viewSchema.safeParse(parsed(value));
  return read.success ? { ...read.data, show: asShow(read.data.show) } : USUAL;
}

/** Whose numbers to show, from an option's value: the first page of them. */
export function readShow(value: string): InventoryView {
  const read = showSchema.safeParse(/^\d{1,15}$/.test(value) ? Number(value) : value);
  return read.success ? { ...USUAL, show: asShow(read.data) } : USUAL;
}
