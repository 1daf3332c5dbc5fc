// What the page in the browser and its server say to each other: types and paths.
import type { JsonObject } from '../slack/json.ts';

export type { JsonObject } from '../slack/json.ts';
export type * from './protocol-acts.ts';

/** What stands in the fields of a view or message, by block_id and action_id, as in Slack's `state.values`. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

export const STREAM_PATH = '/page/stream';
export const ACT_PATH = '/page/act';
export const CONTROL_PATH = '/page/control';
export const PREVIEW_PATH = '/page/preview';
export const FILE_PATH = '/page/files/';
/** Permalinks of messages: `/archives/C0VOICE/p1764334800000100`. */
export const PERMALINK_PATH = '/archives/';

/** Somebody in the workspace, the app included. */
export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  /** Such as `admin`, `guest`, `app`, `other workspace`; empty for a plain member. */
  readonly role: string;
  readonly isBot: boolean;
  /** Messages that this person has not read, in all channels. */
  readonly unread: number;
  /** How many of the unread are for them: direct messages, and those that mention them. */
  readonly mentions: number;
}

/** A slash command as the manifest has it. */
export interface CommandEntry {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly hint: string;
  /** Slack's own, such as `/invite`. */
  readonly builtIn: boolean;
}

/** A global shortcut as the manifest has it. */
export interface ShortcutEntry {
  readonly callbackId: string;
  readonly name: string;
  readonly description: string;
}

/** Where a person who has never seen the workspace may begin. */
export interface FirstStep {
  readonly label: string;
  /** As whom. */
  readonly personId: string;
  /** A channel's id, or `home`. */
  readonly place: string;
  /** Typed at once, such as `/voice-request`. */
  readonly command?: string;
}

export interface WorkspaceEntry {
  readonly name: string;
  /** The person whose screen this is. */
  readonly me: string;
  readonly app: { readonly name: string; readonly userId: string };
  /** The app's direct message channel with this person. */
  readonly appChannelId: string;
  readonly commands: readonly CommandEntry[];
  readonly shortcuts: readonly ShortcutEntry[];
  readonly firstSteps: readonly FirstStep[];
  /** How far the workspace's clock is ahead of the system's. */
  readonly clockAheadMs: number;
}

export interface ChannelEntry {
  readonly id: string;
  /** Without `#`; for a direct message the other person's name. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly shared: boolean;
  readonly archived: boolean;
  readonly memberIds: readonly string[];
  readonly unread: number;
  /** How many of the unread mention this person. */
  readonly mentions: number;
  /** Empty when nothing has been read. */
  readonly lastReadTs: string;
  /** Nothing can be written here: the app takes no messages. */
  readonly readOnly?: boolean;
}

export interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  /** Bytes. */
  readonly size: number;
}

export interface MessageEntry {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly userId: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly files: readonly FileEntry[];
  /** What this person has chosen in it. */
  readonly values: StateValues;
  readonly edited: boolean;
  /** Only this person sees it. */
  readonly ephemeral: boolean;
  readonly redraws: number;
}

/** An open modal or the App Home. */
export interface ViewEntry {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  /** Undefined without such a button. */
  readonly submit?: string;
  readonly close?: string;
  readonly blocks: readonly JsonObject[];
  readonly values: StateValues;
  /** Under the fields, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  readonly hash: string;
  readonly revision: number;
  /** Whether the close button leads back to a view below. */
  readonly hasPrevious: boolean;
}

/** An error that Slack itself shows to this person. */
export interface NoticeEntry {
  readonly id: string;
  readonly text: string;
}

/** Something that Slack refused, or would have. */
export interface RefusalEntry {
  readonly id: string;
  /** Such as `invalid_blocks`. */
  readonly kind: string;
  /** The method or interaction. */
  readonly where: string;
  readonly message: string;
  /** Such as `/blocks/3/text`; undefined when it is about no place in particular. */
  readonly pointer?: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Everything on one person's screen, by key:
 * `workspace`, `person:<id>`, `channel:<id>`, `message:<channel>:<ts>`, `modal:<n>` from 0 (the lowest), `home`,
 * `notice:<id>`, `refusal:<id>`.
 */
export interface Entries {
  workspace: WorkspaceEntry;
  [person: `person:${string}`]: PersonEntry;
  [channel: `channel:${string}`]: ChannelEntry;
  [message: `message:${string}`]: MessageEntry;
  [modal: `modal:${number}`]: ViewEntry;
  home: ViewEntry;
  [notice: `notice:${string}`]: NoticeEntry;
  [refusal: `refusal:${string}`]: RefusalEntry;
}

export type Key = keyof Entries & string;

/** `data` of the server-sent event `change`. The first of a connection has everything. */
export interface Change {
  readonly first: boolean;
  /** New or changed entries; null takes one away. */
  readonly entries: Readonly<Record<string, unknown>>;
}

/** Body of POST `/page/preview`: blocks to check as Slack would, on one surface. */
export interface PreviewRequest {
  readonly surface: 'message' | 'modal' | 'home';
  readonly blocks: unknown;
}

export interface PreviewAnswer {
  /** Slack's error name, such as `invalid_blocks`; undefined when the blocks are fine. */
  readonly error?: string;
  readonly problems: readonly { readonly message: string; readonly pointer: string }[];
  /** With block and action ids filled in. */
  readonly blocks: readonly JsonObject[];
  readonly values: StateValues;
}
