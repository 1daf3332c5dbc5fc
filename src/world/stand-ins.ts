import type { Config } from '../config.ts';
import { type LocalAws, startLocalAws } from '../local/aws/start-local-aws.ts';
import { type LocalPostgres, startLocalPostgres } from '../local/postgres.ts';
import type { LocalSlack } from '../local/slack/driver.ts';
import { startLocalSlack } from '../local/slack/start.ts';
import type { Logger } from '../logger.ts';
import { localPaths, openLocalDir } from './local-dir.ts';
import { type OnClose, sayingWhy } from './parts.ts';

/** What stands in for what is not configured; each undefined where the real thing is. */
export interface StandIns {
  readonly postgres: LocalPostgres | undefined;
  readonly aws: LocalAws | undefined;
  readonly slack: LocalSlack | undefined;
}

export interface StandInOptions {
  /** Those that somebody else has started, and closes. */
  readonly given: Partial<StandIns> | undefined;
  /** The clock of those that are started here; the system's when undefined. */
  readonly now: (() => Date) | undefined;
}

/** Starts a stand-in for each part that the configuration leaves out and that is not given; all on 127.0.0.1. */
export async function startStandIns(
  config: Config,
  logger: Logger,
  onClose: OnClose,
  { given = {}, now }: StandInOptions,
): Promise<StandIns> {
  const paths = localPaths(config.localDir);
  const clock = now === undefined ? {} : { now };
  const startPostgres = async () => {
    if (config.databaseUrl !== undefined || given.postgres !== undefined) return given.postgres;
    const postgres = await startLocalPostgres({ directory: paths.postgres, logger });
    onClose('local postgres', () => postgres.close());
    return postgres;
  };
  const startAws = async () => {
    if (config.voice.provider === 'aws' || given.aws !== undefined) return given.aws;
    const aws = await startLocalAws({ stateFile: paths.aws, ...clock });
    onClose('local aws', () => aws.close());
    return aws;
  };
  const startSlack = async () => {
    if (config.slack.kind !== 'local' || given.slack !== undefined) return given.slack;
    const slack = await startLocalSlack({
      stateFile: paths.slack,
      onStateError: (err) => logger.error({ err }, 'local slack is not kept'),
      ...clock,
    });
    onClose('local slack', () => slack.close());
    return slack;
  };
  if (needsLocalDir(config, given)) await openLocalDir(config.localDir);
  const starting = [sayingWhy(startPostgres()), sayingWhy(startAws()), sayingWhy(startSlack())] as const;
  // One that fails waits for the others: what is still starting when the process ends would be left behind.
  await Promise.allSettled(starting);
  const [postgres, aws, slack] = await Promise.all(starting);
  return { postgres, aws, slack };
}

function needsLocalDir({ databaseUrl, voice, slack }: Config, given: Partial<StandIns>): boolean {
  return (
    (databaseUrl === undefined && given.postgres === undefined) ||
    (voice.provider === 'local' && given.aws === undefined) ||
    (slack.kind === 'local' && given.slack === undefined)
  );
}
