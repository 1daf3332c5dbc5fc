import { createHandlers } from '#jobs/handlers.ts';
import { upsertSchedules } from '#jobs/schedules.ts';
import { startWorker } from '#jobs/worker.ts';
import type { Config } from './config.ts';
import { AWS_INTERVAL_MS, REDRAW_INTERVAL_MS, SLACK_INTERVAL_MS } from './domain/pacing.ts';
import type { SlackUserId } from './domain/request.ts';
import { startHttp } from './http.ts';
import { createInFlight } from './in-flight.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import type { Clock } from './ports.ts';
import { createInteractiveClient, createWorkerClient } from './slack/clients.ts';
import { createDirectory } from './slack/directory.ts';
import type { SlackApp } from './slack/interactions.ts';
import { createLatestViews } from './slack/latest-views.ts';
import { createNotifier } from './slack/notifier.ts';
import type { Context } from './usecases/context.ts';
import { type Bot, createBot, SLACK_PATH } from './world/bot.ts';
import { localPaths } from './world/local-dir.ts';
import { openLocalClock, openPage, type PageWish, slackOrPage } from './world/page.ts';
import type { OnClose } from './world/parts.ts';
import { reachSlack } from './world/reach-slack.ts';
import { readinessOf } from './world/readiness.ts';
import { type StandIns, startStandIns } from './world/stand-ins.ts';
import { openStorage } from './world/storage.ts';
import { openAws, openPriceList } from './world/voice.ts';

/** What tests and the demo choose; production takes the defaults. */
export interface WorldOptions {
  readonly clock?: Clock;
  readonly standIns?: Partial<StandIns>;
  readonly queuePrefix?: string;
  readonly awsIntervalMs?: number;
  readonly slackIntervalMs?: number;
  readonly redrawIntervalMs?: number;
  readonly sweepEveryMs?: number;
  /** Serves the local workspace's page beside Slack's path; its clock is then the world's. */
  readonly page?: PageWish;
}

export interface World {
  readonly port: number;
  readonly context: Context;
  readonly standIns: StandIns;
}

const systemClock: Clock = { now: () => new Date() };

/** Builds every part from the configuration and starts those of its role; `onClose` gets each, in order. */
export async function openWorld(
  config: Config,
  logger: Logger,
  onClose: OnClose,
  options: WorldOptions = {},
): Promise<World> {
  const { page: wish, awsIntervalMs = AWS_INTERVAL_MS } = options;
  const localClock = wish && (await openLocalClock(wish, localPaths(config.localDir).clock));
  const clock = localClock ?? options.clock ?? systemClock;
  const now = clock === systemClock ? undefined : () => clock.now();
  const metrics = createMetrics();
  const priceList = await openPriceList(config);
  const standIns = await startStandIns(config, logger, onClose, {
    given: options.standIns,
    now: localClock && now,
  });
  const databaseUrl = config.databaseUrl ?? standIns.postgres?.url ?? '';
  const storage = await openStorage(
    {
      databaseUrl,
      redisUrl: config.redisUrl,
      migratesItself: config.mode === 'local' || standIns.postgres !== undefined,
      queuePrefix: options.queuePrefix,
      now,
      logger,
    },
    onClose,
  );
  const { database, backend, queue } = storage;
  const slack = reachSlack(config, standIns.slack);
  const voiceIsLocal = config.voice.provider === 'local';
  const admins = config.admins.map((id) => id as SlackUserId);
  const { releaseGraceMs: graceMs, supportCases } = config;
  const cards = { localVoice: voiceIsLocal, admins, graceMs };
  const client = createInteractiveClient({ token: slack.botToken, slackApiUrl: slack.apiUrl });
  const endpoint = standIns.aws?.url;
  const context: Context = {
    db: database.db,
    queue,
    clock,
    log: logger,
    ...openAws({ endpoint, db: database.db, awsIntervalMs, logger, metrics }, onClose),
    notifier: createNotifier({
      client: createWorkerClient({ token: slack.botToken, slackApiUrl: slack.apiUrl }),
      clock,
      settings: cards,
      log: logger,
    }),
    directory: createDirectory(client),
    settings: {
      admins,
      priceList,
      voiceIsLocal,
      awsIntervalMs,
      slackIntervalMs: options.slackIntervalMs ?? SLACK_INTERVAL_MS,
      redrawIntervalMs: options.redrawIntervalMs ?? REDRAW_INTERVAL_MS,
      graceMs,
      supportCases,
    },
  };

  if (config.role !== 'bot') {
    const worker = await startWorker({
      backend,
      handlers: createHandlers(context),
      logger,
      now,
      onJob: metrics.onJob,
    });
    onClose('worker', () => worker.close({ deadlineMs: 8_000 }));
    const { sweepEveryMs } = options;
    const every = sweepEveryMs === undefined ? {} : { sweepEveryMs };
    const schedules = await upsertSchedules({ backend, queue, logger, ...every });
    onClose('schedules', () => schedules.close());
  }

  let bot: Bot | undefined;
  if (config.role !== 'worker' && slack.kind !== 'post-only') {
    const app: SlackApp = { context, client, cards, log: logger, latestViews: createLatestViews() };
    bot = createBot({ slack, app, inFlight: createInFlight(), logger, metrics }, onClose);
  }
  const page =
    wish && localClock && (await openPage({ wish, clock: localClock, standIns, context, queue, logger }));
  const http = await startHttp({
    ...config.http,
    logger,
    ready: () => readinessOf(storage),
    metrics: metrics.read,
    fallback: slackOrPage(bot?.listener, page),
  });
  onClose('http', () => http.close());
  // Before it: an open stream is an answer in flight, which the server would wait for.
  if (page !== undefined) onClose('page', () => page.close());
  await bot?.start();
  if (page !== undefined) standIns.slack?.setClientOrigin(`http://localhost:${http.port}`);
  standIns.slack?.setRequestUrl(`http://127.0.0.1:${http.port}${SLACK_PATH}`);
  return { port: http.port, context, standIns };
}
