import type { Operation } from '../operation.ts';
import { servicePage } from '../service-page.ts';
import { applicationOnWire, applicationsOf } from './applications.ts';
import { badRequest } from './errors.ts';

interface Input {
  /** A number, but a string in the model: it is part of the query. */
  readonly PageSize?: string;
  readonly Token?: string;
}

/** GetApps: the Region's applications, oldest first. AWS publishes no default size of a page; 100. */
export const getApps: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, state, region }) => {
    const { PageSize, Token } = input as Input;
    const entries = [...applicationsOf(state, region).entries()];
    const page = servicePage(entries, ([index]) => index, {
      query: 'GetApps',
      token: Token,
      size: PageSize === undefined ? undefined : pageSize(PageSize),
      refuseToken: () => badRequest('The token is not valid'),
    });
    const Item = page.items.map(([, application]) => applicationOnWire(application, region));
    return { Item, NextToken: page.nextToken };
  },
};

function pageSize(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw badRequest(`The page size is not valid: ${text}`);
  return Number(text);
}
