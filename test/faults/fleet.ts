import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#db/client.ts';
import { insertProject } from '#db/queries/projects.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import { type LocalAws, startLocalAws } from '#src/local/aws/start-local-aws.ts';
import type { LocalSlack, Message, Person } from '#src/local/slack/driver.ts';
import { startLocalSlack } from '#src/local/slack/start.ts';
import { startProxy, type TcpProxy } from '../jobs/support-proxy.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { type Environment, launch, type RunningProcess } from '../support/processes.ts';
import { flushPrefix, type QueueBackend } from '../support/redis.ts';
import { startBalancer } from './balancer.ts';

export const CHANNEL = 'C0VOICE';
export const REGION = 'us-east-1';

export type Role = 'bot' | 'worker' | 'all';

/** Dialtone in several processes, on one database and one queue, against a local Slack and a local AWS. */
export interface Fleet {
  readonly slack: LocalSlack;
  readonly aws: LocalAws;
  readonly database: Database;
  readonly requester: Person;
  readonly lead: Person;
  /** The way from the processes to AWS, and to Redis where there is one. */
  readonly wires: { readonly aws: TcpProxy; readonly redis: TcpProxy | undefined };
  readonly env: Environment;
  /** Starts one process for each role and waits until all are ready. Slack is sent to the bots in turn. */
  start(...roles: Role[]): Promise<RunningProcess[]>;
  addProject(fields?: { name?: string; region?: string; leads?: readonly string[] }): Promise<ProjectId>;
  /** Loses everything that the queue knows, as a Redis that was emptied. */
  loseQueue(): Promise<void>;
  close(): Promise<void>;
}

/** Processes share BullMQ's default prefix, so each vitest worker takes a Redis database of its own. */
function redisUrlOf(backend: QueueBackend): string | undefined {
  if (backend.name === 'postgres') return undefined;
  const url = new URL(backend.url);
  url.pathname = `/${1 + (Number(process.env.VITEST_POOL_ID ?? 1) % 15)}`;
  return url.href;
}

function through(url: string, wire: TcpProxy): string {
  const changed = new URL(url);
  changed.hostname = '127.0.0.1';
  changed.port = String(wire.port);
  return changed.href;
}

async function wireTo(url: string, defaultPort: number): Promise<TcpProxy> {
  const { hostname, port } = new URL(url);
  return startProxy({ host: hostname, port: Number(port) || defaultPort });
}

export async function openFleet(
  backend: QueueBackend,
  options: { aws?: Parameters<typeof startLocalAws>[0]; env?: Environment } = {},
): Promise<Fleet> {
  const redisUrl = redisUrlOf(backend);
  const testDatabase = await createTestDatabase();
  const database = openDatabase({ url: testDatabase.url, poolSize: 4 });
  // The driver waits longer than usual: here AWS's and Slack's real pace is kept, and processes share the machine.
  const slack = await startLocalSlack({ waitTimeoutMs: 60_000 });
  const aws = await startLocalAws({ activateAfterMs: 0, ...options.aws });
  const wires = {
    aws: await wireTo(aws.url, 80),
    redis: redisUrl === undefined ? undefined : await wireTo(redisUrl, 6379),
  };
  const loseQueue = async () => {
    if (redisUrl !== undefined) await flushPrefix(redisUrl, 'dialtone:');
    else await database.db.execute('truncate bullmq.job, bullmq.scheduler cascade');
  };
  if (redisUrl !== undefined) await loseQueue();
  const cwd = await mkdtemp(join(tmpdir(), 'dialtone-fleet-'));
  const env: Environment = {
    HOME: cwd,
    LOG_LEVEL: 'info',
    DATABASE_URL: testDatabase.url,
    ...(redisUrl === undefined || wires.redis === undefined
      ? {}
      : { REDIS_URL: through(redisUrl, wires.redis) }),
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    DIALTONE_ADMINS: 'U0ADMIN',
    HOST: '127.0.0.1',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${wires.aws.port}`,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    ...options.env,
  };
  const processes: RunningProcess[] = [];
  const closers: (() => Promise<unknown>)[] = [];

  async function start(...roles: Role[]): Promise<RunningProcess[]> {
    const started = roles.map((role) => launch({ env, cwd, args: [`--role=${role}`] }));
    processes.push(...started);
    const ports = await Promise.all(started.map((each) => each.ready()));
    const botPorts = ports.filter((_, at) => roles[at] !== 'worker');
    if (botPorts.length > 0) {
      const balancer = await startBalancer(botPorts);
      closers.push(() => balancer.close());
      slack.setRequestUrl(`http://127.0.0.1:${balancer.port}/slack/events`);
    }
    return started;
  }

  return {
    slack,
    aws,
    database,
    requester: slack.person('U0REQUESTER'),
    lead: slack.person('U0LEAD'),
    wires,
    env,
    start,
    loseQueue,
    async addProject({ name = 'Checkout alerts', region = REGION, leads = ['U0LEAD', 'U0LEAD2'] } = {}) {
      const fields = {
        name,
        region,
        channelId: CHANNEL,
        pinpointApplicationId: undefined,
        leads: leads.map((id) => id as SlackUserId),
      };
      return database.db.transaction((tx) => insertProject(tx, fields, slack.teamId, new Date()));
    },
    async close() {
      await Promise.all(processes.map((each) => each.kill()));
      for (const close of closers) await close();
      await wires.aws.close();
      await wires.redis?.close();
      await aws.close();
      await slack.close();
      if (redisUrl !== undefined) await loseQueue();
      await database.close();
      await testDatabase.drop();
      await rm(cwd, { recursive: true, force: true });
    },
  };
}

/** The card of a request in the leads' channel. */
export function cardOf(person: Person, requestId: string): Promise<Message> {
  return person.message(CHANNEL, (message) => message.text.includes(requestId));
}
