import type { ActAnswer } from '../../protocol.ts';
import { act } from '../api.ts';
import { Store } from '../store.ts';
import { Cell } from './cell.ts';
import { Drafts } from './drafts.ts';
import { Latency } from './latency.ts';
import type { DrawerTab, OpenDialog, Page, Question, Toast } from './page.ts';
import { followPermalinks, type MessagePlace, placeOf } from './permalinks.ts';
import { firstRoute, hashOf, type Route, routeOf, routeTo, seenRoute } from './route.ts';
import { type Connection, openStream } from './stream.ts';
import { TypedTexts } from './typed-texts.ts';
import { windowIdOf } from './window-id.ts';

const MAX_TOASTS = 4;
/** These follow from looking, not from doing, so nobody waits for their answer. */
const UNASKED = new Set(['read', 'suggest']);

/** Makes the page of a window and connects it to the server. */
export function makePage(target: Window & typeof globalThis): Page {
  const store = new Store();
  const latency = new Latency();
  const connection = new Cell<Connection>('waiting');
  const route = new Cell<Route | undefined>(undefined);
  const toasts = new Cell<readonly Toast[]>([]);
  const question = new Cell<Question | undefined>(undefined);
  const dialog = new Cell<OpenDialog | undefined>(undefined);
  const { history, location, document } = target;
  const windowId = windowIdOf(target);
  let close = (): void => {};
  let as: string | undefined;
  let focused: HTMLElement | undefined;
  let lastToast = 0;

  const fromUrl = (): string | undefined => new URLSearchParams(location.search).get('as') ?? undefined;

  const connect = (wanted: string | undefined): void => {
    close();
    // What was asked of one person is not answered by another.
    question.get()?.answer(false);
    dialog.set(undefined);
    as = wanted;
    close = openStream({ as: wanted, window: windowId }, connection, (change) => {
      store.apply(change);
      page.typed.keepViews(openViews(store));
      if (change.first) settle();
      queueMicrotask(() => latency.drawn());
    });
  };

  /** After everything has come: the URL says who this is, and the place is one that they can see. */
  const settle = (): void => {
    const me = store.entry('workspace')?.me;
    const linked = placeOf(new URL(location.href));
    const wanted = seenRoute(store, location.hash);
    as = me ?? as;
    history.replaceState(null, '', urlOf(as, wanted));
    route.set(wanted);
    if (linked !== undefined) page.seek(linked);
  };

  const page: Page = {
    store,
    connection,
    route,
    sought: new Cell<MessagePlace | undefined>(undefined),
    toasts,
    question,
    dialog,
    drawer: new Cell<DrawerTab | undefined>(undefined),
    typed: new TypedTexts(),
    drafts: new Drafts(),
    act: (what) => {
      const me = store.entry('workspace')?.me;
      if (me === undefined) return Promise.reject(new Error('The workspace has not loaded yet.'));
      if (!UNASKED.has(what.kind)) latency.asked();
      return act(me, windowId, what).then(done, unreachable);
    },
    try: (what) =>
      page.act(what).then(
        () => true,
        (error: unknown) => {
          page.say(error instanceof Error ? error.message : String(error));
          return false;
        },
      ),
    go: (wanted) => {
      const before = route.get();
      if (before !== undefined && hashOf(before) === hashOf(wanted)) return;
      history.pushState(null, '', urlOf(as, wanted));
      route.set(wanted);
    },
    seek: (place) => {
      if (store.entry(`channel:${place.channel}`) === undefined) {
        page.say('You cannot open the channel of this message.');
        return;
      }
      const { threadTs } = place;
      page.go({ ...routeTo(store, place.channel), ...(threadTs === undefined ? {} : { threadTs }) });
      page.sought.set(place);
    },
    become: (personId, wanted) => {
      const next = wanted ?? route.get();
      history.pushState(null, '', urlOf(personId, next));
      if (personId !== store.entry('workspace')?.me) connect(personId);
      else if (next !== undefined) route.set(next);
    },
    startStep: async (step) => {
      page.become(step.personId, routeTo(store, step.place));
      await until(store, () => store.entry('workspace')?.me === step.personId);
      const workspace = store.entry('workspace');
      if (step.command === undefined || workspace === undefined) return;
      const channel = step.place.startsWith('C') ? step.place : workspace.appChannelId;
      const [command = '', ...words] = step.command.split(' ');
      await page.try({ kind: 'command', channel, command, text: words.join(' ') });
    },
    ask: (confirm, host) => {
      question.get()?.answer(false);
      return new Promise((resolve) => {
        const answer = (yes: boolean): void => {
          question.set(undefined);
          resolve(yes);
        };
        question.set({ confirm, host, answer });
      });
    },
    say: (text) => {
      lastToast += 1;
      toasts.set([...toasts.get(), { id: String(lastToast), text }].slice(-MAX_TOASTS));
    },
    hush: (id) => toasts.set(toasts.get().filter((toast) => toast.id !== id)),
    returnFocus: () => {
      const find = (selector: string) => document.querySelector<HTMLElement>(selector);
      const elsewhere = () => find('.composer__text') ?? find('.tabs__tab[aria-selected=true]');
      (focused?.isConnected ? focused : elsewhere())?.focus();
    },
  };

  latency.watch(target);
  followPermalinks(target, page.seek);
  document.addEventListener('focusin', ({ target: element }) => {
    if (element instanceof HTMLElement && element.closest('[role=dialog],[role=alertdialog]') === null) {
      focused = element;
    }
  });
  target.addEventListener('popstate', () => {
    const wanted = fromUrl();
    if (wanted !== as) connect(wanted);
    else route.set(routeOf(location.hash) ?? firstRoute(store));
  });
  connect(fromUrl());
  return page;
}

function done(answer: ActAnswer): ActAnswer {
  if (answer.problem !== undefined) throw new Error(answer.problem);
  return answer;
}

/** `fetch` says no more than that it failed, in the browser's own words. */
function unreachable(error: unknown): never {
  throw error instanceof TypeError ? new Error('The workspace cannot be reached. Try again.') : error;
}

function urlOf(as: string | undefined, route: Route | undefined): string {
  const query = as === undefined ? '' : `?as=${encodeURIComponent(as)}`;
  return `/${query}${route === undefined ? '' : hashOf(route)}`;
}

function openViews(store: Store): ReadonlySet<string> {
  const home = store.entry('home');
  const ids = store.list('modal').map(({ id }) => id);
  return new Set(home === undefined ? ids : [...ids, home.id]);
}

function until(store: Store, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (condition()) return resolve();
    const stop = store.subscribe(() => {
      if (!condition()) return;
      stop();
      resolve();
    });
  });
}
