import type { Db, Tx } from '#db/client.ts';
import { type HandOn, withTransaction } from '#db/transaction.ts';
import type { JobQueue } from '#jobs/catalog.ts';
import type { PriceList } from '../domain/price-list.ts';
import type { SlackUserId } from '../domain/request.ts';
import type {
  Clock,
  Directory,
  LegacyChannels,
  Log,
  Notifier,
  QuotaDesk,
  SupportDesk,
  VoiceChannel,
} from '../ports.ts';

export interface Settings {
  readonly admins: readonly SlackUserId[];
  readonly priceList: PriceList;
  /** The local stand-in for AWS: what it bills is a sample, and every surface says so. */
  readonly voiceIsLocal: boolean;
  /** Milliseconds between two calls of one operation in one Region, and between two posts to one channel. */
  readonly awsIntervalMs: number;
  readonly slackIntervalMs: number;
  readonly redrawIntervalMs: number;
  /** Between the approval of relinquishing a number and its release; 0 releases at once. */
  readonly graceMs: number;
  /** `api` files cases through AWS Support where the account's plan allows it; `packet` lets a person file them. */
  readonly supportCases: 'packet' | 'api';
}

/** What every use case is given. */
export interface Context {
  readonly db: Db;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly voice: VoiceChannel;
  readonly support: SupportDesk;
  readonly quotas: QuotaDesk;
  readonly legacy: LegacyChannels;
  readonly notifier: Notifier;
  readonly directory: Directory;
  readonly settings: Settings;
}

/** One transaction; its jobs are handed on after the commit. */
export function transact<T>(context: Context, work: (tx: Tx, handOn: HandOn) => Promise<T>): Promise<T> {
  return withTransaction(
    {
      db: context.db,
      queue: context.queue,
      onQueueAway: (error, jobs) =>
        context.log.warn(
          { err: error, jobs: jobs.map((job) => job.name) },
          'queue is away, the sweep will hand on',
        ),
    },
    work,
  );
}
