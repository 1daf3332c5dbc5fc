import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { AppError } from '#src/domain/errors.ts';
import type { NumberId } from '#src/domain/request.ts';
import { OperationError } from '#src/usecases/journaled.ts';
import { finishVerification, sendCodeAgain, startVerification } from '#src/usecases/verify-destination.ts';
import { aCallingNumber, auditRows, DESTINATION, journalRows } from '../support/calls.ts';
import { LEAD, REQUESTER } from '../support/request-view.ts';
import { actorOf, codeOf, GUEST, granted, openScene, type Scene, STRANGER } from '../support/scene.ts';

const CREATE = 'CreateVerifiedDestinationNumber';
const SEND = 'SendDestinationNumberVerificationCode';
const VERIFY = 'VerifyDestinationNumber';

let scene: Scene;
let numberId: NumberId;
beforeEach(async () => {
  scene = await openScene();
  numberId = await aCallingNumber(scene);
});
afterEach(() => scene.close());

const who = (userId = REQUESTER) => ({ actor: actorOf(userId), correlationId: 'click-1', numberId });
const start = (destination = '+44 20 7946 0958', userId = REQUESTER, by: 'TEXT' | 'VOICE' = 'TEXT') =>
  startVerification(scene.context, { ...who(userId), destination, by });
const finish = (verificationCode: string, userId = REQUESTER, awsId = 'destination-1') =>
  finishVerification(scene.context, { ...who(userId), awsId, phoneNumber: DESTINATION, verificationCode });
const operations = async () =>
  (await journalRows(scene)).map(({ operation, outcome }) => `${operation} ${outcome}`);
const actions = async () => (await auditRows(scene)).map(({ action }) => action);

async function failureOf(work: Promise<unknown>): Promise<OperationError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OperationError)) throw new Error('no operation failed', { cause: error });
  return error;
}

describe('a number that is to be verified', () => {
  it('is made known to AWS, which sends a code to it', async () => {
    expect(granted(await start())).toEqual({
      awsId: 'destination-1',
      phoneNumber: DESTINATION,
      region: 'us-east-1',
      isVerified: false,
    });
    expect(scene.voice.changes).toEqual([`${CREATE} ${DESTINATION}`, `${SEND} destination-1 TEXT`]);
    expect(await journalRows(scene)).toMatchObject([
      { operation: CREATE, numberId, region: 'us-east-1', outcome: 'done', clientToken: expect.any(String) },
      { operation: SEND, numberId, region: 'us-east-1', outcome: 'done' },
    ]);
    expect(await auditRows(scene)).toMatchObject([
      {
        action: 'destination.added',
        actor: actorOf(REQUESTER),
        projectId: scene.projectId,
        after: { destination: DESTINATION, region: 'us-east-1' },
      },
    ]);
  });

  it('can get the code by a call', async () => {
    await start(DESTINATION, LEAD, 'VOICE');
    expect(scene.voice.changes.at(-1)).toBe(`${SEND} destination-1 VOICE`);
  });

  it('gets another code when it is there already, and is not added twice', async () => {
    await start();
    expect(granted(await start())).toMatchObject({ awsId: 'destination-1', isVerified: false });
    expect(scene.voice.destinations).toHaveLength(1);
    expect(scene.voice.changes.filter((change) => change.startsWith(SEND))).toHaveLength(2);
    expect(await actions()).toEqual(['destination.added']);
  });

  it('gets no code when it is verified already', async () => {
    scene.voice.destinations.push({ awsId: 'destination-1', phoneNumber: DESTINATION, status: 'VERIFIED' });
    expect(granted(await start())).toMatchObject({ isVerified: true });
    expect(await operations()).toEqual([`${CREATE} refused`]);
  });

  it('gets no code when AWS says only then that it is verified', async () => {
    scene.voice.before[SEND].fail('aws_already_exists', { reason: 'VERIFICATION_ALREADY_COMPLETE' });
    expect(granted(await start())).toMatchObject({ isVerified: true });
  });

  it('is found again after an answer that was lost', async () => {
    scene.voice.after[CREATE].fail('aws_unavailable');
    expect(await failureOf(start())).toMatchObject({ code: 'aws_unavailable', operation: CREATE });
    expect(await operations()).toEqual([`${CREATE} unknown`]);
    expect(granted(await start())).toMatchObject({ awsId: 'destination-1' });
    expect(scene.voice.destinations).toHaveLength(1);
  });

  it('is journalled before AWS hears of it', async () => {
    scene.voice.before[SEND].meet(async () => {
      expect(await journalRows(scene)).toMatchObject([
        { operation: CREATE, outcome: 'done' },
        { operation: SEND, outcome: null },
      ]);
    });
    granted(await start());
  });

  it.each([CREATE, SEND] as const)('gets no code when AWS refuses %s, and says which', async (operation) => {
    scene.voice.before[operation].fail('aws_other_quota', { reason: 'VERIFICATION_ATTEMPTS_PER_DAY' });
    expect(await failureOf(start())).toMatchObject({
      code: 'aws_other_quota',
      operation,
      details: { reason: 'VERIFICATION_ATTEMPTS_PER_DAY' },
    });
    expect((await operations()).at(-1)).toBe(`${operation} refused`);
  });

  it('stays in the journal as open when Dialtone itself breaks', async () => {
    scene.voice.before[CREATE].meet(async () => {
      throw new TypeError('a defect');
    });
    await expect(start()).rejects.toThrow(TypeError);
    expect(await operations()).toEqual([`${CREATE} null`]);
  });

  it.each([
    ['who is a guest', GUEST, DESTINATION, 'may_not_call'],
    ['of whom nothing is known', STRANGER, DESTINATION, 'person_unknown'],
    ['who mistypes the number', REQUESTER, '0171 1234', 'destination_malformed'],
  ] as const)('is refused to somebody %s, without a word to AWS', async (_who, userId, typed, code) => {
    expect(codeOf(await start(typed, userId))).toBe(code);
    expect(await journalRows(scene)).toEqual([]);
    expect(scene.voice.changes).toEqual([]);
  });

  it('is refused for a number that cannot call any more', async () => {
    numberId = await aCallingNumber(scene, { relinquishedAt: scene.clock.now() });
    expect(codeOf(await start())).toBe('number_gone');
  });
});

describe('another code', () => {
  it('is sent without making the number known again', async () => {
    await start();
    const again = await sendCodeAgain(scene.context, { ...who(), awsId: 'destination-1', by: 'VOICE' });
    expect(granted(again)).toBe(true);
    expect(scene.voice.changes.at(-1)).toBe(`${SEND} destination-1 VOICE`);
    expect(await operations()).toEqual([`${CREATE} done`, `${SEND} done`, `${SEND} done`]);
  });

  it('is refused to somebody who may not call', async () => {
    await start();
    const again = await sendCodeAgain(scene.context, { ...who(GUEST), awsId: 'destination-1', by: 'TEXT' });
    expect(codeOf(again)).toBe('may_not_call');
  });
});

describe('a verification code', () => {
  beforeEach(async () => {
    granted(await start());
  });

  it('verifies the number, which is audited', async () => {
    expect(granted(await finish(' 123 456 '))).toMatchObject({ id: numberId });
    expect(scene.voice.destinations).toMatchObject([{ phoneNumber: DESTINATION, status: 'VERIFIED' }]);
    expect(await actions()).toEqual(['destination.added', 'destination.verified']);
    expect((await auditRows(scene)).at(-1)?.after).toEqual({ destination: DESTINATION, region: 'us-east-1' });
  });

  it('that is wrong verifies nothing, and can be entered again', async () => {
    expect(await failureOf(finish('654321'))).toMatchObject({ code: 'aws_code_wrong', operation: VERIFY });
    expect((await operations()).at(-1)).toBe(`${VERIFY} refused`);
    expect(scene.voice.destinations).toMatchObject([{ status: 'PENDING' }]);
    granted(await finish('123456'));
  });

  it('that is too old is told as that', async () => {
    scene.voice.before[VERIFY].fail('aws_code_expired');
    expect(await failureOf(finish('123456'))).toMatchObject({ code: 'aws_code_expired' });
  });

  it('counts once: entered again it finds the number verified', async () => {
    scene.voice.after[VERIFY].fail('aws_unavailable');
    expect(await failureOf(finish('123456'))).toMatchObject({ code: 'aws_unavailable' });
    scene.voice.before[VERIFY].fail('aws_already_exists', { reason: 'VERIFICATION_ALREADY_COMPLETE' });
    granted(await finish('123456'));
  });

  it.each(['', '12 34;', 'x'.repeat(21)])('is not sent to AWS as %j', async (code) => {
    expect(codeOf(await finish(code))).toBe('verification_code_malformed');
    expect(scene.voice.changes.some((change) => change.startsWith(VERIFY))).toBe(false);
  });

  it('is refused from somebody who may not call', async () => {
    expect(codeOf(await finish('123456', GUEST))).toBe('may_not_call');
    expect(scene.voice.destinations).toMatchObject([{ status: 'PENDING' }]);
  });

  it('is kept nowhere: not in a row, a job or a log line', async () => {
    const secret = 'SeCrEt4711';
    scene.voice.before[VERIFY].meet(async () => {
      throw new AppError('aws_code_wrong', { fields: ['verificationCode'] });
    });
    await failureOf(finish(secret));
    scene.voice.verificationCode = secret;
    granted(await finish(secret));
    const tables = await scene.context.db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    expect(tables.rows.length).toBeGreaterThan(10);
    for (const { name } of tables.rows) {
      const { rows } = await scene.context.db.execute(sql`select * from ${sql.identifier(name)}`);
      expect(JSON.stringify(rows), name).not.toContain(secret);
    }
    expect(JSON.stringify(scene.log.lines)).not.toContain(secret);
    expect(JSON.stringify(scene.queue.jobs)).not.toContain(secret);
  });
});
