import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  findProjectByName,
  listNumbersToRead,
  markNumberAssigned,
  markTagsRead,
  type NumberToRead,
  postponeTagReading,
} from '#db/queries/number-tags.ts';
import type { HandOn } from '#db/transaction.ts';
import { AWS_ERROR_TRAITS } from '../domain/aws-errors.ts';
import { AppError, type AwsErrorCode } from '../domain/errors.ts';
import type { Tags } from '../ports.ts';
import { type Context, transact } from './context.ts';
import { readTags } from './number-tags.ts';
import { promiseHomesOfNumbers } from './promises.ts';
import { takeArrivedNumber } from './take-arrived-number.ts';

/** A worker leaves the rest to its next turn, so that other work of the Region is not kept waiting. */
const BATCH = 100;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Tags first; a number without them goes to whoever waits for one of its kind; else it has no project. */
async function adoptNumber(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  region: string,
  number: NumberToRead,
  tags: Tags,
): Promise<void> {
  if ((await markTagsRead(tx, number.id)) === undefined) return;
  const { projectName, ownerId } = readTags(tags);
  const project = projectName === undefined ? undefined : await findProjectByName(tx, projectName);
  if (project === undefined) {
    await takeArrivedNumber(context, tx, handOn, region, number);
    return;
  }
  const assignment = { projectId: project.id, ownerId, writeTagsAt: null };
  if ((await markNumberAssigned(tx, number.id, assignment)) === undefined) return;
  await insertAuditEvent(tx, {
    at: context.clock.now(),
    actor: { kind: 'job', name: 'inventory.sync' },
    action: 'number.assigned',
    projectId: project.id,
    numberId: number.id,
    after: { phoneNumber: number.phoneNumber, project: project.name, owner: ownerId ?? null },
    correlationId: `number-${number.id}`,
  });
  await promiseHomesOfNumbers(tx, handOn, context, [number.id]);
}

/** Undefined for a number that AWS no longer knows: the next reading says so. */
async function tagsAtAws(context: Context, region: string, arn: string): Promise<Tags> {
  try {
    return await context.voice.numberTags(region, arn);
  } catch (error) {
    if (error instanceof AppError && error.code === 'aws_not_found') return {};
    throw error;
  }
}

/**
 * Reads the tags of numbers that were found at AWS (ListTagsForResource, one each) and gives them to the projects and
 * owners that they name. Answers when there is more to read; undefined when there is not.
 */
export async function adoptNumbers(context: Context, region: string): Promise<Date | undefined> {
  const found = await listNumbersToRead(context.db, region, context.clock.now(), BATCH);
  for (const number of found) {
    try {
      const tags = await tagsAtAws(context, region, number.arn);
      await transact(context, (tx, handOn) => adoptNumber(context, tx, handOn, region, number, tags));
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('aws_')) throw error;
      const { then } = AWS_ERROR_TRAITS[error.code as AwsErrorCode];
      const until = new Date(context.clock.now().getTime() + (then === 'retry' ? MINUTE_MS : HOUR_MS));
      context.log.warn({ err: error, region, code: error.code }, 'tags could not be read');
      await postponeTagReading(context.db, region, until);
      return undefined;
    }
  }
  return found.length < BATCH ? undefined : context.clock.now();
}
