import { randomBytes } from 'node:crypto';
import type { Config } from '#src/config.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import { type LocalAws, startLocalAws } from '#src/local/aws/start-local-aws.ts';
import type { LocalSlack, LocalSlackOptions, Person } from '#src/local/slack/driver.ts';
import { startLocalSlack } from '#src/local/slack/start.ts';
import { createLogger, type Logger } from '#src/logger.ts';
import type { Clock } from '#src/ports.ts';
import { refreshPerson } from '#src/usecases/people.ts';
import { saveProject } from '#src/usecases/save-project.ts';
import type { PageWish } from '#src/world/page.ts';
import { openWorld, type World } from '#src/world.ts';
import { createTestDatabase } from './postgres.ts';
import { redisUrl } from './redis.ts';

export interface StageOptions {
  readonly aws?: Parameters<typeof startLocalAws>[0];
  readonly slack?: LocalSlackOptions;
  readonly clock?: Clock;
  readonly config?: Partial<Config>;
  readonly queue?: 'redis' | 'postgres';
  readonly logger?: Logger;
  readonly sweepEveryMs?: number;
  /** Serves the workspace's page. */
  readonly page?: PageWish;
}

/** The whole product against its stand-ins, on a database of its own, at a pace that suits a test. */
export interface Stage {
  readonly world: World;
  readonly slack: LocalSlack;
  readonly aws: LocalAws;
  readonly requester: Person;
  readonly lead: Person;
  readonly lead2: Person;
  readonly admin: Person;
  readonly databaseUrl: string;
  /** A project in us-east-1 with two leads, asked in #voice-approvals. */
  addProject(fields?: Partial<ProjectWords>): Promise<ProjectId>;
  close(): Promise<void>;
}

export interface ProjectWords {
  readonly name: string;
  readonly region: string;
  readonly leads: readonly string[];
  readonly channelId: string;
  readonly pinpointApplicationId: string;
}

export const CHANNEL = 'C0VOICE';

function configOf(databaseUrl: string, stage: StageOptions): Config {
  const url = stage.queue === 'postgres' ? undefined : redisUrl();
  return {
    role: 'all',
    mode: 'local',
    http: { port: 0, host: '127.0.0.1' },
    logLevel: 'silent',
    databaseUrl,
    ...(url === undefined ? {} : { redisUrl: url }),
    slack: { kind: 'local' },
    voice: { provider: 'local' },
    admins: ['U0ADMIN'],
    releaseGraceMs: 7 * 24 * 60 * 60 * 1000,
    supportCases: 'packet',
    localDir: '/nonexistent',
    ...stage.config,
  };
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const closers: (() => unknown)[] = [];
  const database = await createTestDatabase();
  closers.push(() => database.drop());
  const slack = await startLocalSlack(options.slack);
  closers.push(() => slack.close());
  const aws = await startLocalAws({ throttleIntervalMs: 0, activateAfterMs: 0, ...options.aws });
  closers.push(() => aws.close());
  const logger = options.logger ?? createLogger({ level: 'silent' });
  const onClose = (_name: string, close: () => unknown) => closers.push(close);
  const closeAll = async () => {
    for (const close of closers.reverse()) await close();
  };
  try {
    const world = await openWorld(configOf(database.url, options), logger, onClose, {
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      standIns: { slack, aws },
      queuePrefix: `stage-${randomBytes(4).toString('hex')}`,
      awsIntervalMs: 1,
      slackIntervalMs: 1,
      redrawIntervalMs: 1,
      ...(options.page === undefined ? {} : { page: options.page }),
      ...(options.sweepEveryMs === undefined ? {} : { sweepEveryMs: options.sweepEveryMs }),
    });
    return {
      world,
      slack,
      aws,
      databaseUrl: database.url,
      requester: slack.person('U0REQUESTER'),
      lead: slack.person('U0LEAD'),
      lead2: slack.person('U0LEAD2'),
      admin: slack.person('U0ADMIN'),
      addProject: (fields) => addProject(world, slack, fields),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function addProject(
  world: World,
  slack: LocalSlack,
  {
    name = 'Checkout alerts',
    region = 'us-east-1',
    leads = ['U0LEAD', 'U0LEAD2'],
    channelId = CHANNEL,
    pinpointApplicationId,
  }: Partial<ProjectWords> = {},
): Promise<ProjectId> {
  const userId = 'U0ADMIN' as SlackUserId;
  await refreshPerson(world.context, userId);
  const saved = await saveProject(world.context, {
    actor: { kind: 'user', userId, teamId: slack.teamId },
    correlationId: 'stage',
    fields: {
      name,
      region,
      channelId,
      pinpointApplicationId,
      leads: leads.map((lead) => lead as SlackUserId),
    },
  });
  if (!saved.ok) throw new Error(`the project was refused: ${saved.refusal.code}`);
  return saved.value.id;
}
