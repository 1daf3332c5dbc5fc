/** Money per calendar month, in whole cents of one currency. */
export interface MonthlyPrice {
  readonly monthlyCents: number;
  readonly currency: string;
}

/** A price with where it is from and when it was true: nothing is shown without both. */
export interface PriceQuote extends MonthlyPrice {
  readonly source: string;
  /** ISO date, such as 2026-11-01. */
  readonly asOf: string;
  readonly isSample: boolean;
}

/**
 * Cents of a decimal such as “1”, “1.5” or “1.00”; undefined for anything else, for fractions of a cent, and from ten
 * million on, which no number costs.
 */
export function parseCents(text: string): number | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,2})0*)?$/.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** “USD 4.00”: code first, two decimals. */
export function formatMoney(cents: number, currency: string): string {
  const units = Math.floor(cents / 100);
  const rest = String(cents % 100).padStart(2, '0');
  return `${currency} ${units}.${rest}`;
}

/** The sum of what is known, by currency, and how many numbers have no known price. */
export interface Total {
  readonly known: readonly MonthlyPrice[];
  readonly unknownQuantity: number;
}

export interface PricedQuantity {
  readonly quantity: number;
  readonly price: MonthlyPrice | undefined;
}

export function totalPerMonth(items: readonly PricedQuantity[]): Total {
  const byCurrency = new Map<string, number>();
  let unknownQuantity = 0;
  for (const { quantity, price } of items) {
    if (price === undefined) unknownQuantity += quantity;
    else
      byCurrency.set(price.currency, (byCurrency.get(price.currency) ?? 0) + price.monthlyCents * quantity);
  }
  const known = [...byCurrency]
    .map(([currency, monthlyCents]) => ({ currency, monthlyCents }))
    .sort((a, b) => a.currency.localeCompare(b.currency));
  return { known, unknownQuantity };
}

/** Several totals as one. */
export function sumOfTotals(totals: readonly Total[]): Total {
  const { known } = totalPerMonth(
    totals.flatMap((total) => total.known.map((price) => ({ quantity: 1, price }))),
  );
  return { known, unknownQuantity: totals.reduce((sum, total) => sum + total.unknownQuantity, 0) };
}

/** The same total over twelve months. */
export function totalPerYear(total: Total): Total {
  return {
    known: total.known.map((price) => ({ ...price, monthlyCents: price.monthlyCents * 12 })),
    unknownQuantity: total.unknownQuantity,
  };
}

/** Of several quotes for the same thing, the most recent one; the first of two with the same date. */
export function newestQuote(quotes: readonly (PriceQuote | undefined)[]): PriceQuote | undefined {
  let best: PriceQuote | undefined;
  for (const quote of quotes) {
    if (quote !== undefined && (best === undefined || quote.asOf > best.asOf)) best = quote;
  }
  return best;
}
