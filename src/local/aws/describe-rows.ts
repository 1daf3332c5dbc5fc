import { resourceNotFound, validationError } from './aws-error.ts';
import { checkFilterValues, type FilterInput, type Filters, matchesFilters } from './filters.ts';
import { type Page, type PageInput, pageOf } from './pages.ts';

export interface DescribeInput extends PageInput {
  readonly Filters?: readonly FilterInput[];
  readonly Owner?: 'SELF' | 'SHARED';
}

/** What a Describe operation looks at. */
interface Described<Row, Wire> {
  readonly rows: readonly Row[];
  readonly resourceType: string;
  /** The member that names rows, such as `phoneNumberIds`, and what the request says there. */
  readonly named: { readonly field: string; readonly names: readonly string[] | undefined };
  readonly namesOf: (row: Row) => readonly string[];
  readonly onWire: (row: Row) => Wire;
  readonly filters: Filters<Wire>;
}

/**
 * One page of the rows that a request names, or of all, in the order in which they were made. A name that is not
 * there fails the whole request. No other account shares anything with this one.
 */
export function describeRows<Row extends { readonly sequence: number }, Wire>(
  { rows, resourceType, named, namesOf, onWire, filters }: Described<Row, Wire>,
  { Filters: wanted = [], Owner, NextToken, MaxResults }: DescribeInput,
): Page<Wire> {
  const names = named.names?.length ? named.names : undefined;
  if (names && Owner !== undefined) {
    const fields = [named.field, 'owner'].map((Name) => ({ Name, Message: 'Cannot be used together' }));
    throw validationError('PARAMETERS_CANNOT_BE_USED_TOGETHER', fields);
  }
  checkFilterValues(filters, wanted);
  const own = Owner === 'SHARED' ? [] : rows;
  const chosen = names ? pick(own, names, namesOf, resourceType) : own;
  const page = pageOf(
    chosen,
    (row) => row.sequence,
    JSON.stringify({ [named.field]: names, Filters: wanted, Owner }),
    { NextToken, MaxResults },
    (row) => wanted.length === 0 || matchesFilters(filters, onWire(row), wanted),
  );
  return { items: page.items.map(onWire), nextToken: page.nextToken };
}

function pick<Row>(
  rows: readonly Row[],
  names: readonly string[],
  namesOf: (row: Row) => readonly string[],
  resourceType: string,
): Row[] {
  const found = rows.filter((row) => namesOf(row).some((name) => names.includes(name)));
  const known = new Set(found.flatMap(namesOf));
  const missing = names.find((name) => !known.has(name));
  if (missing !== undefined) throw resourceNotFound(resourceType, missing);
  return found;
}
