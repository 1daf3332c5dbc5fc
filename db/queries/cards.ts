import type { CardId, RequestId } from '#src/domain/request.ts';
import type { CardKind, MessageRef } from '#src/ports.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, eq, isNull, lte, sql } from '../drizzle.ts';
import { cards, requests } from '../schema/schema.ts';

export type StoredCard = typeof cards.$inferSelect;

export interface NewCard extends MessageRef {
  readonly requestId: RequestId;
  readonly kind: CardKind;
  readonly permalink: string | undefined;
  readonly drawnVersion: number;
  readonly drawnAt: Date;
  readonly redrawAt: Date | null;
}

async function insertCopy(
  tx: Queryable,
  card: NewCard,
  known: Partial<typeof cards.$inferInsert>,
): Promise<CardId> {
  const [row] = await tx
    .insert(cards)
    .values(card)
    .onConflictDoUpdate({ target: [cards.channelId, cards.ts], set: { redrawAt: card.redrawAt, ...known } })
    .returning({ id: cards.id });
  if (row === undefined) throw new Error('upsert returned no row');
  return row.id;
}

/** Remembers a copy that was posted; one that is known already, from a click on it, gets its kind and its link. */
export function upsertCard(tx: Queryable, card: NewCard): Promise<CardId> {
  const { kind, permalink } = card;
  return insertCopy(tx, card, permalink === undefined ? { kind } : { kind, permalink });
}

/** Remembers a copy that was clicked before its posting was recorded, as what it seems to be; a known one stays so. */
export function upsertClickedCard(tx: Queryable, card: NewCard): Promise<CardId> {
  return insertCopy(tx, card, {});
}

export async function findCard(db: Queryable, id: CardId): Promise<StoredCard | undefined> {
  const [row] = await db.select().from(cards).where(eq(cards.id, id));
  return row;
}

/** The first copy of the card in this channel, where threads go. */
export async function findCardInChannel(
  db: Queryable,
  requestId: RequestId,
  channelId: string,
): Promise<StoredCard | undefined> {
  const [row] = await db
    .select()
    .from(cards)
    .where(
      and(
        eq(cards.requestId, requestId),
        eq(cards.kind, 'card'),
        eq(cards.channelId, channelId),
        isNull(cards.goneAt),
      ),
    )
    .orderBy(asc(cards.id))
    .limit(1);
  return row;
}

/** Every copy owes a redraw; one that was drawn just now owes it a little later, so that changes gather. */
export async function markCardsStale(
  tx: Tx,
  requestId: RequestId,
  now: Date,
  intervalMs: number,
): Promise<readonly { id: CardId; redrawAt: Date }[]> {
  const at = now.toISOString();
  const rows = await tx
    .update(cards)
    .set({
      redrawAt: sql`greatest(${at}::timestamptz, ${cards.drawnAt} + ${intervalMs} * interval '1 millisecond')`,
    })
    .where(and(eq(cards.requestId, requestId), isNull(cards.goneAt)))
    .returning({ id: cards.id, redrawAt: cards.redrawAt });
  return rows.map((row) => ({ id: row.id, redrawAt: row.redrawAt ?? now }));
}

/** The receipts of a request owe a redraw, because its card now has a link. */
export async function markReceiptsStale(
  tx: Tx,
  requestId: RequestId,
  redrawAt: Date,
): Promise<readonly CardId[]> {
  const rows = await tx
    .update(cards)
    .set({ redrawAt })
    .where(and(eq(cards.requestId, requestId), eq(cards.kind, 'receipt'), isNull(cards.goneAt)))
    .returning({ id: cards.id });
  return rows.map((row) => row.id);
}

/**
 * The version that is drawn now. A request that moved on in the meantime leaves the card due. Whoever makes the card
 * stale holds its row until the commit; waited for in the update itself, the version that they wrote would not be seen.
 */
export async function markCardDrawn(
  tx: Tx,
  id: CardId,
  drawnVersion: number,
  drawnAt: Date,
  againAt: Date,
): Promise<Date | undefined> {
  const at = againAt.toISOString();
  await tx.select({ id: cards.id }).from(cards).where(eq(cards.id, id)).for('update');
  const [row] = await tx
    .update(cards)
    .set({
      drawnVersion,
      drawnAt,
      slotAt: null,
      attempts: 0,
      redrawAt: sql`case when (select version from ${requests} where ${requests.id} = ${cards.requestId}) > ${drawnVersion}
        then ${at}::timestamptz end`,
    })
    .where(eq(cards.id, id))
    .returning({ redrawAt: cards.redrawAt });
  return row?.redrawAt ?? undefined;
}

export async function markCardGone(db: Queryable, id: CardId, goneAt: Date): Promise<void> {
  await db.update(cards).set({ goneAt, redrawAt: null, slotAt: null }).where(eq(cards.id, id));
}

export async function markCardPostponed(db: Queryable, id: CardId, redrawAt: Date): Promise<void> {
  await db
    .update(cards)
    .set({ redrawAt, slotAt: null, attempts: sql`${cards.attempts} + 1` })
    .where(eq(cards.id, id));
}

export async function setCardSlot(db: Queryable, id: CardId, slotAt: Date | null): Promise<void> {
  await db.update(cards).set({ slotAt }).where(eq(cards.id, id));
}

export async function listStaleCards(tx: Tx, now: Date, limit: number): Promise<readonly CardId[]> {
  const rows = await tx
    .select({ id: cards.id })
    .from(cards)
    .where(lte(cards.redrawAt, now))
    .orderBy(asc(cards.redrawAt), asc(cards.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => row.id);
}
