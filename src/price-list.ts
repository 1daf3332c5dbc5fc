import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseCents } from './domain/money.ts';
import type { PriceList } from './domain/price-list.ts';
import { NUMBER_TYPES } from './domain/request.ts';
import { StartError } from './start-error.ts';

const COUNTRY = 'must be an ISO 3166 code such as US';
const MONTHLY = 'must be a decimal with two places such as "1.00"';
const CURRENCY = 'must be an ISO 4217 code such as USD';
const SOURCE = 'must say in 1 to 100 characters where the price is from';

const entry = z.object(
  {
    country: z.string(COUNTRY).regex(/^[A-Z]{2}$/, COUNTRY),
    type: z.enum(NUMBER_TYPES, 'must be LONG_CODE or TOLL_FREE'),
    monthly: z.string(MONTHLY).refine((text) => parseCents(text) !== undefined, MONTHLY),
    currency: z.string(CURRENCY).regex(/^[A-Z]{3}$/, CURRENCY),
    source: z.string(SOURCE).min(1, SOURCE).max(100, SOURCE),
    asOf: z.iso.date('must be the day on which the price was true, such as 2026-11-01'),
  },
  'must be a price, in braces',
);

const file = z.array(entry, 'the file must hold a JSON array of prices').superRefine((entries, context) => {
  const seen = new Set<string>();
  for (const [index, { country, type }] of entries.entries()) {
    const key = `${country} ${type}`;
    if (seen.has(key)) context.addIssue({ code: 'custom', path: [index], message: `${key} stands twice` });
    seen.add(key);
  }
});

/** What is wrong with a price list, one line each, with the place. */
export class PriceListError extends StartError {
  constructor(path: string, problems: readonly string[], options?: { cause?: unknown }) {
    super(`PRICE_LIST ${path}: ${problems.join('; ')}`, options);
    this.name = 'PriceListError';
  }
}

/** Reads and checks the operator's price list. Throws `PriceListError` that names every wrong entry. */
export async function readPriceList(path: string, { isSample = false } = {}): Promise<PriceList> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PriceListError(path, ['the file cannot be read'], { cause });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PriceListError(path, ['the file is not JSON'], { cause });
  }
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    throw new PriceListError(
      path,
      parsed.error.issues.map(({ path: place, message }) =>
        place.length === 0 ? message : `entry ${place.join('.')}: ${message}`,
      ),
    );
  }
  return {
    isSample,
    prices: parsed.data.map(({ country, type, monthly, currency, source, asOf }) => ({
      country,
      numberType: type,
      monthlyCents: parseCents(monthly) ?? 0,
      currency,
      source,
      asOf,
    })),
  };
}
