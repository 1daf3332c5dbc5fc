import {
  DescribeAccountLimitsCommand,
  DescribeSpendLimitsCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import {
  GetServiceQuotaCommand,
  ListRequestedServiceQuotaChangeHistoryCommand,
  RequestServiceQuotaIncreaseCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-service-quotas';
import { DescribeCasesCommand, ResolveCaseCommand } from '@aws-sdk/client-support';
import { describe, expect, it } from 'vitest';
import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import { clientOf, fakeClock, REGION, requestNumber, startForTest } from './fixtures.ts';
import { errorOf, postControl, quotasClientOf, supportClientOf } from './service-clients.ts';

const VOICE_SPEND = 'L-FDAE1CE0';
const PHONE_NUMBERS = 'L-C62B0C80';
const POOLS = 'L-1A498A50';

async function requestIncrease(
  aws: LocalAws,
  quotaCode: string,
  desiredValue: number,
  supportCaseAllowed?: boolean,
): Promise<string> {
  const { RequestedQuota } = await quotasClientOf(aws).send(
    new RequestServiceQuotaIncreaseCommand({
      ServiceCode: 'sms-voice',
      QuotaCode: quotaCode,
      DesiredValue: desiredValue,
      SupportCaseAllowed: supportCaseAllowed,
    }),
  );
  return `${RequestedQuota?.Id}`;
}

async function quotaValue(aws: LocalAws, QuotaCode: string, region = REGION): Promise<number | undefined> {
  const { Quota } = await quotasClientOf(aws, region).send(
    new GetServiceQuotaCommand({ ServiceCode: 'sms-voice', QuotaCode }),
  );
  return Quota?.Value;
}

async function requests(aws: LocalAws) {
  const { RequestedQuotas = [] } = await quotasClientOf(aws).send(
    new ListRequestedServiceQuotaChangeHistoryCommand({}),
  );
  return RequestedQuotas;
}

describe('AWS at Service Quotas', () => {
  it('approves: more numbers can be leased in the Region', async () => {
    const clock = fakeClock();
    const aws = await startForTest({ numbersPerRegion: 1, now: clock.now });
    const client = clientOf(aws);
    await requestNumber(client);
    const id = await requestIncrease(aws, PHONE_NUMBERS, 2);
    expect(await errorOf(requestNumber(client))).toMatchObject({ Reason: 'PHONE_NUMBERS_PER_ACCOUNT' });
    clock.advance(60_000);

    aws.serviceQuotas.approve(id);

    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
    expect(await errorOf(requestNumber(client))).toMatchObject({ Reason: 'PHONE_NUMBERS_PER_ACCOUNT' });
    const { AccountLimits } = await client.send(new DescribeAccountLimitsCommand({}));
    expect(AccountLimits).toContainEqual({ Name: 'PHONE_NUMBERS', Used: 2, Max: 2 });
    expect([await quotaValue(aws, PHONE_NUMBERS), await quotaValue(aws, PHONE_NUMBERS, 'eu-west-1')]).toEqual(
      [2, 1],
    );
    expect(await requests(aws)).toMatchObject([{ Status: 'APPROVED', LastUpdated: clock.now() }]);
  });

  it('approves: the maximum of the voice spend rises in the Region', async () => {
    const aws = await startForTest();

    aws.serviceQuotas.approve(await requestIncrease(aws, VOICE_SPEND, 50));

    expect([await quotaValue(aws, VOICE_SPEND), await quotaValue(aws, VOICE_SPEND, 'eu-west-1')]).toEqual([
      50, 1,
    ]);
    const { SpendLimits } = await clientOf(aws).send(new DescribeSpendLimitsCommand({}));
    expect(SpendLimits).toContainEqual(
      expect.objectContaining({ Name: 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT', MaxLimit: 50 }),
    );
    await expect(requestIncrease(aws, VOICE_SPEND, 60)).resolves.toMatch(/./);
  });

  it('approves another quota', async () => {
    const aws = await startForTest();

    aws.serviceQuotas.approve(await requestIncrease(aws, POOLS, 30));

    expect([await quotaValue(aws, POOLS), await quotaValue(aws, POOLS, 'eu-west-1')]).toEqual([30, 25]);
  });

  it('denies: the quota stays, and can be asked for again', async () => {
    const aws = await startForTest();

    aws.serviceQuotas.deny(await requestIncrease(aws, VOICE_SPEND, 50));

    expect(await requests(aws)).toMatchObject([{ Status: 'DENIED' }]);
    expect(await quotaValue(aws, VOICE_SPEND)).toBe(1);
    await expect(requestIncrease(aws, VOICE_SPEND, 20)).resolves.toMatch(/./);
  });

  it('opens a case, with which the request ends', async () => {
    const aws = await startForTest();
    aws.support.setPlan(true);
    const support = supportClientOf(aws);
    aws.serviceQuotas.openCase(await requestIncrease(aws, VOICE_SPEND, 50));
    const { cases } = await support.send(new DescribeCasesCommand({}));
    expect(await requests(aws)).toMatchObject([{ Status: 'CASE_OPENED', CaseId: cases?.[0]?.displayId }]);
    expect(await errorOf(requestIncrease(aws, VOICE_SPEND, 60))).toBeInstanceOf(
      ResourceAlreadyExistsException,
    );

    await support.send(new ResolveCaseCommand({ caseId: cases?.[0]?.caseId }));

    expect(await requests(aws)).toMatchObject([{ Status: 'CASE_CLOSED' }]);
    await expect(requestIncrease(aws, VOICE_SPEND, 60)).resolves.toMatch(/./);
  });

  it('approves a request that has a case', async () => {
    const aws = await startForTest();
    const id = await requestIncrease(aws, VOICE_SPEND, 50);
    aws.serviceQuotas.openCase(id);

    aws.serviceQuotas.approve(id);

    expect(await requests(aws)).toMatchObject([
      { Status: 'APPROVED', CaseId: expect.stringMatching(/^\d+$/) },
    ]);
    expect(await quotaValue(aws, VOICE_SPEND)).toBe(50);
  });

  it('opens no case where none is allowed', async () => {
    const aws = await startForTest();

    aws.serviceQuotas.openCase(await requestIncrease(aws, VOICE_SPEND, 50, false));

    expect(await requests(aws)).toMatchObject([{ Status: 'NOT_APPROVED' }]);
    expect(aws.state().support.cases).toEqual([]);
  });

  it('decides once', async () => {
    const aws = await startForTest();
    const id = await requestIncrease(aws, VOICE_SPEND, 50);
    aws.serviceQuotas.deny(id);

    expect(() => aws.serviceQuotas.approve(id)).toThrow('is DENIED');

    expect(await quotaValue(aws, VOICE_SPEND)).toBe(1);
  });
});

describe('control routes of Service Quotas', () => {
  it.each([
    ['open-case', 'CASE_OPENED'],
    ['approve', 'APPROVED'],
    ['deny', 'DENIED'],
  ])('%s', async (verb, status) => {
    const aws = await startForTest();
    const id = await requestIncrease(aws, VOICE_SPEND, 50);

    const answer = await postControl(aws, `service-quotas/${verb}`, { id });

    expect(answer).toMatchObject({ status: 200, body: { serviceQuotas: { requests: [{ id, status }] } } });
    expect(aws.state().serviceQuotas.requests).toMatchObject([{ status }]);
  });

  it('refuse an unknown request, and one that is decided', async () => {
    const aws = await startForTest();
    const id = await requestIncrease(aws, VOICE_SPEND, 50);
    aws.serviceQuotas.deny(id);

    expect((await postControl(aws, 'service-quotas/approve', { id: 'x' })).status).toBe(404);
    expect((await postControl(aws, 'service-quotas/approve', { id })).status).toBe(409);
    expect((await postControl(aws, 'service-quotas/approve', {})).status).toBe(400);
  });
});
