import {
  findAccount,
  markAccountAway,
  markAccountRead,
  setAccountSynced,
  takeAccount,
} from '#db/queries/accounts.ts';
import { listDoubtfulKinds } from '#db/queries/arrivals.ts';
import type { JobOutcome } from '#jobs/catalog.ts';
import { readAgainMs } from '../domain/account.ts';
import { AppError } from '../domain/errors.ts';
import type { AwsNumber } from '../ports.ts';
import { adoptNumbers } from './adopt-numbers.ts';
import { type Context, transact } from './context.ts';
import { awsCodeOf } from './failure.ts';
import { promiseHomesOfRegion } from './promises.ts';
import { readAccount } from './read-account.ts';
import { recordListed } from './record-listed.ts';
import { takeHeldNumbers } from './take-held-numbers.ts';
import { writeTags } from './write-tags.ts';

const SYNC_EVERY_MS = 60 * 60 * 1000;
/** 10,000 numbers are 100 pages at one a second; a worker that is not done by then is taken for dead. */
const TAKE_OVER_AFTER_MS = 15 * 60 * 1000;

/** Reads all numbers and takes them over; the reading is complete, or nothing of it counts. */
async function readNumbers(
  context: Context,
  region: string,
  readingSince: Date,
): Promise<readonly AwsNumber[]> {
  const numbers = await context.voice.listNumbers(region);
  // Asked after the reading: an order whose call is younger than it has no number in it.
  const doubtful = await listDoubtfulKinds(context.db, region);
  const isHeld = (number: AwsNumber): boolean =>
    doubtful.some(
      (kind) =>
        kind.country === number.country &&
        kind.useCase === number.useCase &&
        kind.numberType === number.numberType,
    );
  return recordListed(context, { region, numbers, readingSince }, isHeld);
}

/** AWS does not answer: the last known state stays, with since when, and is read again at growing intervals. */
async function recordAway(context: Context, region: string, error: AppError): Promise<void> {
  const now = context.clock.now();
  const since = (await findAccount(context.db, region))?.awayAt;
  const awayAt = since ?? now;
  const dueAt = new Date(now.getTime() + readAgainMs(now.getTime() - awayAt.getTime()));
  context.log.warn({ err: error, region, code: error.code, dueAt }, 'account could not be read');
  await transact(context, async (tx, handOn) => {
    await markAccountAway(tx, region, now, dueAt);
    if (since === undefined) await promiseHomesOfRegion(tx, handOn, context, region);
  });
}

/** Whether AWS answered all of it; what it refused is recorded. */
async function isAnswered(context: Context, region: string, read: () => Promise<void>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || awsCodeOf(error) === undefined) throw error;
    await recordAway(context, region, error);
    return false;
  }
}

async function readAws(context: Context, region: string, takeOverAt: Date): Promise<void> {
  const readingSince = context.clock.now();
  const dueAt = new Date(readingSince.getTime() + SYNC_EVERY_MS);
  let held: readonly AwsNumber[] = [];
  const isRead = await isAnswered(context, region, async () => {
    held = await readNumbers(context, region, readingSince);
  });
  if (!isRead) return;
  await isAnswered(context, region, async () => {
    await takeHeldNumbers(context, region, held);
    await readAccount(context, region, dueAt);
    await markAccountRead(context.db, region, takeOverAt, dueAt);
  });
  await setAccountSynced(context.db, region, readingSince);
}

/**
 * Keeps what we know of an account in a Region at what AWS says: numbers (DescribePhoneNumbers, all pages), tier,
 * spend limit and room, every hour and when somebody wishes it; the tags of new numbers are read and changed ones
 * written a batch at a time.
 */
export async function syncInventory(context: Context, region: string): Promise<JobOutcome> {
  await writeTags(context, region);
  const now = context.clock.now();
  const takeOverAt = new Date(now.getTime() + TAKE_OVER_AFTER_MS);
  if (await takeAccount(context.db, region, now, takeOverAt)) await readAws(context, region, takeOverAt);
  const moreAt = await adoptNumbers(context, region);
  if (moreAt !== undefined) return { runAgainAt: moreAt };
  // A wish that came while this job ran was swallowed by it.
  const dueAt = (await findAccount(context.db, region))?.dueAt;
  const after = context.clock.now();
  return dueAt !== undefined && dueAt <= after ? { runAgainAt: after } : undefined;
}
