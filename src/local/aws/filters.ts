import { fieldError } from './aws-error.ts';

export interface FilterInput {
  readonly Name: string;
  readonly Values: readonly string[];
}

interface Filter<T> {
  readonly valuesOf: (item: T) => readonly string[];
  /** What a filter value must look like; others are refused as INVALID_FILTER_VALUES. */
  readonly allowed: RegExp;
}

/** The filters of one Describe operation by name. */
export type Filters<T> = ReadonlyMap<string, Filter<T>>;

export const ANYTHING = /./;

/** A filter on one text member; `allowed` as for a Filter. */
export function textFilter<T>(read: (item: T) => string | undefined, allowed: RegExp): Filter<T> {
  return {
    valuesOf: (item) => {
      const value = read(item);
      return value === undefined ? [] : [value];
    },
    allowed,
  };
}

export function booleanFilter<T>(read: (item: T) => boolean): Filter<T> {
  return { valuesOf: (item) => [String(read(item))], allowed: /^(true|false)$/ };
}

/** True when the item fits every filter; a filter fits when any of its values does. */
export function matchesFilters<T>(filters: Filters<T>, item: T, wanted: readonly FilterInput[]): boolean {
  return wanted.every(({ Name, Values }) => {
    const actual = filters.get(Name)?.valuesOf(item) ?? [];
    return Values.some((value) => actual.includes(value));
  });
}

/** Throws ValidationException INVALID_FILTER_VALUES when a value can never match its filter. */
export function checkFilterValues<T>(filters: Filters<T>, wanted: readonly FilterInput[]): void {
  const wrong = wanted.find(({ Name, Values }) =>
    Values.some((value) => !filters.get(Name)?.allowed.test(value)),
  );
  if (wrong) {
    const message = `${wrong.Name} does not take one of ${wrong.Values.join(', ')}`;
    throw fieldError('INVALID_FILTER_VALUES', 'filters', message);
  }
}
