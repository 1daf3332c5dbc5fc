import type { Operation } from '../operation.ts';
import { type PageInput, pageOf } from '../pages.ts';
import { regionOf } from '../state.ts';

/** DescribeAccountAttributes: the account's tier. No default protect configuration exists here. */
export const describeAccountAttributes: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state }) => {
    const attributes = [{ Name: 'ACCOUNT_TIER', Value: regionOf(state, region).tier }];
    const page = pageOf([...attributes.entries()], ([index]) => index, 'attributes', input as PageInput);
    return { AccountAttributes: page.items.map(([, attribute]) => attribute), NextToken: page.nextToken };
  },
};
