import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of the sample price table, in the format that PRICE_LIST takes. AWS publishes no such list. */
export const SAMPLE_PRICES_FILE = fileURLToPath(new URL('./sample-prices.json', import.meta.url));

export interface SamplePrice {
  readonly country: string;
  readonly type: string;
  /** US dollars a month, two decimals: "1.00". */
  readonly monthly: string;
  readonly currency: 'USD';
  readonly source: string;
  readonly asOf: string;
}

const PRICES: readonly SamplePrice[] = JSON.parse(readFileSync(SAMPLE_PRICES_FILE, 'utf8'));
const SIMULATOR_MONTHLY = '1.00';

/** MonthlyLeasingPrice of a number, US dollars with two decimals, from the sample table. */
export function monthlyLeasingPrice(country: string, numberType: string): string {
  const price = PRICES.find((row) => row.country === country && row.type === numberType);
  return price?.monthly ?? SIMULATOR_MONTHLY;
}
