import { readFileSync } from 'node:fs';

const SERIAL_DIGITS = 4;
const FIRST_SERIAL = 100;
const NUMBERS_PER_PREFIX = 10 ** SERIAL_DIGITS - FIRST_SERIAL;
const PREFIXES = 10;

interface CountryPlan {
  /** False where AWS wants a Support case because a local address is needed. */
  readonly leaseableByApi: boolean;
  /** E.164 without the last four digits, by number type. */
  readonly prefixes: Readonly<Record<string, string>>;
}

const PLAN: {
  readonly regionsWithoutVoice: readonly string[];
  readonly countries: Readonly<Record<string, CountryPlan>>;
} = JSON.parse(readFileSync(new URL('./number-plan.json', import.meta.url), 'utf8'));

/** True in Regions whose voice channel AWS lists as available. */
export function regionHasVoice(region: string): boolean {
  return !PLAN.regionsWithoutVoice.includes(region);
}

/** True when RequestPhoneNumber leases numbers of this country without a Support case. */
export function isLeaseableByApi(country: string): boolean {
  return PLAN.countries[country]?.leaseableByApi === true;
}

/** True when the country has numbers of this type. */
export function offersNumberType(country: string, numberType: string): boolean {
  return PLAN.countries[country]?.prefixes[numberType] !== undefined;
}

/**
 * The E.164 number with the given serial (0, 1, 2 …) of a country and number type; the same serial gives the same
 * number. The first 9,900 are valid numbers of the country; the nine prefixes after them, for large inventories, may
 * not be in use there. Undefined when the type is not offered or all 99,000 are used up.
 */
export function numberAt(country: string, numberType: string, serial: number): string | undefined {
  const prefix = PLAN.countries[country]?.prefixes[numberType];
  const prefixesBefore = Math.floor(serial / NUMBERS_PER_PREFIX);
  if (prefix === undefined || prefixesBefore >= PREFIXES) return undefined;
  const suffix = String(FIRST_SERIAL + (serial % NUMBERS_PER_PREFIX)).padStart(SERIAL_DIGITS, '0');
  return `+${Number(prefix.slice(1)) + prefixesBefore}${suffix}`;
}

/** Countries (ISO 3166-1 alpha-2) that have long codes here, leased by anybody or set up by AWS Support. */
export function countriesWithLongCodes(): string[] {
  return Object.keys(PLAN.countries).filter((country) => offersNumberType(country, 'LONG_CODE'));
}
