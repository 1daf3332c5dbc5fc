import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type LocalAws, startLocalAws } from '../local/aws/start-local-aws.ts';
import { type LocalPostgres, startLocalPostgres } from '../local/postgres.ts';
import type { LocalSlack } from '../local/slack/driver.ts';
import { startLocalSlack } from '../local/slack/start.ts';
import type { Logger } from '../logger.ts';
import { type OnClose, StartError } from './parts.ts';

/** What stands in for what is not configured; each undefined where the real thing is. */
export interface StandIns {
  readonly postgres: LocalPostgres | undefined;
  readonly aws: LocalAws | undefined;
  readonly slack: LocalSlack | undefined;
}

/** What keeps a stand-in from starting, such as a folder that another process uses, is for the operator to read. */
async function sayingWhy<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (cause) {
    throw cause instanceof Error ? new StartError(cause.message, { cause }) : cause;
  }
}

/** Starts a stand-in for each part that the configuration leaves out and that is not given; all on 127.0.0.1. */
export async function startStandIns(
  config: Config,
  logger: Logger,
  onClose: OnClose,
  given: Partial<StandIns> = {},
): Promise<StandIns> {
  const { localDir } = config;
  const startPostgres = async () => {
    if (config.databaseUrl !== undefined || given.postgres !== undefined) return given.postgres;
    const postgres = await startLocalPostgres({ directory: join(localDir, 'postgres'), logger });
    onClose('local postgres', () => postgres.close());
    return postgres;
  };
  const startAws = async () => {
    if (config.voice.provider === 'aws' || given.aws !== undefined) return given.aws;
    const aws = await startLocalAws({ stateFile: join(localDir, 'aws.json') });
    onClose('local aws', () => aws.close());
    return aws;
  };
  const startSlack = async () => {
    if (config.slack.kind !== 'local' || given.slack !== undefined) return given.slack;
    const slack = await startLocalSlack({ stateFile: join(localDir, 'slack.json') });
    onClose('local slack', () => slack.close());
    return slack;
  };
  const [postgres, aws, slack] = await Promise.all([
    sayingWhy(startPostgres()),
    sayingWhy(startAws()),
    sayingWhy(startSlack()),
  ]);
  return { postgres, aws, slack };
}
