import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';
import { getTaggedResource } from '../tagged-resource.ts';

/** UntagResource: takes tags away; a key that is not there is no error. */
export const untagResource: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region, state }) => {
    const { ResourceArn, TagKeys } = input as { ResourceArn: string; TagKeys: readonly string[] };
    const resource = getTaggedResource(regionOf(state, region), ResourceArn);
    resource.setTags(resource.tags.filter(({ Key }) => !TagKeys.includes(Key)));
    return {};
  },
};
