import { fieldError } from './aws-error.ts';
import type { Tag } from './region-state.ts';

/** Throws ValidationException for keys given twice or reserved by AWS. */
export function checkTags(tags: readonly Tag[] = []): void {
  const keys = tags.map((tag) => tag.Key);
  if (new Set(keys).size < keys.length) {
    throw fieldError('INVALID_PARAMETER', 'tags', 'Tag keys must be unique');
  }
  if (keys.some((key) => key.toLowerCase().startsWith('aws:'))) {
    throw fieldError('INVALID_PARAMETER', 'tags', 'Tag keys must not start with aws:');
  }
}
