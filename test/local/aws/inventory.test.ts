import {
  type DescribePhoneNumbersCommandInput,
  type PinpointSMSVoiceV2Client,
  paginateDescribePhoneNumbers,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { REGION, requestNumber, startForTest, startWithClient } from './fixtures.ts';

const COUNT = 10_000;

async function idsIn(client: PinpointSMSVoiceV2Client, input: DescribePhoneNumbersCommandInput = {}) {
  const ids: (string | undefined)[] = [];
  let pages = 0;
  for await (const { PhoneNumbers = [] } of paginateDescribePhoneNumbers({ client, pageSize: 100 }, input)) {
    pages += 1;
    ids.push(...PhoneNumbers.map((number) => number.PhoneNumberId));
  }
  return { ids, pages };
}

describe('an inventory of 10,000 numbers', () => {
  it('is seeded in less than two seconds', async () => {
    const aws = await startForTest();
    const startedAtMs = performance.now();

    const ids = aws.voice.seedNumbers(REGION, COUNT, 'US');

    expect(performance.now() - startedAtMs).toBeLessThan(2000);
    expect(new Set(ids).size).toBe(COUNT);
    const numbers = aws.state().regions[REGION]?.numbers ?? [];
    expect(new Set(numbers.map((number) => number.PhoneNumber)).size).toBe(COUNT);
    expect(new Set(numbers.map((number) => number.Status))).toEqual(new Set(['ACTIVE']));
  });

  it('is read in 100 pages, each number once and in order', async () => {
    const { aws, client } = await startWithClient();
    const seeded = aws.voice.seedNumbers(REGION, COUNT, 'US');

    const { ids, pages } = await idsIn(client);

    expect(pages).toBe(100);
    expect(ids).toEqual(seeded);
  });

  it('is filtered, and loses what is removed behind the back of its reader', async () => {
    const { aws, client } = await startWithClient();
    const [first = '', ...others] = aws.voice.seedNumbers(REGION, 150, 'CA');
    aws.voice.seedNumbers(REGION, COUNT, 'US');

    aws.voice.removeNumber(REGION, first);

    const Filters = [{ Name: 'iso-country-code' as const, Values: ['CA'] }];
    expect(await idsIn(client, { Filters })).toEqual({ ids: others, pages: 2 });
  });

  it('may exceed the limit, which then lets no more be requested until it is raised', async () => {
    const { aws, client } = await startWithClient();
    aws.voice.seedNumbers(REGION, COUNT, 'US');
    await expect(requestNumber(client)).rejects.toMatchObject({ Reason: 'PHONE_NUMBERS_PER_ACCOUNT' });

    aws.voice.setPhoneNumbersMax(REGION, COUNT + 1);

    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
    await expect(requestNumber(client)).rejects.toMatchObject({ Reason: 'PHONE_NUMBERS_PER_ACCOUNT' });
  });
});
