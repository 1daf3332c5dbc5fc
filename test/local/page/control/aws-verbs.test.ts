import {
  CreateVerifiedDestinationNumberCommand,
  SendDestinationNumberVerificationCodeCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { RequestServiceQuotaIncreaseCommand } from '@aws-sdk/client-service-quotas';
import { CreateCaseCommand } from '@aws-sdk/client-support';
import { describe, expect, it } from 'vitest';
import { clientOf, REGION, requestNumber } from '../../aws/fixtures.ts';
import { quotasClientOf, supportClientOf } from '../../aws/service-clients.ts';
import { drawerStage, type Stage } from './fixtures.ts';

async function firstRegion({ state }: Stage) {
  const [region] = (await state()).aws?.regions ?? [];
  if (region === undefined) throw new Error('there is always a first Region');
  return region;
}

describe('the drawer’s AWS account', () => {
  it('has us-east-1 before anything happened, and lists it before the others', async () => {
    const stage = await drawerStage();
    const untouched = await firstRegion(stage);
    await stage.run({ do: 'aws.set_tier', region: 'eu-west-1', tier: 'PRODUCTION' });
    await stage.run({ do: 'aws.set_tier', region: 'ap-south-1', tier: 'SANDBOX' });

    const { aws } = await stage.state();

    expect(untouched).toMatchObject({ name: REGION, tier: 'SANDBOX', numbersMax: 25, numbers: [] });
    expect(aws?.regions.map(({ name, tier }) => [name, tier])).toEqual([
      [REGION, 'SANDBOX'],
      ['ap-south-1', 'SANDBOX'],
      ['eu-west-1', 'PRODUCTION'],
    ]);
  });

  it('sets limits', async () => {
    const stage = await drawerStage();
    await stage.run({ do: 'aws.set_numbers_max', region: REGION, count: 3 });
    await stage.run({ do: 'aws.set_spend_max', region: REGION, usd: 40 });

    expect(await firstRegion(stage)).toMatchObject({
      numbersMax: 3,
      spend: { maxUsd: 40, enforcedUsd: 40, spentUsd: 0 },
    });
  });

  it.each([
    [{ do: 'aws.set_numbers_max', region: REGION, count: -1 }, 'The limit must be a whole number from 0'],
    [{ do: 'aws.set_spend_max', region: REGION, usd: 0.5 }, 'The limit must be a whole number from 0'],
    [{ do: 'aws.set_tier', region: 'here', tier: 'SANDBOX' }, 'such as us-east-1'],
    [{ do: 'aws.add_number', region: REGION, country: 'Germany', useCase: 'PROMOTIONAL' }, 'such as GB'],
    [{ do: 'aws.answer_case', caseId: '1', body: ' ' }, 'Write what AWS answers.'],
    [{ do: 'aws.add_application', region: REGION, name: '' }, 'Write a name'],
  ])('refuses %j in words', async (verb, words) => {
    const { refused } = await drawerStage();

    expect(await refused(verb)).toEqual({ status: 400, problem: expect.stringContaining(words) });
  });

  it('adds a number as AWS Support does, and takes it away again', async () => {
    const stage = await drawerStage();
    await stage.run({ do: 'aws.add_number', region: REGION, country: 'DE', useCase: 'PROMOTIONAL' });
    const { numbers, numbersHeld } = await firstRegion(stage);

    expect([numbersHeld, numbers]).toEqual([
      1,
      [
        expect.objectContaining({
          country: 'DE',
          status: 'ACTIVE',
          useCase: 'PROMOTIONAL',
          type: 'LONG_CODE',
        }),
      ],
    ]);
    const numberId = numbers[0]?.id ?? '';
    await stage.run({ do: 'aws.take_number', region: REGION, numberId });
    expect((await firstRegion(stage)).numbers).toEqual([]);
    expect(await stage.refused({ do: 'aws.take_number', region: REGION, numberId })).toEqual({
      status: 404,
      problem: expect.stringContaining('The local AWS cannot do that'),
    });
  });

  it('refuses a number of a country that has none', async () => {
    const { refused } = await drawerStage();

    expect(
      await refused({ do: 'aws.add_number', region: REGION, country: 'XX', useCase: 'PROMOTIONAL' }),
    ).toEqual({
      status: 409,
      problem: expect.stringContaining('only 0 numbers are left of XX/LONG_CODE'),
    });
  });

  it('shows for which project and request a number was leased, and its pool', async () => {
    const stage = await drawerStage();
    const { aws } = stage.options;
    const tags = [
      ['dialtone:owner', 'billing'],
      ['dialtone:requester', 'U0REQ'],
      ['dialtone:project', 'shop'],
    ].map(([Key, Value]) => ({ Key, Value }));
    const { PhoneNumberId = '', PhoneNumber } = await requestNumber(clientOf(aws), { Tags: tags });
    const poolId = aws.voice.putInPool(REGION, PhoneNumberId);

    const region = await firstRegion(stage);

    expect(region.numbers[0]).toMatchObject({
      poolId,
      tags: [
        { key: 'dialtone:project', value: 'shop' },
        { key: 'dialtone:requester', value: 'U0REQ' },
        { key: 'dialtone:owner', value: 'billing' },
      ],
    });
    expect(region.pools).toEqual([expect.objectContaining({ id: poolId, numbers: [PhoneNumber] })]);
  });

  it('shows the codes that a destination’s phone received, newest first', async () => {
    const stage = await drawerStage();
    const client = clientOf(stage.options.aws);
    await stage.run({ do: 'aws.add_number', region: REGION, country: 'US', useCase: 'TRANSACTIONAL' });
    const { VerifiedDestinationNumberId } = await client.send(
      new CreateVerifiedDestinationNumberCommand({ DestinationPhoneNumber: '+12015550123' }),
    );
    const again = new SendDestinationNumberVerificationCodeCommand({
      VerifiedDestinationNumberId,
      VerificationChannel: 'VOICE',
    });
    await client.send(again);
    await client.send(again);

    const [destination] = (await firstRegion(stage)).destinations;
    const sent = stage.options.aws.state().regions[REGION]?.verifiedDestinations[0]?.Codes ?? [];

    expect(destination).toMatchObject({ number: '+12015550123', status: 'PENDING' });
    expect(destination?.codes.map(({ code }) => code)).toEqual(
      sent.map(({ VerificationCode }) => VerificationCode).toReversed(),
    );
    expect(destination?.codes).toHaveLength(2);
  });
});

describe('the drawer’s desks of AWS', () => {
  it('answers a case and resolves it', async () => {
    const { options, run, state, refused } = await drawerStage();
    await run({ do: 'aws.set_plan', hasPlan: true });
    const { caseId = '' } = await supportClientOf(options.aws).send(
      new CreateCaseCommand({ subject: 'Voice limits', communicationBody: 'Please raise them.' }),
    );

    await run({ do: 'aws.answer_case', caseId, body: 'Which countries?' });
    const answered = (await state()).aws?.cases[0];
    await run({ do: 'aws.resolve_case', caseId });

    expect(answered).toMatchObject({
      subject: 'Voice limits',
      status: 'pending-customer-action',
      communications: [
        { body: 'Please raise them.' },
        { by: 'Amazon Web Services', body: 'Which countries?' },
      ],
    });
    expect((await state()).aws?.cases[0]?.status).toBe('resolved');
    expect(await refused({ do: 'aws.resolve_case', caseId: 'none' })).toMatchObject({ status: 404 });
  });

  it('decides on a quota increase once', async () => {
    const { options, run, state, refused } = await drawerStage();
    await quotasClientOf(options.aws).send(
      new RequestServiceQuotaIncreaseCommand({
        ServiceCode: 'sms-voice',
        QuotaCode: 'L-C62B0C80',
        DesiredValue: 40,
      }),
    );
    const open = (await state()).aws?.quotas[0];
    const id = open?.id ?? '';

    expect(open).toMatchObject({ quota: 'PhoneNumbers', desiredValue: 40, isOpen: true, region: REGION });
    await run({ do: 'aws.decide_quota', id, decision: 'open_case' });
    await run({ do: 'aws.decide_quota', id, decision: 'approve' });
    const { aws } = await state();
    expect(aws?.quotas[0]).toMatchObject({ status: 'APPROVED', isOpen: false });
    expect(aws?.regions[0]?.numbersMax).toBe(40);
    expect(await refused({ do: 'aws.decide_quota', id, decision: 'deny' })).toMatchObject({ status: 409 });
  });

  it('switches what Support and Pinpoint have', async () => {
    const { run, state } = await drawerStage();

    await run({ do: 'aws.set_plan', hasPlan: true });
    await run({ do: 'aws.list_voice_limits', listed: false });
    await run({ do: 'aws.add_application', region: 'eu-west-1', name: 'Shop' });
    await run({ do: 'aws.set_pinpoint', availability: 'forbidden' });

    const { aws } = await state();
    expect(aws).toMatchObject({
      hasSupportPlan: true,
      listsVoiceLimits: false,
      pinpoint: { availability: 'forbidden' },
    });
    expect(
      aws?.regions.map(({ name, applications }) => [name, applications.map((each) => each.name)]),
    ).toEqual([
      [REGION, []],
      ['eu-west-1', ['Shop']],
    ]);
  });
});
