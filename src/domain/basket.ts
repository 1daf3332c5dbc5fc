import { findCountry } from './countries.ts';
import type { Refusal } from './errors.ts';
import { NUMBER_TYPES, type NumberType, USE_CASES, type UseCase } from './request.ts';

/** The guide: up to 10 numbers in a single request. */
export const MAX_NUMBERS_PER_REQUEST = 10;

export interface BasketLine {
  readonly country: string;
  readonly useCase: UseCase;
  readonly numberType: NumberType;
  readonly quantity: number;
}

export interface MergedBasket {
  readonly lines: readonly BasketLine[];
  /** Lines that stood more than once and were put together. */
  readonly merged: readonly BasketLine[];
}

const keyOf = (line: BasketLine): string => `${line.country} ${line.useCase} ${line.numberType}`;

/** Puts lines of the same country, use case and number type together, in the order of their first mention. */
export function mergeLines(lines: readonly BasketLine[]): MergedBasket {
  const byKey = new Map<string, BasketLine>();
  const mergedKeys = new Set<string>();
  for (const line of lines) {
    const key = keyOf(line);
    const earlier = byKey.get(key);
    if (earlier === undefined) byKey.set(key, line);
    else {
      byKey.set(key, { ...earlier, quantity: earlier.quantity + line.quantity });
      mergedKeys.add(key);
    }
  }
  const merged = [...mergedKeys].flatMap((key) => byKey.get(key) ?? []);
  return { lines: [...byKey.values()], merged };
}

export function countNumbers(lines: readonly { quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

/** A quantity from 1 to 10 as typed after a command; undefined for “0”, “11”, “2.5” and “ten”. */
export function parseQuantity(text: string): number | undefined {
  if (!/^\d{1,2}$/.test(text.trim())) return undefined;
  const quantity = Number(text.trim());
  return isQuantity(quantity) ? quantity : undefined;
}

function isQuantity(quantity: number): boolean {
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_NUMBERS_PER_REQUEST;
}

function checkLine(line: BasketLine, index: number): Refusal | undefined {
  const country = findCountry(line.country);
  if (country === undefined) return { code: 'country_unknown', line: index, country: line.country };
  if (!isQuantity(line.quantity))
    return { code: 'quantity_invalid', line: index, given: String(line.quantity) };
  if (!USE_CASES.includes(line.useCase)) return { code: 'use_case_unknown', line: index };
  if (!NUMBER_TYPES.includes(line.numberType) || !country.numberTypes.includes(line.numberType)) {
    return { code: 'number_type_unavailable', line: index, country: country.iso };
  }
  if (line.numberType === 'TOLL_FREE' && line.useCase !== 'TRANSACTIONAL')
    return { code: 'use_case_not_for_type', line: index };
  return undefined;
}

/** The first thing wrong with a basket, or undefined. `index` counts lines as they were typed, from 0. */
export function checkBasket(lines: readonly BasketLine[]): Refusal | undefined {
  if (lines.length === 0) return { code: 'basket_empty' };
  for (const [index, line] of lines.entries()) {
    const refusal = checkLine(line, index);
    if (refusal !== undefined) return refusal;
  }
  const quantity = countNumbers(lines);
  return quantity > MAX_NUMBERS_PER_REQUEST ? { code: 'too_many_numbers', quantity } : undefined;
}

/** Numbers used and allowed in an account and Region, as DescribeAccountLimits says. */
export interface AccountRoom {
  readonly used: number;
  readonly max: number;
}

/** Countries of the basket that AWS leases only through a support case do not use the account's room at once. */
export function checkRoom(
  lines: readonly { readonly quantity: number }[],
  room: AccountRoom,
  region: string,
): Refusal | undefined {
  const quantity = countNumbers(lines);
  const fits = Math.max(0, room.max - room.used);
  return quantity > fits ? { code: 'numbers_do_not_fit', quantity, fits, region, ...room } : undefined;
}
