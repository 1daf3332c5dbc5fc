import type { KnownBlock } from '@slack/types';
import type { LeaseRequest, OrderView } from '#src/domain/request-view.ts';
import { context, inBlocks, section } from '../../blocks.ts';
import { errorContext, orderFailureText, ordersName, showsErrorContext } from '../../error-text.ts';
import type { CardContext } from '../settings.ts';

type Group = [OrderView, ...OrderView[]];

/** Orders of one line that have the same to be said about them share a sentence. */
function grouped(orders: readonly OrderView[], sentence: (order: OrderView) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const order of orders) {
    const key = `${order.line.id} ${sentence(order)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [order]);
    else group.push(order);
  }
  return [...groups.values()];
}

/** Each number that failed, with its reason and the next step, one line each; AWS's own words as context. */
export function failureBlocks(request: LeaseRequest, { admins }: CardContext): KnownBlock[] {
  const failed = request.orders.filter((order) => order.status === 'failed');
  const about = { region: request.project.region, admins };
  const groups = grouped(failed, (order) => orderFailureText(order, about));
  const lines = groups.map(
    (group) => `*${ordersName(group)}*: ${orderFailureText(group[0], { ...about, quantity: group.length })}`,
  );
  const details = failed.flatMap((order) => {
    const words = showsErrorContext(order) ? errorContext(order.error?.details ?? {}) : undefined;
    return words === undefined ? [] : [`Number ${order.position}: ${words}`];
  });
  return [...inBlocks(lines, section), ...inBlocks(details, (text) => context(text))];
}
