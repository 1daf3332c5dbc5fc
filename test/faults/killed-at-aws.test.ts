import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { insertCall } from '#db/queries/calls.ts';
import { insertRelinquishment, setRelinquishAt } from '#db/queries/relinquishments.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import type { RunningProcess } from '../support/processes.ts';
import { queueBackends } from '../support/redis.ts';
import { insertNumberRow, insertRequestRow } from '../support/rows.ts';
import { waitFor } from '../support/wait-for.ts';
import { type Fleet, openFleet, REGION } from './fleet.ts';

const REQUESTER = 'U0REQUESTER' as SlackUserId;
const LEAD = { kind: 'user', userId: 'U0LEAD' as SlackUserId, teamId: 'T0LOCAL' } as const;
const SLOW = { fault: 'slow', times: 1, ms: 600_000 } as const;

describe.each(queueBackends())('a worker that is killed on $name', { timeout: 180_000 }, (backend) => {
  let fleet: Fleet;
  let released: string;
  beforeEach(async () => {
    fleet = await openFleet(backend);
    released = await approvedRelease();
  });
  afterEach(() => fleet.close());

  const countAtAws = (operation: string) =>
    fleet.aws.requests().filter((call) => call.operation === operation).length;
  const rowsOf = async (query: string) => (await fleet.database.db.execute(sql.raw(query))).rows;
  const journal = async () =>
    (await rowsOf('select operation, outcome from aws_calls order by id')).map(
      ({ operation, outcome }) => `${operation} ${outcome}`,
    );

  /** A number at AWS and in the inventory. */
  async function aNumber(pool: string | undefined) {
    const { aws, database } = fleet;
    const made = aws.voice.addNumber({ region: REGION, country: 'US', useCase: 'TRANSACTIONAL' });
    const poolId = aws.voice.putInPool(REGION, made.PhoneNumberId, pool);
    const { id, phoneNumber } = await insertNumberRow(database.db, {
      awsId: made.PhoneNumberId,
      arn: made.PhoneNumberArn,
      phoneNumber: made.PhoneNumber,
      deletionProtected: false,
      poolId,
      projectId: await fleet.addProject({ name: `Project of ${made.PhoneNumber}` }),
    });
    return { id, phoneNumber, poolId };
  }

  /** Its grace period is over. The pool keeps another number, so that this one can leave it. */
  async function approvedRelease(): Promise<string> {
    const { db } = fleet.database;
    const { poolId } = await aNumber(undefined);
    const number = await aNumber(poolId);
    const now = new Date();
    const { id: requestId } = await insertRequestRow(db, {
      kind: 'relinquish_number',
      projectId: await fleet.addProject(),
      status: 'approved',
      decidedBy: LEAD,
      decidedAt: now,
    });
    const impact = { deletionProtected: false, poolId, registrationId: undefined, lastCallAt: undefined };
    await db.transaction(async (tx) => {
      await insertRelinquishment(tx, {
        requestId,
        numberId: number.id,
        impact: { ...impact, isLastInCountry: false },
      });
      await setRelinquishAt(tx, requestId, now, now);
    });
    return number.phoneNumber;
  }

  async function askedCall(): Promise<void> {
    const { db } = fleet.database;
    fleet.aws.voice.setTier(REGION, 'PRODUCTION');
    const { id: numberId } = await aNumber(undefined);
    const now = new Date();
    await db.transaction((tx) =>
      insertCall(tx, {
        numberId,
        callerId: REQUESTER,
        teamId: LEAD.teamId,
        region: REGION,
        destination: '+12065550199',
        body: 'This is a test call.',
        bodyType: 'TEXT',
        voiceId: 'MATTHEW',
        maxPricePerMinute: null,
        isDryRun: false,
        submissionKey: 'view:call',
        askedAt: now,
        dueAt: now,
        correlationId: 'call',
      }),
    );
  }

  async function startWorker(): Promise<RunningProcess> {
    const [worker] = await fleet.start('worker');
    if (worker === undefined) throw new Error('no worker was started');
    return worker;
  }

  /** The minutes after which a silent worker is taken for dead, and the queue's lock with it, are over. */
  async function startAnotherMuchLater(): Promise<void> {
    for (const table of ['relinquishments', 'calls'])
      await rowsOf(`update ${table} set due_at = now() - interval '1 second' where due_at is not null`);
    await fleet.loseQueue();
    await fleet.start('worker');
  }

  async function expectReleasedOnce(): Promise<void> {
    await fleet.requester.dm((message) => message.text.endsWith(`${released} is relinquished.`));
    const numbers = fleet.aws.state().regions[REGION]?.numbers.map(({ PhoneNumber }) => PhoneNumber);
    expect(numbers).not.toContain(released);
    expect(countAtAws('ReleasePhoneNumber')).toBe(1);
    expect(countAtAws('DisassociateOriginationIdentity')).toBe(1);
    expect(await rowsOf(`select status from requests where kind = 'relinquish_number'`)).toEqual([
      { status: 'relinquished' },
    ]);
    expect(
      await rowsOf(`select count(*)::int as n from audit_events where action = 'number.released'`),
    ).toEqual([{ n: 1 }]);
    expect(fleet.slack.violations()).toEqual([]);
  }

  it('after AWS has released a number and placed a call, and before either is written, repeats neither', async () => {
    fleet.aws.faults.add({ ...SLOW, operation: 'ReleasePhoneNumber' });
    fleet.aws.faults.add({ ...SLOW, operation: 'SendVoiceMessage' });
    await askedCall();
    const worker = await startWorker();
    await waitFor(() => countAtAws('ReleasePhoneNumber') === 1 && countAtAws('SendVoiceMessage') === 1, {
      describe: 'AWS to have done both',
    });

    await worker.kill();
    const written = (await journal()).sort();
    fleet.aws.faults.clear();
    await startAnotherMuchLater();

    await expectReleasedOnce();
    await fleet.requester.dm((message) => message.text.startsWith('Nobody knows whether AWS placed'));
    expect(written).toEqual([
      'DisassociateOriginationIdentity done',
      'ReleasePhoneNumber null',
      'SendVoiceMessage null',
    ]);
    expect(fleet.aws.state().regions[REGION]?.voiceMessages).toHaveLength(1);
    expect(await rowsOf('select status, error_code from calls')).toEqual([
      { status: 'unknown', error_code: 'call_of_unknown_outcome' },
    ]);
  });

  it('with its release in the journal and not yet at AWS leaves it to the next one', async () => {
    fleet.aws.faults.add({ ...SLOW, operation: 'DisassociateOriginationIdentity' });
    const worker = await startWorker();
    await waitFor(() => countAtAws('DisassociateOriginationIdentity') === 1, {
      describe: 'the number to leave its pool',
    });
    fleet.wires.aws.deafen();
    fleet.aws.faults.clear();
    await waitFor(async () => (await journal()).includes('ReleasePhoneNumber null'), {
      describe: 'the release in the journal',
    });

    await worker.kill();
    const atAwsBefore = countAtAws('ReleasePhoneNumber');
    await fleet.wires.aws.restore();
    await startAnotherMuchLater();

    await expectReleasedOnce();
    expect(atAwsBefore).toBe(0);
    expect(await journal()).toEqual([
      'DisassociateOriginationIdentity done',
      'ReleasePhoneNumber null',
      'ReleasePhoneNumber done',
    ]);
  });
});
