import { isObject, textOf } from '../../slack/json.ts';
import type { ViewRecord } from '../../slack/workspace/views.ts';
import type { Context } from '../context.ts';
import type { ViewEntry } from '../protocol.ts';
import { type Source, stamped } from './source.ts';

function viewEntry({
  id,
  type,
  view,
  blocks,
  values,
  errors,
  hash,
  revision,
  previousId,
}: ViewRecord): ViewEntry {
  return {
    id,
    type,
    title: textOf(view.title),
    ...(isObject(view.submit) ? { submit: textOf(view.submit) } : {}),
    ...(isObject(view.close) ? { close: textOf(view.close) } : {}),
    blocks,
    values,
    errors,
    hash,
    revision,
    hasPrevious: previousId !== undefined,
  };
}

/** A view on the screen: it changes when it is drawn, when a field changes and when errors come or go. */
export function viewSource(
  { identities }: Context,
  key: `modal:${number}` | 'home',
  record: ViewRecord,
): Source {
  const { id, revision, values, errors } = record;
  const stamp = `${id} ${revision} ${identities.of(values)} ${identities.of(errors)}`;
  return stamped(key, stamp, () => viewEntry(record));
}
