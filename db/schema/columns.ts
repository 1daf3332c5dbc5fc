import { bigint, type PgColumn, type SQL, sql, timestamp } from '../drizzle.ts';

/** Every moment is a timestamptz, read as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const rowId = <Id extends number>(name = 'id', startWith = 1) =>
  bigint(name, { mode: 'number' }).$type<Id>().primaryKey().generatedAlwaysAsIdentity({ startWith });

export const reference = <Id extends number>(name: string) => bigint(name, { mode: 'number' }).$type<Id>();

/** `column IN ('a', 'b')` for a CHECK; the values are our own constants. */
export const isOneOf = (column: PgColumn, values: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
