import type { ClickHandler, CommandHandler, OptionsHandler, SubmitHandler } from './interactions.ts';

/** Everything that people can do in Slack, by the id under which Slack sends it. */
export interface Registry {
  readonly commands: Readonly<Record<string, CommandHandler>>;
  readonly actions: Readonly<Record<string, ClickHandler>>;
  /** Commands and actions that open a view first of all: nothing may be awaited before. */
  readonly openers: ReadonlySet<string>;
  readonly views: Readonly<Record<string, SubmitHandler>>;
  readonly options: Readonly<Record<string, OptionsHandler>>;
}

/** The handler of an id that came from outside; undefined also for names that every object has. */
export function handlerOf<Handler>(
  handlers: Readonly<Record<string, Handler>>,
  id: string,
): Handler | undefined {
  return Object.hasOwn(handlers, id) ? handlers[id] : undefined;
}
