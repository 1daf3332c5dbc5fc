import type { KnownBlock } from '@slack/types';
import { totalPerYear } from '#src/domain/money.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { fields } from '../../blocks.ts';
import { isSurelyNotBought } from '../../error-text.ts';
import {
  type Cost,
  costOfLines,
  costOfOrders,
  priceOfOrder,
  sourcesText,
  totalText,
} from '../../money-text.ts';
import { mention } from '../../mrkdwn.ts';
import { sentenceCase } from '../../words.ts';
import type { CardContext } from '../settings.ts';

/** From leasing on there are orders with their own prices; before and without it there is what was asked for. */
function isBeingLeased({ status, orders }: LeaseRequest): boolean {
  return orders.length > 0 && !['pending', 'denied', 'withdrawn', 'expired'].includes(status);
}

/** What the request costs: as asked; from leasing on without the numbers that failed. Undefined when none is left. */
function costOfRequest(request: LeaseRequest, { localVoice }: CardContext): Cost | undefined {
  if (!isBeingLeased(request)) return costOfLines(request.lines);
  const orders = request.orders.filter((order) => order.status !== 'failed');
  return orders.length === 0 ? undefined : costOfOrders(orders, localVoice);
}

function costWords(request: LeaseRequest, cost: Cost | undefined, perYear: boolean): string {
  if (cost !== undefined)
    return sentenceCase(totalText(perYear ? { ...cost, total: totalPerYear(cost.total) } : cost));
  return request.orders.every(isSurelyNotBought) ? 'None, nothing was bought' : 'Not known';
}

export function leaseFacts(request: LeaseRequest, draw: CardContext): KnownBlock {
  const cost = costOfRequest(request, draw);
  return fields([
    ['Requester', mention(request.requester)],
    ['Region', request.project.region],
    ['Cost per month', costWords(request, cost, false)],
    ['Cost per year', costWords(request, cost, true)],
  ]);
}

/** Where the shown prices are from, once per surface; undefined where no price is shown. */
export function leasePriceSources(request: LeaseRequest, { localVoice }: CardContext): string | undefined {
  if (!isBeingLeased(request)) return sourcesText(request.lines.map((line) => line.quote));
  const shown = request.orders.filter((order) => order.status !== 'failed');
  const saidBy = shown.map((order) => ({ order, by: priceOfOrder(order, localVoice)?.saidBy }));
  const quoted = sourcesText(saidBy.flatMap(({ order, by }) => (by === 'quote' ? [order.line.quote] : [])));
  const isBilled = saidBy.some(({ by }) => by === 'aws') && !localVoice;
  const billed = isBilled ? 'prices as AWS bills them' : undefined;
  const sources = [billed, quoted].filter((source) => source !== undefined);
  return sources.length === 0 ? undefined : sources.join(', ');
}
