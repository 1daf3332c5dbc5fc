import type { Tx } from '#db/client.ts';
import { insertAuditEvent, type NewAuditEvent } from '#db/queries/audit.ts';
import { markNumberGone, markNumberSeen } from '#db/queries/number-changes.ts';
import type { Actor } from '../domain/actor.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import { isAtAws } from '../domain/relinquish.ts';
import type { RequestId } from '../domain/request.ts';
import type { AwsNumber } from '../ports.ts';
import { type Context, transact } from './context.ts';

/** Who looked, and for what. */
export interface Look {
  readonly actor: Actor;
  readonly requestId?: RequestId;
  readonly correlationId: string;
}

function auditOf(number: InventoryNumber, { actor, requestId, correlationId }: Look, at: Date) {
  return {
    at,
    actor,
    numberId: number.id,
    ...(number.project === undefined ? {} : { projectId: number.project.id }),
    ...(requestId === undefined ? {} : { requestId }),
    correlationId,
  };
}

/** AWS no longer knows the number, and it was not Dialtone that gave it back. */
export async function recordGone(tx: Tx, number: InventoryNumber, look: Look, at: Date): Promise<void> {
  if ((await markNumberGone(tx, number.id, at)) === undefined) return;
  await insertAuditEvent(tx, {
    ...auditOf(number, look, at),
    action: 'number.status_changed',
    before: { status: number.status },
    after: { status: 'GONE', phoneNumber: number.phoneNumber },
  });
}

type Told = Pick<NewAuditEvent, 'action' | 'before' | 'after'>;

/** What the story of the number says: its protection by itself, as when Dialtone changes it, the rest together. */
function changesOf(number: InventoryNumber, found: AwsNumber): readonly Told[] {
  const { phoneNumber } = number;
  const protection: Told = {
    action: 'number.protection_changed',
    before: { isProtected: number.deletionProtected },
    after: { phoneNumber, isProtected: found.deletionProtected, atAws: true },
  };
  const others = (['poolId', 'registrationId'] as const).filter((name) => number[name] !== found[name]);
  const factsOf = (facts: InventoryNumber | AwsNumber) =>
    Object.fromEntries(others.map((name) => [name, facts[name] ?? null]));
  const rest: Told = {
    action: 'number.changed',
    before: factsOf(number),
    after: { phoneNumber, ...factsOf(found) },
  };
  return [
    ...(number.deletionProtected === found.deletionProtected ? [] : [protection]),
    ...(others.length === 0 ? [] : [rest]),
  ];
}

async function recordChanges(
  context: Context,
  number: InventoryNumber,
  found: AwsNumber,
  look: Look,
  askedAt: Date,
): Promise<void> {
  const changes = changesOf(number, found);
  if (changes.length === 0) return;
  const now = context.clock.now();
  await transact(context, async (tx) => {
    if ((await markNumberSeen(tx, number.id, found, askedAt)) === undefined) return;
    for (const change of changes) await insertAuditEvent(tx, { ...auditOf(number, look, now), ...change });
  });
}

/**
 * The number as AWS describes it now (DescribePhoneNumbers); undefined when AWS no longer has it. What somebody has
 * changed there, its protection, pool or registration, is kept in the inventory. Throws `AppError` with an `aws_…` code.
 */
export async function seeNumber(
  context: Context,
  number: InventoryNumber,
  look: Look,
): Promise<AwsNumber | undefined> {
  const askedAt = context.clock.now();
  const [found] = await context.voice.describeNumbers(number.region, [number.awsId]);
  if (!isAtAws(found)) return undefined;
  await recordChanges(context, number, found, look, askedAt);
  return found;
}
