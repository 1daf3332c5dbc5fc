import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, openDatabase } from '#db/client.ts';
import { sql } from '#db/drizzle.ts';
import { findPostgresError, isDatabaseAway, isUniqueViolation } from '#db/errors.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { insertProjectRow, insertRequestRow } from '../support/rows.ts';

let clone: TestDatabase;
let database: Database;
beforeAll(async () => {
  clone = await createTestDatabase();
  database = openDatabase({ url: clone.url });
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

async function failureOf(work: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(work).then(
    () => {
      throw new Error('it succeeded');
    },
    (error: unknown) => error,
  );
}

describe('a unique violation', () => {
  it('is known by the name of its index, beneath what drizzle wraps it in', async () => {
    await insertProjectRow(database.db, { name: 'Twice' });
    const error = await failureOf(insertProjectRow(database.db, { name: 'twice' }));
    expect(isUniqueViolation(error, 'projects_name_unique')).toBe(true);
    expect(isUniqueViolation(error, 'projects_other_unique')).toBe(false);
    expect(isDatabaseAway(error)).toBe(false);
  });

  it('is not any other refusal', async () => {
    const error = await failureOf(insertRequestRow(database.db, { kind: 'x' as 'lease_numbers' }));
    expect(findPostgresError(error)?.constraint).toBe('requests_kind');
    expect(isUniqueViolation(error, 'requests_kind')).toBe(false);
  });

  it.each([undefined, null, 'text', new Error('projects_name_unique'), { code: '23505' }])(
    'is not %s',
    (thrown) => {
      expect(isUniqueViolation(thrown, 'projects_name_unique')).toBe(false);
    },
  );
});

describe('the database is away', () => {
  it('when nobody listens', async () => {
    const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
    const error = await failureOf(away.ping());
    await away.close();
    expect(isDatabaseAway(error)).toBe(true);
  });

  it('when something in between takes the connection and drops it', async () => {
    const proxy = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(proxy.address());
    const away = openDatabase({ url: `postgres://nobody@127.0.0.1:${port}/nothing` });
    const error = await failureOf(away.db.execute(sql`select 1`));
    await failureOf(away.ping());
    await away.close();
    await new Promise((resolve) => proxy.close(resolve));
    expect(isDatabaseAway(error)).toBe(true);
  });

  it('when its name is not known', async () => {
    const away = openDatabase({ url: 'postgres://nobody@database.invalid/nothing' });
    const error = await failureOf(away.ping());
    await away.close();
    expect(isDatabaseAway(error)).toBe(true);
  });

  it('when an operator ends the connection in the middle of a query', async () => {
    const one = openDatabase({ url: clone.url, poolSize: 1 });
    const self = await one.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const query = failureOf(one.db.execute(sql`select pg_sleep(30)`));
    await database.db.execute(sql`select pg_terminate_backend(${self.rows[0]?.pid})`);
    const error = await query;
    await one.close();
    expect(isDatabaseAway(error)).toBe(true);
  });

  it('when a statement runs into its time limit', async () => {
    const hasty = openDatabase({ url: clone.url, poolSize: 1, statementTimeoutMs: 20 });
    const error = await failureOf(hasty.db.execute(sql`select pg_sleep(30)`));
    await hasty.close();
    expect(findPostgresError(error)?.code).toBe('57014');
    expect(isDatabaseAway(error)).toBe(true);
  });

  it('when every address of a host fails', () => {
    const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    expect(isDatabaseAway(new Error('query', { cause: new AggregateError([refused]) }))).toBe(true);
  });

  it('but not when a statement is wrong', async () => {
    const error = await failureOf(database.db.execute(sql`select * from nowhere`));
    expect(findPostgresError(error)?.code).toBe('42P01');
    expect(isDatabaseAway(error)).toBe(false);
  });

  it.each([undefined, 'ECONNREFUSED', new Error('ECONNREFUSED'), { code: 'ECONNREFUSED' }])(
    'but not because of %s',
    (thrown) => {
      expect(isDatabaseAway(thrown)).toBe(false);
    },
  );
});
