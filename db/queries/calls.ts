import type { CallsOfDay } from '#src/domain/call-policy.ts';
import type { CallView } from '#src/domain/call-view.ts';
import type { CallId } from '#src/domain/request.ts';
import type { Failure } from '#src/domain/request-view.ts';
import type { CallStatus } from '#src/domain/voice-message.ts';
import type { Queryable, Tx } from '../client.ts';
import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from '../drizzle.ts';
import { awsCalls, calls } from '../schema/schema.ts';
import { getInventoryNumber } from './inventory.ts';

export type StoredCall = typeof calls.$inferSelect;
export type NewCall = Omit<
  typeof calls.$inferInsert,
  'id' | 'status' | 'messageId' | 'errorCode' | 'errorDetails' | 'endedAt'
>;

/** Undefined when the same form made a call already. */
export async function insertCall(tx: Tx, call: NewCall): Promise<CallId | undefined> {
  const [row] = await tx
    .insert(calls)
    .values({ ...call, status: 'queued' })
    .onConflictDoNothing({ target: calls.submissionKey })
    .returning({ id: calls.id });
  return row?.id;
}

export async function findCall(db: Queryable, id: CallId): Promise<StoredCall | undefined> {
  const [row] = await db.select().from(calls).where(eq(calls.id, id));
  return row;
}

export async function findCallBySubmission(db: Queryable, key: string): Promise<CallId | undefined> {
  const [row] = await db.select({ id: calls.id }).from(calls).where(eq(calls.submissionKey, key));
  return row?.id;
}

/** A call with its number, for a row that must exist. */
export async function getCallView(db: Queryable, id: CallId): Promise<CallView> {
  const row = await findCall(db, id);
  if (row === undefined) throw new Error(`call ${id} does not exist`);
  const number = await getInventoryNumber(db, row.numberId);
  return {
    id: row.id,
    number,
    region: row.region,
    project: number.project,
    caller: row.callerId,
    destination: row.destination,
    body: row.body,
    bodyType: row.bodyType,
    voiceId: row.voiceId,
    maxPricePerMinute: row.maxPricePerMinute ?? undefined,
    isDryRun: row.isDryRun,
    status: row.status,
    messageId: row.messageId ?? undefined,
    failure: row.errorCode === null ? undefined : { code: row.errorCode, details: row.errorDetails ?? {} },
    askedAt: row.askedAt,
    endedAt: row.endedAt ?? undefined,
  };
}

/** Takes a call for its one try: AWS has no client token for it, so nobody tries a second time. */
export async function markCallCalling(
  tx: Tx,
  id: CallId,
  now: Date,
  giveUpAt: Date,
): Promise<StoredCall | undefined> {
  const [row] = await tx
    .update(calls)
    .set({ status: 'calling', dueAt: giveUpAt })
    .where(and(eq(calls.id, id), eq(calls.status, 'queued'), lte(calls.dueAt, now)))
    .returning();
  return row;
}

export interface CallEnd {
  readonly status: 'sent' | 'checked' | 'failed' | 'unknown';
  readonly messageId?: string;
  readonly failure?: Failure;
  readonly endedAt: Date;
}

/**
 * How it ended; undefined when it has another status by now. AWS's own answer may also correct `unknown`, which
 * was written when it came too late.
 */
export async function markCallEnded(
  tx: Tx,
  id: CallId,
  from: readonly CallStatus[],
  { status, messageId, failure, endedAt }: CallEnd,
): Promise<CallId | undefined> {
  const [row] = await tx
    .update(calls)
    .set({
      status,
      endedAt,
      dueAt: null,
      messageId: messageId ?? null,
      errorCode: failure?.code ?? null,
      errorDetails: failure?.details ?? null,
    })
    .where(and(eq(calls.id, id), inArray(calls.status, [...from])))
    .returning({ id: calls.id });
  return row?.id;
}

/**
 * Put back in line for a later try; only for a call that AWS surely did not make. Undefined when somebody has given
 * it up since.
 */
export async function markCallPostponed(tx: Tx, id: CallId, dueAt: Date): Promise<CallId | undefined> {
  const [row] = await tx
    .update(calls)
    .set({ status: 'queued', dueAt })
    .where(and(eq(calls.id, id), eq(calls.status, 'calling')))
    .returning({ id: calls.id });
  return row?.id;
}

/** How often AWS was asked to make a call. */
export async function countTriesOfCall(db: Queryable, { id, numberId }: StoredCall): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(awsCalls)
    .where(and(eq(awsCalls.numberId, numberId), eq(awsCalls.callId, id)));
  return row?.count ?? 0;
}

/** Its last call in the journal that has no answer yet. */
export async function findOpenTryOfCall(
  db: Queryable,
  { id, numberId }: StoredCall,
): Promise<number | undefined> {
  const [row] = await db
    .select({ id: awsCalls.id })
    .from(awsCalls)
    .where(and(eq(awsCalls.numberId, numberId), eq(awsCalls.callId, id), isNull(awsCalls.outcome)))
    .orderBy(desc(awsCalls.id))
    .limit(1);
  return row?.id;
}

const MADE = ['sent'] as const satisfies readonly CallStatus[];
const MADE_OR_UNDER_WAY = ['queued', 'calling', 'sent', 'unknown'] as const satisfies readonly CallStatus[];

/** Calls from a Region's account since a moment, by when they were asked for; dry runs are none. */
export async function countCallsSince(
  db: Queryable,
  region: string,
  destination: string | undefined,
  since: Date,
  which: 'made' | 'made or under way',
): Promise<CallsOfDay> {
  const isToDestination = destination === undefined ? sql`false` : eq(calls.destination, destination);
  const [row] = await db
    .select({
      all: sql<number>`count(*)::int`,
      toDestination: sql<number>`(count(*) filter (where ${isToDestination}))::int`,
    })
    .from(calls)
    .where(
      and(
        eq(calls.region, region),
        eq(calls.isDryRun, false),
        inArray(calls.status, which === 'made' ? [...MADE] : [...MADE_OR_UNDER_WAY]),
        gt(calls.askedAt, since),
      ),
    );
  return row ?? { all: 0, toDestination: 0 };
}

/** When a voice message was last sent from a Region's account through Dialtone; undefined for never. */
export async function findLastSentAt(db: Queryable, region: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: sql<string | null>`max(${calls.endedAt})` })
    .from(calls)
    .where(and(eq(calls.region, region), eq(calls.status, 'sent')));
  return row?.at ? new Date(row.at) : undefined;
}

export async function listDueCalls(tx: Tx, now: Date, limit: number): Promise<readonly CallId[]> {
  const rows = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(lte(calls.dueAt, now))
    .orderBy(asc(calls.dueAt), asc(calls.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map((row) => row.id);
}
