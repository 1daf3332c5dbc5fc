import type { ViewResponseAction, ViewStateValue } from '@slack/bolt';
import type { KnownBlock, PlainTextOption, View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { UserActor } from '../domain/actor.ts';
import type { Log } from '../ports.ts';
import type { Context } from '../usecases/context.ts';
import type { CardSettings } from './cards/settings.ts';
import type { LatestViews } from './latest-views.ts';

/** What handlers are given besides what happened. */
export interface SlackApp {
  readonly context: Context;
  readonly client: WebClient;
  readonly cards: CardSettings;
  readonly log: Log;
  readonly latestViews: LatestViews;
}

export interface MessageContent {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  /** Sent where Slack refuses `blocks`, such as a table in a message that only one person sees. */
  readonly otherwise?: readonly KnownBlock[];
  /** Takes the place of the message that was clicked. */
  readonly replacesOriginal?: boolean;
}

interface Interaction {
  readonly actor: UserActor;
  /** From the click to the last card. */
  readonly correlationId: string;
}

/** False when this delivery came before, to this bot or to another. Only awaited where work would be done twice. */
export type IsFirst = Promise<boolean>;

/** Tells only the person who acted, through `response_url`. */
export type Respond = (message: MessageContent) => Promise<void>;

export interface Command extends Interaction {
  readonly name: string;
  readonly text: string;
  readonly channelId: string;
  readonly triggerId: string;
  readonly isFirst: IsFirst;
  readonly respond: Respond;
}

/** By block id, then action id, as Slack's `view.state.values`. */
export type Values = Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>;

export interface OpenView {
  readonly id: string;
  readonly rootId: string;
  readonly hash: string;
  readonly callbackId: string;
  readonly metadata: string;
  readonly values: Values;
  readonly drawn: View;
}

export interface Click extends Interaction {
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly triggerId: string;
  /** Seconds since the epoch, by Slack's clock. */
  readonly clickedAt: number;
  /** The message that carries the button; undefined in a modal. */
  readonly message:
    | { readonly channelId: string; readonly ts: string; readonly isEphemeral: boolean }
    | undefined;
  readonly view: OpenView | undefined;
  readonly isFirst: IsFirst;
  readonly respond: Respond;
}

export interface Submission extends Interaction {
  readonly view: OpenView;
}

/** Undefined closes the view. */
export type SubmitAnswer = ViewResponseAction | undefined;

/** What was typed so far comes along only where Slack sends it. */
export interface Closing extends Interaction {
  readonly view: OpenView;
}

/** A global shortcut has no channel, so there is nowhere to answer but a view. */
export interface Shortcut extends Interaction {
  readonly callbackId: string;
  readonly triggerId: string;
  readonly isFirst: IsFirst;
  readonly respond: Respond;
}

/** A command, a click or a shortcut: what a view can be opened from. */
export type Opener = Pick<Command, 'actor' | 'correlationId' | 'triggerId' | 'isFirst' | 'respond'>;

export interface HomeOpened extends Interaction {
  readonly isFirst: IsFirst;
}

export interface OptionsQuery extends Interaction {
  readonly query: string;
}

export type CommandHandler = (app: SlackApp, command: Command) => Promise<void>;
export type ClickHandler = (app: SlackApp, click: Click) => Promise<void>;
/** Answers within Slack's three seconds: it may read and write rows; only saving a project looks at Slack as well. */
export type SubmitHandler = (app: SlackApp, submission: Submission) => Promise<SubmitAnswer>;
/** Slack asks at every keystroke and waits three seconds: at most one indexed query. */
export type OptionsHandler = (
  app: SlackApp,
  query: OptionsQuery,
) => readonly PlainTextOption[] | Promise<readonly PlainTextOption[]>;
/** A view that was closed, for those that ask to be told (`notify_on_close`). */
export type CloseHandler = (app: SlackApp, closing: Closing) => Promise<void>;
/** A global shortcut. */
export type ShortcutHandler = (app: SlackApp, shortcut: Shortcut) => Promise<void>;
export type HomeOpenedHandler = (app: SlackApp, opened: HomeOpened) => Promise<void>;
