import { useMemo } from 'preact/hooks';
import type { JsonObject, Place, StateValues } from '../../protocol.ts';
import type { BlockHost, Surface } from '../blocks/host.ts';
import { type Page, usePage } from './page.ts';
import { routeTo } from './route.ts';

interface Drawn {
  readonly surface: Surface;
  readonly place: Place;
  readonly blocks: readonly JsonObject[];
  readonly values: StateValues;
  readonly errors: Readonly<Record<string, string>>;
}

/** What the blocks of one message or view need of the page. The same object while nothing of it has changed. */
export function useBlockHost(drawn: Drawn): BlockHost {
  const page = usePage();
  const { surface, place, blocks, values, errors } = drawn;
  const parts = 'view' in place ? [place.view] : [place.channel, place.ts, place.redraws];
  return useMemo(() => makeHost(page, drawn), [page, surface, parts.join(':'), blocks, values, errors]);
}

function makeHost(page: Page, { surface, place, blocks, values, errors }: Drawn): BlockHost {
  const { store, typed } = page;
  const host: BlockHost = {
    surface,
    place,
    values,
    errors,
    get me() {
      return store.entry('workspace')?.me ?? '';
    },
    get clockAheadMs() {
      return store.entry('workspace')?.clockAheadMs ?? 0;
    },
    // Read when they are needed: names stay, and what is unread must not draw every message anew.
    get people() {
      return store.list('person');
    },
    get channels() {
      return store.list('channel');
    },
    act: async (blockId, actionId, input, confirm) => {
      if (confirm !== undefined && !(await page.ask(confirm, host))) throw new Error('It was declined.');
      if (input.kind === 'typed') typed.put(place, blockId, actionId, input.text);
      const texts = typed.of(place, blocks);
      const act = { kind: 'element', place, blockId, actionId, input, typed: texts } as const;
      if (!(await page.try(act))) throw new Error('It could not be done; the person has been told.');
    },
    suggest: async (blockId, actionId, query) => {
      const { options = [] } = await page.act({ kind: 'suggest', place, blockId, actionId, query });
      return options;
    },
    type: (blockId, actionId, text) => typed.put(place, blockId, actionId, text),
    typed: (blockId, actionId) => typed.get(place, blockId, actionId),
    openChannel: (channelId) => {
      if (page.question.get() !== undefined) return;
      if (store.entry(`channel:${channelId}`) !== undefined) page.go(routeTo(store, channelId));
    },
    openPerson: (userId) => {
      // A question is answered first: nothing opens behind it.
      if (page.question.get() === undefined) page.dialog.set({ kind: 'person', userId });
    },
  };
  return host;
}
