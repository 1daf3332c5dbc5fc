import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { parseConfig, renderProblems } from '#src/config.ts';
import { createLogger } from '#src/logger.ts';
import { openWorld } from '#src/world.ts';
import { createMovableClock } from './movable-clock.ts';
import { createStage } from './stage.ts';
import { playStory } from './story.ts';

/** The demo is always local: whatever Slack and AWS are configured, it uses the stand-ins. */
function localEnvironment(): Record<string, string | undefined> {
  const { DATABASE_URL, REDIS_URL, LOG_LEVEL } = process.env;
  return { DATABASE_URL, REDIS_URL, LOG_LEVEL: LOG_LEVEL ?? 'fatal', PORT: '0' };
}

/** A database of its own on the given server, so that the story always begins at the beginning. */
async function makeDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `dialtone_demo_${randomBytes(4).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${escapeIdentifier(name)}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => run(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`) };
}

/** Faster than in a company, so that the story takes seconds; AWS keeps its pace of one number a second. */
const PACE = { redrawIntervalMs: 500, sweepEveryMs: 300, slackIntervalMs: 100 } as const;

async function runDemo(): Promise<void> {
  const parsed = parseConfig(localEnvironment());
  if (!parsed.ok) throw new Error(renderProblems(parsed.problems));
  const closers: (() => unknown)[] = [];
  const clock = createMovableClock();
  const startedAt = performance.now();
  try {
    const localDir = await mkdtemp(join(tmpdir(), 'dialtone-demo-'));
    closers.push(() => rm(localDir, { recursive: true, force: true }));
    const { databaseUrl } = parsed.config;
    const database = databaseUrl === undefined ? undefined : await makeDatabase(databaseUrl);
    if (database !== undefined) closers.push(database.drop);
    const config = { ...parsed.config, localDir, ...(database && { databaseUrl: database.url }) };
    const world = await openWorld(
      config,
      createLogger({ level: config.logLevel }),
      (_name, close) => closers.push(close),
      { queuePrefix: `demo-${randomBytes(4).toString('hex')}`, clock, ...PACE },
    );
    const { slack, aws } = world.standIns;
    if (slack === undefined || aws === undefined) throw new Error('the stand-ins did not start');
    await playStory(createStage({ slack, aws, clock }));
  } finally {
    for (const close of closers.reverse()) await close();
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`\nAll of it happened, in ${seconds} s. \`npm start\` runs Dialtone for yourself.\n`);
}

runDemo().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
