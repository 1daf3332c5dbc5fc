import { quotaExceeded } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import type { Tag } from '../region-state.ts';
import { regionOf } from '../state.ts';
import { getTaggedResource } from '../tagged-resource.ts';
import { checkTags } from '../tags.ts';

/** The most that the service model lets one request give; AWS does not say how many a resource may have. */
const TAGS_PER_RESOURCE = 200;

/** TagResource: adds tags, and overwrites those whose key is already there. */
export const tagResource: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region, state }) => {
    const { ResourceArn, Tags } = input as { ResourceArn: string; Tags: readonly Tag[] };
    checkTags(Tags);
    const resource = getTaggedResource(regionOf(state, region), ResourceArn);
    const values = new Map([...resource.tags, ...Tags].map(({ Key, Value }) => [Key, Value]));
    if (values.size > TAGS_PER_RESOURCE) throw quotaExceeded('TAGS_PER_RESOURCE');
    resource.setTags([...values].map(([Key, Value]) => ({ Key, Value })));
    return {};
  },
};
