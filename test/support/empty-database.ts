import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import { databaseUrl, type TestDatabase } from './postgres.ts';

/** Makes a database on which nothing was ever migrated. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const postgres = inject('postgres');
  if (postgres === undefined)
    throw new Error('This test needs PostgreSQL: it belongs to the project integration.');
  const { url, prefix } = postgres;
  const name = `${prefix}_empty_${randomBytes(6).toString('hex')}`;
  await execute(url, `CREATE DATABASE ${escapeIdentifier(name)}`);
  return {
    url: databaseUrl(url, name),
    drop: () => execute(url, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
