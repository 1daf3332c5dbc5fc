import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../support/postgres.ts';
import { type Environment, launch } from '../support/processes.ts';

const SLACK: Environment = {
  SLACK_API_URL: 'http://127.0.0.1:1/api/',
  SLACK_BOT_TOKEN: 'xoxb-very-secret',
  SLACK_SIGNING_SECRET: 'very-secret-too',
  DIALTONE_ADMINS: 'U0ADMIN',
};
const NOBODY = '127.0.0.1:1';

async function aDatabase(): Promise<string> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

async function endOf(env: Environment, args: readonly string[] = []) {
  const started = launch({ env, args });
  onTestFinished(() => started.kill());
  const { code } = await started.exit;
  return { code, said: started.said() };
}

describe('a process that cannot start', { timeout: 180_000 }, () => {
  it('names every wrong variable at once and ends with 2', async () => {
    const { code, said } = await endOf(
      {
        SLACK_SIGNING_SECRET: 'very-secret-too',
        SLACK_BOT_TOKN: 'xoxb-very-secret',
        REDIS_URL: 'localhost:6379',
        VOICE_PROVIDER: 'local',
        LOG_LEVEL: 'loud',
      },
      ['--role=worker'],
    );

    expect(code).toBe(2);
    const names = ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN', 'REDIS_URL', 'VOICE_PROVIDER', 'LOG_LEVEL'];
    for (const name of [...names, 'DIALTONE_ADMINS', 'DATABASE_URL']) expect(said).toContain(`  ${name} `);
    expect(said).not.toContain('very-secret');
  });

  it('names DATABASE_URL when PostgreSQL is away', async () => {
    const end = await endOf({ ...SLACK, DATABASE_URL: `postgres://dialtone:very-secret@${NOBODY}/dialtone` });

    expect(end.code).toBe(1);
    expect(end.said).toMatch(/PostgreSQL does not answer \(DATABASE_URL\)/);
    expect(end.said).not.toContain('very-secret');
  });

  it('names DATABASE_URL in local mode as well, where it would migrate by itself', async () => {
    const end = await endOf({ DATABASE_URL: `postgres://dialtone:very-secret@${NOBODY}/dialtone` });

    expect(end.code).toBe(1);
    expect(end.said).toMatch(/PostgreSQL does not answer \(DATABASE_URL\): .*Start it, or correct/);
    expect(end.said).not.toContain('very-secret');
  });

  it('names REDIS_URL when Redis is away', async () => {
    const end = await endOf({
      ...SLACK,
      DATABASE_URL: await aDatabase(),
      REDIS_URL: `redis://:very-secret@${NOBODY}`,
    });

    expect(end.code).toBe(1);
    expect(end.said).toMatch(/The queue in Redis \(REDIS_URL\) does not answer/);
    expect(end.said).not.toContain('very-secret');
  });

  it('names the command that brings an old schema up to date', async () => {
    const url = await aDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    );
    await client.end();

    const end = await endOf({ ...SLACK, DATABASE_URL: url });

    expect(end.code).toBe(1);
    expect(end.said).toContain('npm run db:migrate');
  });

  it('names every wrong entry of the price list', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'dialtone-prices-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const PRICE_LIST = join(directory, 'prices.json');
    const right = {
      country: 'US',
      type: 'LONG_CODE',
      currency: 'USD',
      source: 'contract',
      asOf: '2026-11-01',
    };
    const wrong = [
      { ...right, monthly: 'one dollar' },
      { ...right, country: 'Canada', monthly: '1.00' },
    ];
    await writeFile(PRICE_LIST, JSON.stringify(wrong));

    const end = await endOf({ ...SLACK, DATABASE_URL: await aDatabase(), PRICE_LIST });

    expect(end.code).toBe(1);
    expect(end.said).toMatch(/PRICE_LIST .*entry 0\.monthly: .*entry 1\.country: /);
  });

  it('names the port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;

    const env = { ...SLACK, DATABASE_URL: await aDatabase(), HOST: '127.0.0.1', PORT: String(port) };
    const end = await endOf(env, ['--role=worker']);

    expect(end.code).toBe(1);
    expect(end.said).toContain(`Port ${port} is taken. Set PORT to another`);
  });

  it('names the file of a stand-in that cannot be read', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'dialtone-start-'));
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    await mkdir(join(cwd, '.local'));
    await writeFile(join(cwd, '.local', 'aws.json'), '{broken');

    const started = launch({ env: { LOG_LEVEL: 'silent', DATABASE_URL: await aDatabase() }, cwd });
    onTestFinished(() => started.kill());

    expect((await started.exit).code).toBe(1);
    expect(started.said()).toMatch(/aws\.json cannot be read\. Restore the file, or delete it/);
  });
});

describe('a process that starts', { timeout: 180_000 }, () => {
  it('says so where only Slack is local, and AWS is real', async () => {
    const env = { VOICE_PROVIDER: 'aws', LOG_LEVEL: 'silent', DATABASE_URL: await aDatabase() };
    const cwd = await mkdtemp(join(tmpdir(), 'dialtone-start-'));
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    const started = launch({ env, cwd });
    onTestFinished(() => started.kill());

    await started.ready();

    expect(started.said()).toContain('Slack is a stand-in, AWS is the real account; the data is in .local');
  });
});
