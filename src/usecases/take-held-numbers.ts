import { markTagsRead } from '#db/queries/number-tags.ts';
import { findOrder } from '#db/queries/orders.ts';
import { getRequestOf } from '#db/queries/request-view.ts';
import type { OrderId } from '../domain/request.ts';
import type { AwsNumber } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { readTags } from './number-tags.ts';
import { insertFound } from './record-listed.ts';
import { giveNumberToOrder } from './take-arrived-number.ts';

type TaggedOrder = NonNullable<Awaited<ReturnType<typeof findOrder>>>;

/** The order that a tag names, if it asked for such a number. */
async function findOrderOfTag(
  context: Context,
  id: OrderId,
  number: AwsNumber,
): Promise<TaggedOrder | undefined> {
  const order = await findOrder(context.db, id);
  if (order === undefined) return undefined;
  const request = await getRequestOf(context.db, 'lease_numbers', order.requestId);
  const line = request.orders.find((candidate) => candidate.id === id)?.line;
  const isItsKind =
    line?.country === number.country &&
    line.useCase === number.useCase &&
    line.numberType === number.numberType;
  return isItsKind ? order : undefined;
}

async function takeHeldNumber(context: Context, region: string, number: AwsNumber): Promise<void> {
  const { orderId } = readTags(await context.voice.numberTags(region, number.arn));
  const order = await findOrderOfTag(context, orderId, number);
  // Whoever leases for it looks for the number by its tag, among those that the inventory does not have.
  if (order?.status === 'queued' || order?.status === 'calling') return;
  await transact(context, async (tx, handOn) => {
    const [found] = await insertFound(context, tx, region, [number]);
    if (found === undefined || order?.status !== 'failed') return;
    await markTagsRead(tx, found.id);
    const row = { ...number, id: found.id, leasedAt: number.createdAt ?? context.clock.now() };
    await giveNumberToOrder(context, tx, handOn, { region, number: row, order, from: 'failed' });
  });
}

/**
 * New numbers of a kind that a lost answer of AWS may be about. One whose order is still worked on is left to that
 * work; one whose order was given up goes to it all the same, since it was bought for it; any other is a new number.
 */
export async function takeHeldNumbers(
  context: Context,
  region: string,
  held: readonly AwsNumber[],
): Promise<void> {
  for (const number of held) await takeHeldNumber(context, region, number);
}
