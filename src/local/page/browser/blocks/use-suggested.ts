import { useEffect, useState } from 'preact/hooks';
import type { SuggestedOption } from '../../protocol.ts';
import { type JsonObject, numberOf, stringOf } from '../json.ts';
import { type ChoiceGroup, choiceOf } from './held-value.ts';
import { useHost } from './host.ts';

/** Slack's, where the element does not say. */
const MIN_QUERY_LENGTH = 3;
const TYPING_PAUSE_MS = 200;

type Answer =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'options'; readonly groups: readonly ChoiceGroup[] };

function grouped(options: readonly SuggestedOption[]): ChoiceGroup[] {
  const groups = new Map<string, ChoiceGroup>();
  for (const { group = '', option } of options) {
    const before = groups.get(group)?.choices ?? [];
    groups.set(group, { label: group, choices: [...before, choiceOf(option)] });
  }
  return [...groups.values()];
}

function noteOf(query: string | undefined, min: number, answer: Answer): string | undefined {
  const lacks = min - (query ?? '').length;
  if (lacks > 0) return `Type ${lacks} more ${lacks === 1 ? 'character' : 'characters'} to search`;
  if (answer.kind === 'loading') return 'Loading…';
  return answer.kind === 'failed'
    ? 'The options could not be loaded. Type again to try once more.'
    : undefined;
}

/** The options that the app answers to what is typed. An answer that a newer query has overtaken is dropped. */
export function useSuggested(blockId: string, element: JsonObject) {
  const host = useHost();
  const [query, setQuery] = useState<string>();
  const [answer, setAnswer] = useState<Answer>({ kind: 'loading' });
  const min = numberOf(element.min_query_length) ?? MIN_QUERY_LENGTH;
  const actionId = stringOf(element.action_id);
  const isAsking = query !== undefined && query.length >= min;
  useEffect(() => {
    if (!isAsking) return;
    let isNewest = true;
    setAnswer({ kind: 'loading' });
    const ask = async (): Promise<void> => {
      const next = await host.suggest(blockId, actionId, query).then(
        (options): Answer => ({ kind: 'options', groups: grouped(options) }),
        (): Answer => ({ kind: 'failed' }),
      );
      if (isNewest) setAnswer(next);
    };
    const timer = setTimeout(() => void ask(), query === '' ? 0 : TYPING_PAUSE_MS);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [isAsking, query, blockId, actionId]);
  const groups = isAsking && answer.kind === 'options' ? answer.groups : [];
  return { groups, note: noteOf(query, min, answer), setQuery };
}
