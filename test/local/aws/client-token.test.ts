import { describe, expect, it } from 'vitest';
import { clientOf, fakeClock, REGION, requestNumber, startForTest, startWithClient } from './fixtures.ts';

describe('ClientToken', () => {
  it('answers a repeated token with the same number in its present state', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithClient({ now: clock.now, activateAfterMs: 3000 });
    const first = await requestNumber(client, { ClientToken: 'order-1' });
    clock.advance(3000);

    const again = await requestNumber(client, { ClientToken: 'order-1' });

    expect({ ...again, $metadata: undefined }).toEqual({
      ...first,
      Status: 'ACTIVE',
      $metadata: undefined,
    });
    expect(aws.state().regions[REGION]?.numbers).toHaveLength(1);
  });

  it('answers a repeated token also when the limit is reached', async () => {
    const { client } = await startWithClient({ numbersPerRegion: 1 });
    const first = await requestNumber(client, { ClientToken: 'order-1' });

    const again = await requestNumber(client, { ClientToken: 'order-1' });

    expect(again.PhoneNumberId).toBe(first.PhoneNumberId);
  });

  it('makes one number when the same token arrives many times at once', async () => {
    const { aws, client } = await startWithClient();

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => requestNumber(client, { ClientToken: 'order-1' })),
    );

    expect(new Set(answers.map((answer) => answer.PhoneNumberId)).size).toBe(1);
    expect(aws.state().regions[REGION]?.numbers).toHaveLength(1);
  });

  it('refuses a token that comes back with other parameters', async () => {
    const { aws, client } = await startWithClient();
    const first = await requestNumber(client, { ClientToken: 'order-1' });

    await expect(
      requestNumber(client, { ClientToken: 'order-1', IsoCountryCode: 'CA' }),
    ).rejects.toMatchObject({ name: 'ConflictException', ResourceId: first.PhoneNumberId });
    expect(aws.state().regions[REGION]?.numbers).toHaveLength(1);
  });

  it('keeps the tokens of two Regions apart', async () => {
    const aws = await startForTest();

    const here = await requestNumber(clientOf(aws), { ClientToken: 'order-1' });
    const there = await requestNumber(clientOf(aws, 'eu-west-1'), { ClientToken: 'order-1' });

    expect(there.PhoneNumberId).not.toBe(here.PhoneNumberId);
  });

  it('leaves the token free when the request was refused', async () => {
    const { client } = await startWithClient();
    const refused = requestNumber(client, { ClientToken: 'order-1', IsoCountryCode: 'DE' });
    await expect(refused).rejects.toMatchObject({ Reason: 'COUNTRY_NOT_ENABLED' });

    const number = await requestNumber(client, { ClientToken: 'order-1', IsoCountryCode: 'CA' });

    expect(number.IsoCountryCode).toBe('CA');
  });

  it('takes __proto__ as the plain token that it is', async () => {
    const { aws, client } = await startWithClient();

    const first = await requestNumber(client, { ClientToken: '__proto__' });
    const again = await requestNumber(client, { ClientToken: '__proto__' });

    expect(again.PhoneNumberId).toBe(first.PhoneNumberId);
    expect(aws.state().regions[REGION]?.numbers).toHaveLength(1);
  });
});
