import { createRequire } from 'node:module';
import type * as Orm from 'drizzle-orm';
import type * as Migrator from 'drizzle-orm/migrator';
import type * as NodePostgres from 'drizzle-orm/node-postgres';
import type * as Migrations from 'drizzle-orm/node-postgres/migrator';
import type * as PgCore from 'drizzle-orm/pg-core';

export type { SQL } from 'drizzle-orm';
export type { NodePgDatabase } from 'drizzle-orm/node-postgres';
export type { PgColumn } from 'drizzle-orm/pg-core';

// Imported, drizzle-orm costs each start a second more: Node parses its 179 KB of package.json at every import.
const require = createRequire(import.meta.url);

export const {
  and,
  asc,
  DrizzleQueryError,
  desc,
  eq,
  exists,
  gt,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  sql,
}: typeof Orm = require('drizzle-orm');

export const {
  alias,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
}: typeof PgCore = require('drizzle-orm/pg-core');

export const { drizzle }: typeof NodePostgres = require('drizzle-orm/node-postgres');
export const { readMigrationFiles }: typeof Migrator = require('drizzle-orm/migrator');
export const { migrate: runMigrations }: typeof Migrations = require('drizzle-orm/node-postgres/migrator');
