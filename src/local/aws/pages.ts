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
 * One page of `items`, which ascend by `keyOf`. `query` names what was asked for; a token from another query, or
 * one not made here, throws ValidationException INVALID_NEXT_TOKEN. AWS does not publish its default page size; 100.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => number,
  query: string,
  input: PageInput,
): Page<T> {
  const after = input.NextToken === undefined ? -1 : keyIn(input.NextToken, query);
  const rest = items.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, input.MaxResults ?? DEFAULT_PAGE_SIZE);
  const last = page.at(-1);
  const more = last !== undefined && page.length < rest.length;
  return { items: page, nextToken: more ? tokenFor(keyOf(last), query) : undefined };
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
