import type { Queryable } from '#db/client.ts';
import { listLearnedPrices } from '#db/queries/numbers.ts';
import type { PriceQuote } from '../domain/money.ts';
import { type NumberKind, quoteFor } from '../domain/price-list.ts';
import type { Settings } from './context.ts';

export type Quoter = (kind: NumberKind) => PriceQuote | undefined;

/** A lookup of what one number costs per month, from the operator's list and from what AWS bills already. */
export async function openQuoter(db: Queryable, settings: Settings): Promise<Quoter> {
  const learned = await listLearnedPrices(db);
  return (kind) => quoteFor(kind, settings.priceList, learned, settings.voiceIsLocal);
}
