import type { AccountView } from './domain/account.ts';
import type { Person } from './domain/actor.ts';
import type { CallView } from './domain/call-view.ts';
import type { HomeContent } from './domain/home-content.ts';
import type { NumberList } from './domain/inventory.ts';
import type { CardKind, RequestNoticeKind } from './domain/notices.ts';
import type { CardId, HomeId, NoticeId, SlackUserId } from './domain/request.ts';
import type { RequestView } from './domain/request-view.ts';

export type * from './ports/desks.ts';
export type * from './ports/voice-channel.ts';

export interface Clock {
  now(): Date;
}

/** Where a message stands in Slack. */
export interface MessageRef {
  readonly channelId: string;
  readonly ts: string;
}

export type { CardKind, NoticeFacts, NoticeKind, RequestNoticeKind } from './domain/notices.ts';

/** A file of numbers for one person, and which numbers it has. */
export interface ExportFile {
  readonly name: string;
  readonly content: string;
  readonly list: NumberList;
  readonly count: number;
  readonly at: Date;
}

/** What a message tells of. */
export type NoticeSubject =
  | { readonly kind: RequestNoticeKind; readonly request: RequestView }
  | {
      readonly kind: 'case_resolved_in_thread';
      readonly request: RequestView;
      /** Of the account now, as far as AWS tells. */
      readonly tier: AccountView['tier'];
    }
  | { readonly kind: 'call_result'; readonly call: CallView }
  | { readonly kind: 'tier_changed'; readonly account: AccountView; readonly from: string | undefined }
  | { readonly kind: 'numbers_export'; readonly file: ExportFile };

export type NoticeDelivery = NoticeSubject & {
  readonly noticeId: NoticeId;
  /** A channel id, or a user id for a direct message. */
  readonly to: string;
  readonly thread: MessageRef | undefined;
};

export interface CardDrawing {
  readonly cardId: CardId;
  readonly kind: CardKind;
  readonly at: MessageRef;
  readonly request: RequestView;
}

export interface HomeDrawing {
  readonly homeId: HomeId;
  readonly userId: SlackUserId;
  readonly content: HomeContent;
}

/** Slack, as far as workers need it. Throws `AppError` with a `slack_…` code; never retries by itself. */
export interface Notifier {
  /** Undefined for a file, which is no message that could be redrawn. */
  deliver(
    notice: NoticeDelivery,
  ): Promise<(MessageRef & { readonly permalink: string | undefined }) | undefined>;
  redraw(card: CardDrawing): Promise<void>;
  /** Publishes a person's App Home (`views.publish`). */
  publishHome(home: HomeDrawing): Promise<void>;
}

/** Slack's people and channels, as far as rules need them. Throws `AppError` with a `slack_…` code. */
export interface Directory {
  /** `users.info`; undefined when Slack does not know the person. */
  findPerson(userId: SlackUserId): Promise<Person | undefined>;
  /** `conversations.info`: whether the bot may post there; undefined when the channel is not visible to it. */
  findChannel(channelId: string): Promise<{ readonly isMember: boolean } | undefined>;
}

/** Structured log: a static lower-case message, data in the fields. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
