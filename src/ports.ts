import type { Person } from './domain/actor.ts';
import type { AccountRoom } from './domain/basket.ts';
import type { MonthlyPrice } from './domain/money.ts';
import type { CardId, NoticeId, NumberStatus, NumberType, SlackUserId, UseCase } from './domain/request.ts';
import type { RequestView } from './domain/request-view.ts';

export interface Clock {
  now(): Date;
}

export interface LeaseInput {
  readonly region: string;
  readonly country: string;
  readonly useCase: UseCase;
  readonly numberType: NumberType;
  /** 1–64 characters; the same token never leases a second number (AWS RequestPhoneNumber, ClientToken). */
  readonly clientToken: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What AWS can filter by. */
export type NumberKind = Pick<LeaseInput, 'country' | 'useCase' | 'numberType'>;

/** A number as AWS describes it. */
export interface AwsNumber {
  readonly awsId: string;
  readonly arn: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly country: string;
  readonly useCase: UseCase;
  /** AWS also knows types that Dialtone does not lease, such as SHORT_CODE. */
  readonly numberType: string;
  readonly capabilities: readonly string[];
  readonly status: NumberStatus;
  /** Undefined when AWS says none, or one that is not whole cents. */
  readonly price: MonthlyPrice | undefined;
  readonly deletionProtected: boolean;
  readonly createdAt: Date | undefined;
}

export type AccountTier = {
  readonly tier: 'sandbox' | 'production' | 'unknown';
  readonly value: string | undefined;
};

/**
 * AWS's voice channel. Every method throws `AppError` with an `aws_…` code, and never retries by itself what may
 * have changed something: pace, retry and idempotency are the caller's.
 */
export interface VoiceChannel {
  /** RequestPhoneNumber for one voice number, with deletion protection on. */
  leaseNumber(input: LeaseInput): Promise<AwsNumber>;
  /** DescribePhoneNumbers for at most 5 ids; ids that AWS does not know are left out of the answer. */
  describeNumbers(region: string, awsIds: readonly string[]): Promise<readonly AwsNumber[]>;
  /** DescribePhoneNumbers, all pages; only numbers of one kind where it is given. */
  listNumbers(region: string, kind?: NumberKind): Promise<readonly AwsNumber[]>;
  /** ListTagsForResource. */
  numberTags(region: string, arn: string): Promise<Readonly<Record<string, string>>>;
  /** DescribeAccountLimits, the row PHONE_NUMBERS. */
  accountRoom(region: string): Promise<AccountRoom>;
  /** DescribeAccountAttributes, ACCOUNT_TIER. */
  accountTier(region: string): Promise<AccountTier>;
}

/** Where a message stands in Slack. */
export interface MessageRef {
  readonly channelId: string;
  readonly ts: string;
}

export type NoticeKind =
  | 'card'
  | 'card_to_lead'
  | 'receipt'
  | 'result_in_thread'
  | 'result_to_requester'
  | 'reminder_in_thread';

export interface NoticeDelivery {
  readonly noticeId: NoticeId;
  readonly kind: NoticeKind;
  /** A channel id, or a user id for a direct message. */
  readonly to: string;
  readonly thread: MessageRef | undefined;
  readonly request: RequestView;
}

export interface CardDrawing {
  readonly cardId: CardId;
  readonly kind: 'card' | 'receipt';
  readonly at: MessageRef;
  readonly request: RequestView;
}

/** Slack, as far as workers need it. Throws `AppError` with a `slack_…` code; never retries by itself. */
export interface Notifier {
  deliver(notice: NoticeDelivery): Promise<MessageRef & { readonly permalink: string | undefined }>;
  redraw(card: CardDrawing): Promise<void>;
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
