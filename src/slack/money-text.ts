import {
  formatMoney,
  type PricedQuantity,
  type PriceQuote,
  type Total,
  totalPerMonth,
} from '#src/domain/money.ts';
import type { LineView, NumberView, OrderView } from '#src/domain/request-view.ts';
import { inline, plainDay } from './mrkdwn.ts';
import { counted } from './words.ts';

/** A sum as it is shown: what is known, what is not, and whether it is of sample prices. */
export interface Cost {
  readonly total: Total;
  readonly isSample: boolean;
}

interface Priced extends PricedQuantity {
  readonly isSample: boolean;
}

function costOf(items: readonly Priced[]): Cost {
  return {
    total: totalPerMonth(items),
    isSample: items.some((item) => item.price !== undefined && item.isSample),
  };
}

/** The monthly cost of lines as quoted. */
export function costOfLines(lines: readonly Pick<LineView, 'quantity' | 'quote'>[]): Cost {
  return costOf(
    lines.map(({ quantity, quote }) => ({ quantity, price: quote, isSample: quote?.isSample ?? false })),
  );
}

export interface OrderPrice {
  readonly monthlyCents: number;
  readonly currency: string;
  readonly isSample: boolean;
  readonly saidBy: 'aws' | 'quote';
}

/** One order's price: as AWS says it once leased, else as quoted. Prices of the local AWS are samples. */
export function priceOfOrder(order: OrderView, localVoice: boolean): OrderPrice | undefined {
  const { number, line } = order;
  if (number?.monthlyCents !== undefined) {
    const { monthlyCents, currency } = number;
    return { monthlyCents, currency, isSample: localVoice, saidBy: 'aws' };
  }
  return line.quote && { ...line.quote, saidBy: 'quote' };
}

/** The monthly cost of these orders. */
export function costOfOrders(orders: readonly OrderView[], localVoice: boolean): Cost {
  return costOf(
    orders.map((order) => {
      const price = priceOfOrder(order, localVoice);
      return { quantity: 1, price, isSample: price?.isSample ?? false };
    }),
  );
}

const sample = (isSample: boolean): string => (isSample ? ' (sample)' : '');

/** “USD 4.00”, with “(sample)” after a sample price. */
export function priceText(cents: number, currency: string, isSample: boolean): string {
  return formatMoney(cents, currency) + sample(isSample);
}

/** “USD 50.00”: whole US dollars, as a spend limit is. */
export function usdText(usd: number): string {
  return formatMoney(usd * 100, 'USD');
}

/** What AWS bills for one number, “USD 1.00 per month”; undefined where AWS has not said it. */
export function numberPriceText(
  { monthlyCents, currency }: Pick<NumberView, 'monthlyCents' | 'currency'>,
  localVoice: boolean,
): string | undefined {
  return monthlyCents === undefined
    ? undefined
    : `${priceText(monthlyCents, currency, localVoice)} per month`;
}

/**
 * “USD 4.00”, “USD 3.00 + 1 number whose price is not known”, “not known until AWS leases it”. Never 0 for what is
 * not known.
 */
export function totalText({ total, isSample }: Cost): string {
  const { known, unknownQuantity: unknown } = total;
  if (known.length === 0) return `not known until AWS leases ${unknown === 1 ? 'it' : 'them'}`;
  const sums = known.map((price) => priceText(price.monthlyCents, price.currency, isSample)).join(' + ');
  if (unknown === 0) return sums;
  return `${sums} + ${counted(unknown, 'number')} whose price is not known`;
}

/** The same within a sentence: “USD 4.00 per month”, “price not known”. */
export function perMonthText(cost: Cost): string {
  const { known, unknownQuantity } = cost.total;
  if (known.length === 0) return 'price not known';
  if (unknownQuantity === 0) return `${totalText(cost)} per month`;
  const sums = totalText({ ...cost, total: { known, unknownQuantity: 0 } });
  return `${sums} per month + ${counted(unknownQuantity, 'number')} whose price is not known`;
}

/** “3 × USD 1.00 = USD 3.00 per month”, or that the price is not known until AWS leases it. */
export function lineSumText(quantity: number, quote: PriceQuote | undefined): string {
  if (quote === undefined) return 'Price not known until AWS leases it';
  const { monthlyCents, currency, isSample } = quote;
  const sum = `${priceText(monthlyCents * quantity, currency, isSample)} per month`;
  return quantity === 1 ? sum : `${quantity} × ${formatMoney(monthlyCents, currency)} = ${sum}`;
}

/** What the price list of Dialtone calls AWS's own answers, in a sentence. */
const SOURCE_WORDS: Readonly<Record<string, string>> = {
  AWS: "AWS's price",
  'sample AWS': 'sample AWS price',
};

/** “price list of 1 Nov 2026”: mrkdwn, escaped. */
export function sourceText(quote: Pick<PriceQuote, 'source' | 'asOf'>): string {
  const source = SOURCE_WORDS[quote.source] ?? inline(quote.source, 100);
  return `${source} of ${plainDay(new Date(`${quote.asOf}T00:00:00Z`))}`;
}

/** Where the prices on one surface are from, each source once; undefined when none is shown. */
export function sourcesText(quotes: readonly (PriceQuote | undefined)[]): string | undefined {
  const sources = new Set(quotes.flatMap((quote) => (quote === undefined ? [] : [sourceText(quote)])));
  return sources.size === 0 ? undefined : [...sources].join(', ');
}
