import { AwsError } from './aws-error.ts';
import { type Page, pageOf } from './pages.ts';

interface Wanted {
  /** Names what was asked for: a token of another query is refused. */
  readonly query: string;
  readonly token: string | undefined;
  readonly size: number | undefined;
  /** What the service answers to a token that it did not make for this query. */
  readonly refuseToken: () => AwsError;
}

/** One page of `items`, which ascend by `keyOf`, for the services that do not refuse tokens as SMS Voice v2 does. */
export function servicePage<T>(items: readonly T[], keyOf: (item: T) => number, wanted: Wanted): Page<T> {
  const { query, token, size, refuseToken } = wanted;
  const input = {
    ...(token === undefined ? {} : { NextToken: token }),
    ...(size === undefined ? {} : { MaxResults: size }),
  };
  try {
    return pageOf(items, keyOf, query, input);
  } catch (error) {
    if (error instanceof AwsError && error.members.Reason === 'INVALID_NEXT_TOKEN') throw refuseToken();
    throw error;
  }
}

/** A key for `servicePage` that ascends from the newest to the oldest. */
export function newestFirst(sequence: number): number {
  return Number.MAX_SAFE_INTEGER - sequence;
}
