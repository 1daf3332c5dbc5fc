import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';
import { getTaggedResource } from '../tagged-resource.ts';

/** ListTagsForResource: the only operation that reads tags back. */
export const listTagsForResource: Operation = {
  requestsPerSecond: 10,
  changesState: false,
  run: ({ input, region, state }) => {
    const { ResourceArn } = input as { ResourceArn: string };
    return { ResourceArn, Tags: getTaggedResource(regionOf(state, region), ResourceArn).tags };
  },
};
