import type {
  CallId,
  CardId,
  HomeId,
  NoticeId,
  RequestId,
  RequestStatus,
  SlackUserId,
} from '#src/domain/request.ts';
import type { CardKind, NoticeFacts, NoticeKind } from '#src/ports.ts';
import { check, index, integer, jsonb, pgTable, sql, text, uniqueIndex } from '../drizzle.ts';
import { calls } from './calls.ts';
import { moment, reference, rowId } from './columns.ts';
import { requests } from './requests.ts';

/** Slack messages that we owe somebody. */
export const notices = pgTable(
  'notices',
  {
    id: rowId<NoticeId>(),
    /** What it tells of: a request, a test call, or what stands in `facts`. */
    requestId: reference<RequestId>('request_id').references(() => requests.id),
    callId: reference<CallId>('call_id').references(() => calls.id),
    facts: jsonb('facts').$type<NoticeFacts>(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** A channel id, or a user id for a direct message. */
    recipient: text('recipient').notNull(),
    /** The same promise made twice is one message. */
    dedupeKey: text('dedupe_key').notNull(),
    /** It is owed only while the request has this status; null: in any. */
    forStatus: text('for_status').$type<RequestStatus>(),
    /** From when it must be delivered; null once it is delivered or dropped. */
    dueAt: moment('due_at'),
    slotAt: moment('slot_at'),
    attempts: integer('attempts').notNull().default(0),
    deliveredAt: moment('delivered_at'),
    droppedAt: moment('dropped_at'),
    dropReason: text('drop_reason'),
  },
  (table) => [
    check('notices_subject', sql`num_nonnulls(${table.requestId}, ${table.callId}, ${table.facts}) = 1`),
    uniqueIndex('notices_dedupe_key_unique').on(table.dedupeKey),
    index('notices_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index('notices_request').on(table.requestId),
  ],
);

/** People whose App Home was opened once; it is published again when what it shows has changed. */
export const homes = pgTable(
  'homes',
  {
    id: rowId<HomeId>(),
    userId: text('user_id').$type<SlackUserId>().notNull(),
    teamId: text('team_id').notNull(),
    openedAt: moment('opened_at').notNull(),
    /** Set when it must be published; null while it shows what is. */
    publishAt: moment('publish_at'),
    publishedAt: moment('published_at'),
    attempts: integer('attempts').notNull().default(0),
  },
  (table) => [
    uniqueIndex('homes_user_unique').on(table.userId),
    index('homes_publish').on(table.publishAt).where(sql`${table.publishAt} is not null`),
  ],
);

/** Known copies of a request's card, of the requester's receipt and of the owner's notice, redrawn when the request's version moves on. */
export const cards = pgTable(
  'cards',
  {
    id: rowId<CardId>(),
    requestId: reference<RequestId>('request_id')
      .notNull()
      .references(() => requests.id),
    kind: text('kind').$type<CardKind>().notNull(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    permalink: text('permalink'),
    drawnVersion: integer('drawn_version').notNull(),
    /** Set when a redraw is owed; null when the card shows the present version, or is gone. */
    redrawAt: moment('redraw_at'),
    drawnAt: moment('drawn_at').notNull(),
    slotAt: moment('slot_at'),
    attempts: integer('attempts').notNull().default(0),
    goneAt: moment('gone_at'),
  },
  (table) => [
    uniqueIndex('cards_message_unique').on(table.channelId, table.ts),
    index('cards_request').on(table.requestId),
    index('cards_redraw').on(table.redrawAt).where(sql`${table.redrawAt} is not null`),
  ],
);

/** The next free slot for each pace, such as `aws:<region>:RequestPhoneNumber` or `slack:<channel>`. */
export const paces = pgTable('paces', {
  key: text('key').primaryKey(),
  nextFreeAt: moment('next_free_at').notNull(),
});

/** Slack deliveries that were taken, so that a second delivery of the same does nothing. */
export const deliveries = pgTable(
  'deliveries',
  { key: text('key').primaryKey(), seenAt: moment('seen_at').notNull() },
  (table) => [index('deliveries_seen').on(table.seenAt)],
);
