// Where in the workspace a window is: kept in the hash, so that reload, back and bookmarks work.
import type { Store } from '../store.ts';

export type Tab = 'home' | 'messages' | 'about';

/** A tab of the app's direct message, or a channel; `threadTs` is the thread that is open beside it. */
export type Route =
  | { readonly kind: 'app'; readonly tab: Tab; readonly threadTs?: string | undefined }
  | { readonly kind: 'channel'; readonly channel: string; readonly threadTs?: string | undefined };

const TABS: Readonly<Record<string, Tab>> = { home: 'home', dm: 'messages', about: 'about' };

/** Reads a hash such as `#C0VOICE/1764334800.000100`, `#home` or `#dm`; undefined when it is empty. */
export function routeOf(hash: string): Route | undefined {
  const [place = '', threadTs = ''] = decodeURIComponent(hash.replace(/^#/, '')).split('/');
  if (place === '') return undefined;
  const tab = TABS[place];
  const thread = threadTs === '' ? {} : { threadTs };
  return tab === undefined ? { kind: 'channel', channel: place, ...thread } : { kind: 'app', tab, ...thread };
}

/** The hash of a route, with its `#`. */
export function hashOf(route: Route): string {
  const thread = route.threadTs === undefined ? '' : `/${route.threadTs}`;
  if (route.kind === 'channel') return `#${route.channel}${thread}`;
  return `#${route.tab === 'messages' ? 'dm' : route.tab}${thread}`;
}

/** The route to a channel's id, `home` or the app's own channel. */
export function routeTo(store: Store, place: string): Route {
  if (place === store.entry('workspace')?.appChannelId) return { kind: 'app', tab: 'messages' };
  return routeOf(place) ?? { kind: 'app', tab: 'home' };
}

/** Where a hash leads this person: elsewhere when it is empty or names a place that they cannot see. */
export function seenRoute(store: Store, hash: string): Route {
  const named = routeOf(hash);
  if (named?.kind !== 'channel') return named ?? firstRoute(store);
  const channel = store.entry(`channel:${named.channel}`);
  if (channel === undefined) return firstRoute(store);
  return channel.kind === 'im' ? { kind: 'app', tab: 'messages', threadTs: named.threadTs } : named;
}

/** Where a person begins who has not chosen a place: their first step's place, else the first channel. */
export function firstRoute(store: Store): Route {
  const workspace = store.entry('workspace');
  const step = workspace?.firstSteps.find(({ personId }) => personId === workspace.me);
  if (step !== undefined) return routeTo(store, step.place);
  const channels = store.list('channel').filter(({ kind }) => kind !== 'im');
  const [first] = channels.filter(({ memberIds }) => memberIds.includes(workspace?.me ?? ''));
  return first === undefined ? { kind: 'app', tab: 'home' } : { kind: 'channel', channel: first.id };
}

/** The channel whose messages a route shows; undefined on the Home and About tabs. */
export function channelOf(store: Store, route: Route): string | undefined {
  if (route.kind === 'channel') return route.channel;
  return route.tab === 'messages' ? store.entry('workspace')?.appChannelId : undefined;
}
