import {
  GetServiceQuotaCommand,
  IllegalArgumentException,
  InvalidPaginationTokenException,
  ListRequestedServiceQuotaChangeHistoryCommand,
  type ListRequestedServiceQuotaChangeHistoryCommandInput,
  ListServiceQuotasCommand,
  NoSuchResourceException,
  RequestServiceQuotaIncreaseCommand,
  type RequestServiceQuotaIncreaseCommandInput,
  ResourceAlreadyExistsException,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { describe, expect, it } from 'vitest';
import { fakeClock, REGION, startForTest } from './fixtures.ts';
import { errorOf, quotasClientOf } from './service-clients.ts';

const VOICE_SPEND = 'L-FDAE1CE0';
const PHONE_NUMBERS = 'L-C62B0C80';

function increase(client: ServiceQuotasClient, input: Partial<RequestServiceQuotaIncreaseCommandInput> = {}) {
  const spend = { ServiceCode: 'sms-voice', QuotaCode: VOICE_SPEND, DesiredValue: 50 };
  return client.send(new RequestServiceQuotaIncreaseCommand({ ...spend, ...input }));
}

async function history(
  client: ServiceQuotasClient,
  input: ListRequestedServiceQuotaChangeHistoryCommandInput = {},
) {
  const { RequestedQuotas = [] } = await client.send(
    new ListRequestedServiceQuotaChangeHistoryCommand(input),
  );
  return RequestedQuotas.map(({ DesiredValue }) => DesiredValue);
}

describe('RequestServiceQuotaIncrease', () => {
  it('is pending', async () => {
    const clock = fakeClock();
    const aws = await startForTest({ now: clock.now });

    const { RequestedQuota } = await increase(quotasClientOf(aws));

    expect(RequestedQuota).toEqual({
      Id: expect.stringMatching(/^[0-9a-f]{40}$/),
      ServiceCode: 'sms-voice',
      ServiceName: expect.any(String),
      QuotaCode: VOICE_SPEND,
      QuotaName: 'VoiceMessageMonthlySpend',
      QuotaArn: `arn:aws:servicequotas:${REGION}:000000000000:sms-voice/${VOICE_SPEND}`,
      DesiredValue: 50,
      Status: 'PENDING',
      Created: clock.now(),
      LastUpdated: clock.now(),
      Requester: expect.stringContaining('000000000000'),
      GlobalQuota: false,
      Unit: 'None',
      QuotaRequestedAtLevel: 'ACCOUNT',
    });
  });

  it('is refused while one is open for the same quota and Region', async () => {
    const aws = await startForTest();
    const client = quotasClientOf(aws);
    await increase(client);

    expect(await errorOf(increase(client, { DesiredValue: 60 }))).toBeInstanceOf(
      ResourceAlreadyExistsException,
    );

    await expect(increase(client, { QuotaCode: PHONE_NUMBERS })).resolves.toBeDefined();
    await expect(increase(quotasClientOf(aws, 'eu-west-1'))).resolves.toBeDefined();
    expect(aws.state().serviceQuotas.requests).toHaveLength(3);
  });

  it.each<[string, Partial<RequestServiceQuotaIncreaseCommandInput>, new (...args: never[]) => Error]>([
    ['the value that applies now', { DesiredValue: 1 }, IllegalArgumentException],
    ['less than that', { QuotaCode: PHONE_NUMBERS, DesiredValue: 24 }, IllegalArgumentException],
    ['a value out of range', { DesiredValue: -1 }, IllegalArgumentException],
    ['a resource', { ContextId: 'arn:aws:sms-voice:x' }, IllegalArgumentException],
    ['an unknown service', { ServiceCode: 'telephony' }, NoSuchResourceException],
    ['an unknown quota', { QuotaCode: 'L-00000000' }, NoSuchResourceException],
  ])('refuses %s', async (_, input, refusal) => {
    const aws = await startForTest();

    const error = await errorOf(increase(quotasClientOf(aws), input));

    expect(error).toBeInstanceOf(refusal);
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 400 } });
    expect(aws.state().serviceQuotas.requests).toEqual([]);
  });
});

describe('GetServiceQuota', () => {
  it('answers the value that applies in the Region', async () => {
    const aws = await startForTest({ numbersPerRegion: 7 });
    const client = quotasClientOf(aws);
    const read = async (QuotaCode: string) =>
      (await client.send(new GetServiceQuotaCommand({ ServiceCode: 'sms-voice', QuotaCode }))).Quota;

    expect(await read(PHONE_NUMBERS)).toMatchObject({
      QuotaName: 'PhoneNumbers',
      Value: 7,
      Adjustable: true,
    });
    expect(await read(VOICE_SPEND)).toMatchObject({ Value: 1, QuotaAppliedAtLevel: 'ACCOUNT' });
    expect(await errorOf(read('L-00000000'))).toBeInstanceOf(NoSuchResourceException);
    expect(await errorOf(read(''))).toBeInstanceOf(IllegalArgumentException);
  });
});

describe('ListServiceQuotas', () => {
  it('lists the quotas of sms-voice, none of them production access', async () => {
    const aws = await startForTest();

    const { Quotas = [] } = await quotasClientOf(aws).send(
      new ListServiceQuotasCommand({ ServiceCode: 'sms-voice' }),
    );

    expect(Quotas.map(({ QuotaName }) => QuotaName)).toEqual([
      'PhoneNumbers',
      'Pools',
      'ConfigurationSets',
      'OptOutLists',
      'VoiceMessageMonthlySpend',
      'TextMessageMonthlySpend',
      'MediaMessageMonthlySpend',
      'Registrations',
      'RegistrationAttachments',
      'ProtectConfigurations',
      'SenderIds',
    ]);
  });

  it('pages, filters and refuses', async () => {
    const aws = await startForTest();
    const client = quotasClientOf(aws);
    const list = (input: object) =>
      client.send(new ListServiceQuotasCommand({ ServiceCode: 'sms-voice', ...input }));
    const first = await list({ MaxResults: 6 });
    const second = await list({ MaxResults: 6, NextToken: first.NextToken });

    expect([first.Quotas?.length, second.Quotas?.length, second.NextToken]).toEqual([6, 5, undefined]);
    expect((await list({ QuotaCode: VOICE_SPEND })).Quotas).toMatchObject([{ QuotaCode: VOICE_SPEND }]);
    expect((await list({ QuotaAppliedAtLevel: 'RESOURCE' })).Quotas).toEqual([]);
    expect(await errorOf(list({ ServiceCode: 'telephony' }))).toBeInstanceOf(NoSuchResourceException);
    expect(await errorOf(list({ NextToken: 'abc' }))).toBeInstanceOf(InvalidPaginationTokenException);
    expect(await errorOf(list({ MaxResults: 101 }))).toBeInstanceOf(IllegalArgumentException);
  });
});

describe('ListRequestedServiceQuotaChangeHistory', () => {
  it("lists the Region's requests, newest first", async () => {
    const aws = await startForTest();
    const client = quotasClientOf(aws);
    await increase(client, { DesiredValue: 50 });
    await increase(client, { DesiredValue: 40, QuotaCode: PHONE_NUMBERS });
    await increase(quotasClientOf(aws, 'eu-west-1'), { DesiredValue: 30 });

    expect(await history(client)).toEqual([40, 50]);
    expect(await history(client, { ServiceCode: 'sms-voice', Status: 'PENDING' })).toEqual([40, 50]);
    expect(await history(client, { Status: 'APPROVED' })).toEqual([]);
    expect(await history(client, { QuotaRequestedAtLevel: 'RESOURCE' })).toEqual([]);
    expect(await errorOf(history(client, { ServiceCode: 'telephony' }))).toBeInstanceOf(
      NoSuchResourceException,
    );
  });

  it('pages', async () => {
    const aws = await startForTest();
    const client = quotasClientOf(aws);
    await increase(client, { DesiredValue: 50 });
    await increase(client, { DesiredValue: 40, QuotaCode: PHONE_NUMBERS });
    const list = (NextToken?: string) =>
      client.send(new ListRequestedServiceQuotaChangeHistoryCommand({ MaxResults: 1, NextToken }));

    const first = await list();
    const second = await list(first.NextToken);

    expect([first, second].map(({ RequestedQuotas }) => RequestedQuotas?.[0]?.DesiredValue)).toEqual([
      40, 50,
    ]);
    expect(second.NextToken).toBeUndefined();
    expect(await errorOf(list('abc'))).toBeInstanceOf(InvalidPaginationTokenException);
  });

  it('forgets requests after 90 days', async () => {
    const clock = fakeClock();
    const client = quotasClientOf(await startForTest({ now: clock.now }));
    await increase(client);

    clock.advance(90 * 86_400_000);
    expect(await history(client)).toEqual([50]);
    clock.advance(1);
    expect(await history(client)).toEqual([]);
  });
});
