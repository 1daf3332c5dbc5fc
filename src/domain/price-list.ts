import { type MonthlyPrice, newestQuote, type PriceQuote } from './money.ts';

export interface ListedPrice extends MonthlyPrice {
  readonly country: string;
  readonly numberType: string;
  readonly source: string;
  readonly asOf: string;
}

/** The operator's prices; `isSample` for those that local mode ships. */
export interface PriceList {
  readonly isSample: boolean;
  readonly prices: readonly ListedPrice[];
}

export const EMPTY_PRICE_LIST: PriceList = { isSample: false, prices: [] };

export interface SeenPrice extends MonthlyPrice {
  readonly country: string;
  readonly numberType: string;
  readonly seenAt: Date;
}

export interface NumberKind {
  readonly country: string;
  readonly numberType: string;
}

const fits = (kind: NumberKind) => (price: NumberKind) =>
  price.country === kind.country && price.numberType === kind.numberType;

/**
 * The price of one number per month: the operator's list or what AWS bills for a leased number of the same country
 * and type, whichever is more recent. AWS has no price preview, so undefined means “not known until AWS leases it”.
 */
export function quoteFor(
  kind: NumberKind,
  list: PriceList,
  seen: readonly SeenPrice[],
  seenAreSamples: boolean,
): PriceQuote | undefined {
  const listed = list.prices.find(fits(kind));
  const learned = seen.find(fits(kind));
  return newestQuote([
    learned && {
      monthlyCents: learned.monthlyCents,
      currency: learned.currency,
      source: seenAreSamples ? 'sample AWS' : 'AWS',
      asOf: learned.seenAt.toISOString().slice(0, 10),
      isSample: seenAreSamples,
    },
    listed && {
      monthlyCents: listed.monthlyCents,
      currency: listed.currency,
      source: listed.source,
      asOf: listed.asOf,
      isSample: list.isSample,
    },
  ]);
}
