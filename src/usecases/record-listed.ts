import type { Tx } from '#db/client.ts';
import { insertAuditEvents, type NewAuditEvent } from '#db/queries/audit.ts';
import {
  analyzeNumbers,
  applyListed,
  insertFoundNumbers,
  listRequestsOfNumbers,
  markNumbersGone,
  type NumberChange,
  type NumberFacts,
} from '#db/queries/inventory-sync.ts';
import { listKnownAwsIds, upsertLearnedPrice } from '#db/queries/numbers.ts';
import { setGoneDue } from '#db/queries/relinquishments.ts';
import type { HandOn } from '#db/transaction.ts';
import type { AwsNumber } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { promiseHomesOfNumbers, promiseRedrawOfNewVersion } from './promises.ts';

const BATCH = 500;
/** So many new rows that Postgres plans badly until it has counted them. */
const MANY = 500;
const SYNC = { kind: 'job', name: 'inventory.sync' } as const;

/** All of a Region's numbers, as AWS told from `readingSince` on. */
export interface Listing {
  readonly region: string;
  readonly numbers: readonly AwsNumber[];
  readonly readingSince: Date;
}

type Told = Pick<NewAuditEvent, 'action' | 'before' | 'after'>;

const OTHERS = ['monthlyCents', 'poolId', 'registrationId'] as const;

/** What a change says in the number's story: status and protection each by itself, the rest together. */
function eventsOf({ phoneNumber, before, after }: NumberChange): readonly Told[] {
  const others = OTHERS.filter((name) => before[name] !== after[name]);
  const factsOf = (facts: NumberFacts) => Object.fromEntries(others.map((name) => [name, facts[name]]));
  return [
    ...(before.status === after.status
      ? []
      : [
          {
            action: 'number.status_changed' as const,
            before: { status: before.status },
            after: { phoneNumber, status: after.status },
          },
        ]),
    ...(before.deletionProtected === after.deletionProtected
      ? []
      : [
          {
            action: 'number.protection_changed' as const,
            before: { isProtected: before.deletionProtected },
            after: { phoneNumber, isProtected: after.deletionProtected },
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            action: 'number.changed' as const,
            before: factsOf(before),
            after: { phoneNumber, ...factsOf(after) },
          },
        ]),
  ];
}

async function recordChanges(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  changes: readonly NumberChange[],
): Promise<void> {
  const at = context.clock.now();
  const events = changes.flatMap((change) =>
    eventsOf(change).map(
      (event): NewAuditEvent => ({
        ...event,
        at,
        actor: SYNC,
        numberId: change.id,
        ...(change.projectId === null ? {} : { projectId: change.projectId }),
        correlationId: `number-${change.id}`,
      }),
    ),
  );
  await insertAuditEvents(tx, events);
  const moved = changes.filter(({ before, after }) => before.status !== after.status);
  for (const requestId of await listRequestsOfNumbers(
    tx,
    moved.map(({ id }) => id),
  ))
    await promiseRedrawOfNewVersion(tx, handOn, context, requestId);
  const gone = moved.filter(({ after }) => after.status === 'GONE' || after.status === 'DELETED');
  await setGoneDue(
    tx,
    gone.map(({ id }) => id),
    at,
  );
  await promiseHomesOfNumbers(
    tx,
    handOn,
    context,
    moved.map(({ id }) => id),
  );
}

/** The inventory takes over numbers that the account has and nobody leased here. */
export async function insertFound(
  context: Context,
  tx: Tx,
  region: string,
  numbers: readonly AwsNumber[],
): Promise<Awaited<ReturnType<typeof insertFoundNumbers>>> {
  const at = context.clock.now();
  const found = await insertFoundNumbers(tx, region, numbers, at);
  await insertAuditEvents(
    tx,
    found.map(({ id, phoneNumber }) => ({
      at,
      actor: SYNC,
      action: 'number.found',
      numberId: id,
      after: { phoneNumber, region },
      correlationId: `number-${id}`,
    })),
  );
  return found;
}

async function learnPrices(context: Context, { numbers, readingSince: seenAt }: Listing): Promise<void> {
  const latest = new Map(
    numbers.flatMap(({ country, numberType, price }) =>
      price === undefined ? [] : [[`${country} ${numberType}`, { ...price, country, numberType, seenAt }]],
    ),
  );
  for (const price of latest.values()) await upsertLearnedPrice(context.db, price);
}

const inBatches = <T>(all: readonly T[]): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, nth) =>
    all.slice(nth * BATCH, (nth + 1) * BATCH),
  );

/**
 * Brings the inventory to a complete listing, a batch at a time: what changed, what is gone, what is new, what it
 * costs. `isHeld` keeps back new numbers that may belong to an order; they are the answer.
 */
export async function recordListed(
  context: Context,
  listing: Listing,
  isHeld: (number: AwsNumber) => boolean,
): Promise<readonly AwsNumber[]> {
  const { region, readingSince } = listing;
  const numbers = [...new Map(listing.numbers.map((number) => [number.awsId, number])).values()];
  const awsIds = numbers.map((number) => number.awsId);
  const held: AwsNumber[] = [];
  let inserted = 0;
  for (const some of inBatches(numbers)) {
    await transact(context, async (tx, handOn) => {
      await recordChanges(context, tx, handOn, await applyListed(tx, region, some, readingSince));
    });
    const known = await listKnownAwsIds(
      context.db,
      region,
      some.map((number) => number.awsId),
    );
    const unknown = some.filter((number) => !known.has(number.awsId) && number.status !== 'DELETED');
    held.push(...unknown.filter(isHeld));
    const found = unknown.filter((number) => !isHeld(number));
    if (found.length > 0) await transact(context, (tx) => insertFound(context, tx, region, found));
    inserted += found.length;
  }
  if (inserted >= MANY) await analyzeNumbers(context.db);
  await transact(context, async (tx, handOn) => {
    await recordChanges(context, tx, handOn, await markNumbersGone(tx, region, awsIds, readingSince));
  });
  await learnPrices(context, listing);
  return held;
}
