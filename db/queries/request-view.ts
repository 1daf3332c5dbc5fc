import type { RequestId, RequestKind } from '#src/domain/request.ts';
import type {
  LeaseRequest,
  LineView,
  NumberView,
  OrderView,
  RequestOf,
  RequestView,
} from '#src/domain/request-view.ts';
import type { Queryable } from '../client.ts';
import { and, asc, eq, isNull } from '../drizzle.ts';
import { cards, lines, numbers, orders, requests } from '../schema/schema.ts';
import { findCaseView } from './cases.ts';
import { findProject } from './projects.ts';
import { readAccess, readEnablement, readRelinquishment, readSpendLimitChange } from './work-views.ts';

type LineRow = typeof lines.$inferSelect;
type NumberRow = typeof numbers.$inferSelect;
type OrderRow = typeof orders.$inferSelect;

function toLine(row: LineRow): LineView {
  const { id, country, useCase, numberType, quantity, monthlyCents, currency, priceSource, priceAsOf } = row;
  const quote =
    monthlyCents === null || currency === null || priceSource === null || priceAsOf === null
      ? undefined
      : { monthlyCents, currency, source: priceSource, asOf: priceAsOf, isSample: row.priceIsSample };
  return { id, country, useCase, numberType, quantity, quote };
}

const toNumber = (row: NumberRow): NumberView => ({
  id: row.id,
  phoneNumber: row.phoneNumber,
  status: row.status,
  monthlyCents: row.monthlyCents ?? undefined,
  currency: row.currency,
  checkedAt: row.checkedAt,
});

const toOrder = (row: OrderRow, line: LineView, number: NumberRow | null): OrderView => ({
  id: row.id,
  line,
  position: row.position,
  status: row.status,
  number: number === null ? undefined : toNumber(number),
  error: row.errorCode === null ? undefined : { code: row.errorCode, details: row.errorDetails ?? {} },
});

async function listLines(db: Queryable, requestId: RequestId): Promise<readonly LineView[]> {
  const rows = await db
    .select()
    .from(lines)
    .where(eq(lines.requestId, requestId))
    .orderBy(asc(lines.position));
  return rows.map(toLine);
}

async function listOrders(
  db: Queryable,
  requestId: RequestId,
  lineViews: readonly LineView[],
): Promise<readonly OrderView[]> {
  const rows = await db
    .select({ order: orders, number: numbers })
    .from(orders)
    .leftJoin(numbers, eq(orders.numberId, numbers.id))
    .where(eq(orders.requestId, requestId))
    .orderBy(asc(orders.position));
  return rows.flatMap(({ order, number }) => {
    const line = lineViews.find((candidate) => candidate.id === order.lineId);
    return line === undefined ? [] : [toOrder(order, line, number)];
  });
}

async function findCardPermalink(db: Queryable, requestId: RequestId): Promise<string | undefined> {
  const [row] = await db
    .select({ permalink: cards.permalink })
    .from(cards)
    .where(and(eq(cards.requestId, requestId), eq(cards.kind, 'card'), isNull(cards.goneAt)))
    .orderBy(asc(cards.id))
    .limit(1);
  return row?.permalink ?? undefined;
}

type Base = Omit<LeaseRequest, 'kind' | 'lines' | 'orders' | 'supportCase'>;

/** What each kind of request has besides what all have. */
const READERS: { readonly [Kind in RequestKind]: (db: Queryable, base: Base) => Promise<RequestOf<Kind>> } = {
  lease_numbers: async (db, base) => {
    const lineViews = await listLines(db, base.id);
    return {
      ...base,
      kind: 'lease_numbers',
      lines: lineViews,
      orders: await listOrders(db, base.id, lineViews),
      supportCase: await findCaseView(db, base.id),
    };
  },
  enable_voice: readEnablement,
  relinquish_number: readRelinquishment,
  production_access: readAccess,
  spend_limit: readSpendLimitChange,
};

/** A request with its project and all that belongs to its kind. */
export async function findRequestView(db: Queryable, id: RequestId): Promise<RequestView | undefined> {
  const [row] = await db.select().from(requests).where(eq(requests.id, id));
  if (row === undefined) return undefined;
  const project = await findProject(db, row.projectId);
  if (project === undefined) return undefined;
  return READERS[row.kind](db, {
    id: row.id,
    project,
    requester: row.requesterId,
    purpose: row.purpose,
    status: row.status,
    version: row.version,
    askedAt: row.askedAt,
    expiresAt: row.expiresAt,
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt ?? undefined,
    decisionReason: row.decisionReason ?? undefined,
    finishedAt: row.finishedAt ?? undefined,
    cardPermalink: await findCardPermalink(db, id),
  });
}

/** The same for a row that must exist, such as one that a job or a foreign key names. */
export async function getRequestView(db: Queryable, id: RequestId): Promise<RequestView> {
  const view = await findRequestView(db, id);
  if (view === undefined) throw new Error(`request ${id} does not exist`);
  return view;
}

/** The same for a request whose kind is known, such as one that has orders. */
export async function getRequestOf<Kind extends RequestKind>(
  db: Queryable,
  kind: Kind,
  id: RequestId,
): Promise<RequestOf<Kind>> {
  const view = await getRequestView(db, id);
  if (view.kind !== kind) throw new Error(`request ${id} is ${view.kind}, not ${kind}`);
  return view as RequestOf<Kind>;
}
