import { describe, expect, test } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import type { AwsNumber } from '#src/ports.ts';
import { failureOf, leaseInput, REGION } from './failure-of.ts';
import { useLocalAws } from './use-local-aws.ts';

const { aws, adapter } = useLocalAws(createAwsVoiceChannel);
const lease = (clientToken = 'order-1') => adapter().leaseNumber({ ...leaseInput, clientToken });
const describeOne = async ({ awsId }: AwsNumber) => (await adapter().describeNumbers(REGION, [awsId]))[0];
const release = ({ awsId }: AwsNumber) => adapter().releaseNumber(REGION, awsId);
const unprotect = ({ awsId }: AwsNumber) => adapter().setDeletionProtection(REGION, awsId, false);

describe('relinquishing against the local stand-in', () => {
  test('is refused while deletion protection is on, and done once it is off', async () => {
    const number = await lease();

    const refused = await failureOf(release(number));
    await unprotect(number);
    const unprotected = await describeOne(number);
    await release(number);

    expect(refused.code).toBe('aws_number_protected');
    expect(unprotected).toMatchObject({ deletionProtected: false });
    expect(await describeOne(number)).toBeUndefined();
    expect((await failureOf(release(number))).code).toBe('aws_not_found');
  });

  test('is done although the answer is lost', async () => {
    const number = await lease();
    await unprotect(number);
    aws().faults.add({ fault: 'lost-answer', operation: 'ReleasePhoneNumber', times: 1 });

    const lost = await failureOf(release(number));

    expect(lost.code).toBe('aws_unavailable');
    expect(await describeOne(number)).toBeUndefined();
  });

  test('needs the number out of its pool', async () => {
    const [number, other] = [await lease('order-1'), await lease('order-2')];
    await unprotect(number);
    const poolId = aws().voice.putInPool(REGION, number.awsId);
    aws().voice.putInPool(REGION, other.awsId, poolId);
    const leave = (clientToken: string) =>
      adapter().leavePool(REGION, { poolId, awsId: number.awsId, country: 'US', clientToken });

    const inPool = await describeOne(number);
    const refused = await failureOf(release(number));
    await leave('leave-1');
    await leave('leave-2');
    const outOfPool = await describeOne(number);
    await release(number);

    expect(inPool?.poolId).toBe(poolId);
    expect(refused.code).toBe('aws_number_in_pool');
    expect(outOfPool?.poolId).toBeUndefined();
    expect(await describeOne(number)).toBeUndefined();
  });

  test('leaves no pool empty', async () => {
    const number = await lease();
    const poolId = aws().voice.putInPool(REGION, number.awsId);

    const error = await failureOf(
      adapter().leavePool(REGION, { poolId, awsId: number.awsId, country: 'US', clientToken: 'leave-1' }),
    );

    expect(error).toMatchObject({ code: 'aws_conflict', details: { reason: 'LAST_PHONE_NUMBER' } });
  });

  test('has nothing to leave where the pool was deleted', async () => {
    const number = await lease();

    await adapter().leavePool(REGION, {
      poolId: 'pool-gone',
      awsId: number.awsId,
      country: 'US',
      clientToken: 'leave-1',
    });

    expect((await describeOne(number))?.poolId).toBeUndefined();
  });

  test('is refused for a number of a registration', async () => {
    const number = await lease();
    await unprotect(number);
    aws().voice.attachRegistration(REGION, number.awsId, 'registration-1');

    expect((await describeOne(number))?.registrationId).toBe('registration-1');
    expect((await failureOf(release(number))).code).toBe('aws_number_in_registration');
  });

  test('is refused where AWS does not let the number go', async () => {
    const number = await lease();
    await unprotect(number);
    aws().faults.add({ fault: 'release-refused' });

    expect((await failureOf(release(number))).code).toBe('aws_number_not_releasable');
  });
});

describe('tags against the local stand-in', () => {
  test('are added to those that the number was leased with', async () => {
    const number = await lease();

    await adapter().tagNumber(REGION, number.arn, { project: 'other line', owner: 'U0OWNER' });

    expect(await adapter().numberTags(REGION, number.arn)).toEqual({
      project: 'other line',
      owner: 'U0OWNER',
    });
  });
});
