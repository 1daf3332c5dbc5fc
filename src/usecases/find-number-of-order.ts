import { listKnownAwsIds } from '#db/queries/numbers.ts';
import type { OrderView } from '../domain/request-view.ts';
import type { AwsNumber } from '../ports.ts';
import type { Context } from './context.ts';

/** Every number is tagged with its order when it is leased. */
export const ORDER_TAG = 'dialtone:order';

/**
 * The number that AWS leased for an order whose answer was lost: one of its kind that the inventory does not have and
 * that carries the order's tag. How long AWS remembers a client token is not documented, so the token alone is not
 * relied on. Costs one DescribePhoneNumbers and one ListTagsForResource for each candidate.
 */
export async function findNumberOfOrder(
  context: Context,
  region: string,
  order: OrderView,
): Promise<AwsNumber | undefined> {
  const { country, useCase, numberType } = order.line;
  const candidates = await context.voice.listNumbers(region, { country, useCase, numberType });
  const known = await listKnownAwsIds(
    context.db,
    region,
    candidates.map((number) => number.awsId),
  );
  for (const number of candidates) {
    if (known.has(number.awsId)) continue;
    const tags = await context.voice.numberTags(region, number.arn);
    if (tags[ORDER_TAG] === String(order.id)) return number;
  }
  return undefined;
}
