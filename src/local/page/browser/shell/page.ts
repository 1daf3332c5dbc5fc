import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Act, ActAnswer, Entries, FirstStep, JsonObject, Key } from '../../protocol.ts';
import type { BlockHost } from '../blocks/host.ts';
import type { Lists, Store } from '../store.ts';
import type { Cell } from './cell.ts';
import type { Drafts } from './drafts.ts';
import type { MessagePlace } from './permalinks.ts';
import type { Route } from './route.ts';
import type { Connection } from './stream.ts';
import type { TypedTexts } from './typed-texts.ts';

/** Something that the page itself has to say, such as why an act could not be done. */
export interface Toast {
  readonly id: string;
  readonly text: string;
}

/** A confirm object that waits for an answer. */
export interface Question {
  readonly confirm: JsonObject;
  /** Around the element that asks: its text may name people and channels. */
  readonly host: BlockHost;
  readonly answer: (yes: boolean) => void;
}

/** Where the control drawer can be opened from here. */
export type DrawerTab = 'clock' | 'log';

/** Which of the page's own dialogs is open. */
export type OpenDialog =
  | { readonly kind: 'keys' }
  | { readonly kind: 'jump' }
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'refusal'; readonly id: string };

/** The window: whose screen it shows, where it is, and what can be done from anywhere in it. */
export interface Page {
  readonly store: Store;
  readonly connection: Cell<Connection>;
  /** Undefined until the first change has come. */
  readonly route: Cell<Route | undefined>;
  /** The message to which a permalink has led, until it is on the screen. */
  readonly sought: Cell<MessagePlace | undefined>;
  readonly toasts: Cell<readonly Toast[]>;
  readonly question: Cell<Question | undefined>;
  readonly dialog: Cell<OpenDialog | undefined>;
  /** The tab with which the control drawer was opened; undefined while it is closed. */
  readonly drawer: Cell<DrawerTab | undefined>;
  readonly typed: TypedTexts;
  readonly drafts: Drafts;
  /** Does something as the person whose screen this is. Rejects with the words for the person when it could not be done. */
  act(what: Act): Promise<ActAnswer>;
  /** As `act`, but shows what went wrong as a toast; false then. */
  try(what: Act): Promise<boolean>;
  go(route: Route): void;
  /** Goes to a message, if the person can open its channel. */
  seek(place: MessagePlace): void;
  /** Becomes somebody else in this window. */
  become(personId: string, route?: Route): void;
  startStep(step: FirstStep): Promise<void>;
  /** Asks with a dialog as a confirm object describes it; false when it was declined. */
  ask(confirm: JsonObject, host: BlockHost): Promise<boolean>;
  say(text: string): void;
  hush(toastId: string): void;
  /** Puts the focus where it was before a dialog, else into the composer. */
  returnFocus(): void;
}

const PageContext = createContext<Page | undefined>(undefined);

export const PageProvider = PageContext.Provider;

/** The window around a component. Throws outside of one. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('the shell stands inside a PageProvider');
  return page;
}

/** What `select` finds in the store; draws again when that is another object. */
export function useSelected<T>(select: (store: Store) => T): T {
  const { store } = usePage();
  const [, redraw] = useState({});
  const value = select(store);
  const drawn = useRef({ value, select });
  drawn.current = { value, select };
  useLayoutEffect(() => {
    const check = (): void => {
      if (!Object.is(drawn.current.select(store), drawn.current.value)) redraw({});
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return value;
}

/** One entry; draws again when it changes. */
export function useEntry<K extends Key>(key: K): Entries[K] | undefined {
  return useSelected((store) => store.entry(key));
}

/** Entries of one kind; draws again when one of them changes. See `Store.list`. */
export function useList<K extends keyof Lists>(kind: K, under = ''): readonly Lists[K][] {
  return useSelected((store) => store.list(kind, under));
}
