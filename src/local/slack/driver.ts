// The shapes of the local Slack: what tests, the demo and the page hold in their hands.
// `startLocalSlack` in start.ts makes one.
import type { ClickOptions, Controls, Drawn } from './driver/on-screen.ts';
import type { Send } from './driver/raw-sends.ts';
import type { Stage } from './interactions/stage.ts';
import type { JsonObject } from './json.ts';
import type { Call, Delivery, DeliveryKind, Faults, Violation } from './records.ts';
import type { Workspace } from './workspace.ts';

export type { At, CheckOptions, ClickOptions, Controls, Drawn, FillOptions } from './driver/on-screen.ts';
export type { Send, SendOptions } from './driver/raw-sends.ts';
export type { LocalSlackOptions } from './options.ts';
export type {
  ActiveFault,
  Call,
  Delivery,
  DeliveryKind,
  DeliveryOutcome,
  Fault,
  Faults,
  Violation,
} from './records.ts';

/** The app's answer to something that the person did. */
export interface Ack {
  readonly ackMs: number;
  readonly status: number;
  /** What Slack tells the person when the app did not answer well. */
  readonly problem?: string;
  readonly delivery: Delivery;
}

export interface CommandResult extends Ack {
  /** The text of the message in the answer's body, when there was one. */
  readonly text?: string;
}

export interface SubmitResult {
  readonly kind: 'closed' | 'cleared' | 'updated' | 'pushed' | 'errors' | 'failed';
  /** By the label of the field. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Who found the errors: the Slack client before sending, or the app. */
  readonly by?: 'slack' | 'app';
  readonly problem?: string;
  readonly delivery?: Delivery;
}

/** An open modal. Live: it always shows the view as it is now. */
export interface Form extends Drawn, Controls {
  readonly viewId: string;
  readonly title: string;
  readonly submitLabel: string | undefined;
  readonly closeLabel: string | undefined;
  readonly callbackId: string;
  readonly hash: string;
  /** False once the view is closed. */
  readonly open: boolean;
  text(): string[];
  /** Errors under the fields, by label. */
  errors(): Record<string, string>;
  /**
   * Waits for `where`. Without it: until the app has redrawn the view since the person's last action in it,
   * or, right after opening, until it is more than a loading view (redrawn, or with a field, button or submit).
   */
  settled(where?: (form: Form) => boolean): Promise<Form>;
  /** `force` sends what the Slack client would hold back. */
  submit(options?: { force?: boolean }): Promise<SubmitResult>;
  /** The close button of a pushed view: back to the view below. Throws on a first view. */
  previous(): Promise<void>;
  /** The close button, whatever it says: back to the view below, or no modal any more. */
  cancel(): Promise<void>;
  /** The X at the top: closes all views. */
  close(): Promise<void>;
}

/** A published App Home. Live. */
export interface Home extends Drawn, Controls {
  readonly hash: string;
  /**
   * Waits for `where`. Without it: until the app has published again since the person last opened the Home or
   * did something in it.
   */
  settled(where?: (home: Home) => boolean): Promise<Home>;
}

/** A file in a message. */
export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  /** Bytes. */
  readonly size: number;
  /** The content as UTF-8 text. */
  readonly content: string;
}

/** A message as it was when it was looked up. */
export interface Message extends Drawn {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly user: string;
  /** The top-level text (what notifications show), with mentions readable. */
  readonly text: string;
  /** The top-level text as the app sent it. */
  readonly rawText: string;
  /** Slack marks a message as edited only when its text was changed without blocks. */
  readonly edited: boolean;
  /** How often the app has redrawn it. */
  readonly redraws: number;
  readonly ephemeral: boolean;
  readonly files: readonly SharedFile[];
  readonly metadata: JsonObject | undefined;
}

/** Which modal to wait for; it may also become so by an update. */
export interface ModalWanted {
  title?: string;
  callbackId?: string;
  where?: (form: Form) => boolean;
}

export type MessageCheck = (message: Message) => boolean;

/**
 * One person at a Slack client. Waits are driven by changes of the workspace, with one overall timeout;
 * a check that throws counts as "not yet". Channels are given by id, `#name`, name or `dm`.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  command(command: string, text?: string, options?: { channel?: string }): Promise<CommandResult>;
  shortcut(callbackId: string): Promise<Ack>;
  messageShortcut(message: Message, callbackId: string): Promise<Ack>;
  /** The top modal; waits until one is open that fits. */
  modal(options?: ModalWanted): Promise<Form>;
  /** The top modal now, without waiting. */
  topModal(): Form | undefined;
  /** Waits until no modal is open. */
  noModal(): Promise<void>;
  /** The latest message in a channel that fits (thread replies included). */
  message(channel: string, where?: MessageCheck): Promise<Message>;
  /** The latest reply in a message's thread that fits. */
  reply(parent: Message, where?: MessageCheck): Promise<Message>;
  /** The latest direct message from the app that fits. */
  dm(where?: MessageCheck): Promise<Message>;
  /** The latest ephemeral message that only this person sees and that fits. */
  ephemeral(where?: MessageCheck): Promise<Message>;
  /** Waits until this very message, redrawn in place, fits. */
  redrawn(message: Message, where: MessageCheck): Promise<Message>;
  /** What is there now, oldest first. */
  messages(channel: string): Message[];
  replies(parent: Message): Message[];
  dms(): Message[];
  ephemerals(): Message[];
  /** Clicks on the message as it is now; `stale` clicks on it as it was when it was looked up. */
  click(message: Message, label: string, options?: ClickOptions & { stale?: boolean }): Promise<Ack>;
  /** Selects and other controls of a message. */
  on(message: Message, options?: { stale?: boolean }): Controls;
  /** Opens the App Home, or the app's Messages tab: both send the event `app_home_opened`. */
  openHome(tab?: 'home' | 'messages'): Promise<Ack>;
  /** The App Home; waits until one is published that fits. One of an earlier visit fits too: see `settled`. */
  home(where?: (home: Home) => boolean): Promise<Home>;
  /** Everything that this person sees now, for failure messages and transcripts. */
  screen(): string[];
}

export interface LocalSlack {
  /** Base of the Web API, ends in `/api/`. */
  readonly url: string;
  readonly origin: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly appId: string;
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;
  /** The state itself: people, channels, messages, views; also to arrange (join, leave, archive, deactivate). */
  readonly workspace: Workspace;
  /** What the functions of `interactions/` need: for another client than the driver, such as the page. */
  readonly stage: Stage;
  readonly people: Workspace['people'];
  readonly channels: Workspace['channels'];
  readonly faults: Faults;
  readonly send: Send;
  setRequestUrl(url: string): void;
  /** Where people look at the workspace, without a slash at the end: permalinks lead there. Its own origin until then. */
  setClientOrigin(origin: string): void;
  person(id: string): Person;
  /** Web API calls, oldest first, the last 500. */
  calls(method?: string): Call[];
  /** Requests to the app, oldest first, the last 500. */
  deliveries(kind?: DeliveryKind): Delivery[];
  violations(): Violation[];
  /** Forgets calls, deliveries and violations. */
  forget(): void;
  /** Readable lines of a message, a modal, a Home, a view or a list of blocks. */
  render(drawn: object): string[];
  /** Waits until the condition holds; checked on every change of the workspace. */
  until(condition: () => boolean, what: string): Promise<void>;
  /** Called after every change; returns the function that stops it. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
