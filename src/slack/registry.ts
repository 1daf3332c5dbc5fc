import type {
  ClickHandler,
  CloseHandler,
  CommandHandler,
  HomeOpenedHandler,
  OptionsHandler,
  ShortcutHandler,
  SubmitHandler,
} from './interactions.ts';

/** Everything that people can do in Slack, by the id under which Slack sends it. */
export interface Registry {
  readonly commands: Readonly<Record<string, CommandHandler>>;
  readonly actions: Readonly<Record<string, ClickHandler>>;
  /** Commands and actions that open a view first of all: nothing may be awaited before. */
  readonly openers: ReadonlySet<string>;
  readonly views: Readonly<Record<string, SubmitHandler>>;
  readonly options: Readonly<Record<string, OptionsHandler>>;
  /** By the callback id of the view that was closed. */
  readonly closings: Readonly<Record<string, CloseHandler>>;
  /** By callback id; each opens a view first of all. */
  readonly shortcuts: Readonly<Record<string, ShortcutHandler>>;
  readonly homeOpened: HomeOpenedHandler | undefined;
}

/** What one feature adds. */
export type Handlers = Partial<Registry>;

/** One registry of what the features add; an id that two of them claim is an error of ours. */
export function mergeHandlers(features: readonly Handlers[]): Registry {
  const openers = new Set(features.flatMap((feature) => [...(feature.openers ?? [])]));
  return {
    commands: merged(features.map((feature) => feature.commands ?? {})),
    actions: merged(features.map((feature) => feature.actions ?? {})),
    openers,
    views: merged(features.map((feature) => feature.views ?? {})),
    options: merged(features.map((feature) => feature.options ?? {})),
    closings: merged(features.map((feature) => feature.closings ?? {})),
    shortcuts: merged(features.map((feature) => feature.shortcuts ?? {})),
    homeOpened: features.find((feature) => feature.homeOpened !== undefined)?.homeOpened,
  };
}

function merged<Handler>(maps: readonly Readonly<Record<string, Handler>>[]): Record<string, Handler> {
  const all: Record<string, Handler> = {};
  for (const map of maps) {
    for (const [id, handler] of Object.entries(map)) {
      if (Object.hasOwn(all, id)) throw new Error(`two handlers for ${id}`);
      all[id] = handler;
    }
  }
  return all;
}

/** The handler of an id that came from outside; undefined also for names that every object has. */
export function handlerOf<Handler>(
  handlers: Readonly<Record<string, Handler>>,
  id: string,
): Handler | undefined {
  return Object.hasOwn(handlers, id) ? handlers[id] : undefined;
}
