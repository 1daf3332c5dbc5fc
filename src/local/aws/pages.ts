import { hash } from 'node:crypto';

import { validationError } from './aws-error.ts';

const DEFAULT_PAGE_SIZE = 100;

export interface PageInput {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * One page of those `items` that `keep` holds for; they ascend by `keyOf`. `query` names what was asked for; a token
 * from another query, or one not made here, throws ValidationException INVALID_NEXT_TOKEN. AWS does not publish its
 * default page size; 100. Looks at no more items than the page needs.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => number,
  query: string,
  input: PageInput,
  keep: (item: T) => boolean = () => true,
): Page<T> {
  const size = input.MaxResults ?? DEFAULT_PAGE_SIZE;
  const page: T[] = [];
  const first = input.NextToken === undefined ? 0 : indexAfter(items, keyOf, keyIn(input.NextToken, query));
  for (let index = first; index < items.length; index += 1) {
    const item = items[index];
    if (item === undefined || !keep(item)) continue;
    const last = page.at(-1);
    if (last !== undefined && page.length === size)
      return { items: page, nextToken: tokenFor(keyOf(last), query) };
    page.push(item);
  }
  return { items: page, nextToken: undefined };
}

/** The index of the first item whose key is above `key`. */
function indexAfter<T>(items: readonly T[], keyOf: (item: T) => number, key: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tokenFor(key: number, query: string): string {
  return Buffer.from(`${key} ${hash('sha256', query)}`).toString('base64url');
}

function keyIn(token: string, query: string): number {
  const [key, fingerprint] = Buffer.from(token, 'base64url').toString('utf8').split(' ');
  if (key === undefined || !/^\d+$/.test(key) || fingerprint !== hash('sha256', query)) {
    throw validationError('INVALID_NEXT_TOKEN', [{ Name: 'nextToken', Message: 'Token is not valid' }]);
  }
  return Number(key);
}
