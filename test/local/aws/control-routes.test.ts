import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import { fakeClock, REGION, requestNumber, startForTest, startWithClient } from './fixtures.ts';

async function control(aws: LocalAws, method: string, path: string, body?: unknown) {
  const response = await fetch(`${aws.url}/_control/${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

function statusWithHeaders(aws: LocalAws, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${aws.url}/_control/state`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
  });
}

describe('control routes', () => {
  it('switch a fault on and off', async () => {
    const { aws, client } = await startWithClient();
    const fault = { fault: 'quota', region: REGION, times: 5 };

    expect(await control(aws, 'POST', 'faults', fault)).toEqual({ status: 201, body: { faults: [fault] } });
    await expect(requestNumber(client)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
    expect(await control(aws, 'GET', 'faults')).toEqual({
      status: 200,
      body: { faults: [{ ...fault, times: 4 }] },
    });
    expect(await control(aws, 'DELETE', 'faults')).toEqual({ status: 200, body: { faults: [] } });
    await expect(requestNumber(client)).resolves.toMatchObject({ Status: 'PENDING' });
  });

  it('clear the faults of one name', async () => {
    const aws = await startForTest();
    aws.faults.add({ fault: 'quota' });
    aws.faults.add({ fault: 'throttle' });

    await control(aws, 'DELETE', 'faults?fault=quota');

    expect(aws.faults.list()).toEqual([{ fault: 'throttle' }]);
  });

  it.each([
    ['an unknown fault', { fault: 'earthquake' }, /fault/],
    ['an unknown operation', { fault: 'throttle', operation: 'Dance' }, /operation/],
    ['an unknown member', { fault: 'throttle', time: 1 }, /time/],
    ['a body that is not JSON', '{', /not JSON/],
  ])('refuse %s', async (_, body, message) => {
    const aws = await startForTest();

    const answer = await control(aws, 'POST', 'faults', body);

    expect(answer).toEqual({ status: 400, body: { error: expect.stringMatching(message) } });
    expect(aws.faults.list()).toEqual([]);
  });

  it('show the state as it is now', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithClient({ now: clock.now });
    const { PhoneNumberId } = await requestNumber(client, { Tags: [{ Key: 'a', Value: 'b' }] });
    clock.advance(3000);

    const { body } = await control(aws, 'GET', 'state');

    expect(body).toEqual(aws.state());
    expect(body).toMatchObject({
      accountId: '000000000000',
      regions: {
        [REGION]: {
          tier: 'SANDBOX',
          numbers: [{ PhoneNumberId, Status: 'ACTIVE', Tags: [{ Key: 'a', Value: 'b' }] }],
        },
      },
    });
  });

  it('show what was asked', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithClient({ now: clock.now });
    await requestNumber(client, { ClientToken: 'order-1' });
    await expect(requestNumber(client, { ClientToken: 'order-2', IsoCountryCode: 'DE' })).rejects.toThrow();

    const { body } = await control(aws, 'GET', 'requests');

    const common = {
      at: clock.now().toISOString(),
      service: 'pinpoint-sms-voice-v2',
      operation: 'RequestPhoneNumber',
      region: REGION,
      requestId: expect.any(String),
      ms: expect.any(Number),
    };
    const wanted = { MessageType: 'TRANSACTIONAL', NumberCapabilities: ['VOICE'], NumberType: 'LONG_CODE' };
    expect(body).toEqual({
      requests: [
        {
          ...common,
          status: 200,
          clientToken: 'order-1',
          input: { ...wanted, IsoCountryCode: 'US' },
        },
        {
          ...common,
          status: 400,
          clientToken: 'order-2',
          errorType: 'ValidationException',
          input: { ...wanted, IsoCountryCode: 'DE' },
        },
      ],
    });
  });

  it('keep the last 200 requests', async () => {
    const { aws, client } = await startWithClient({ numbersPerRegion: 1 });
    for (let index = 0; index < 203; index += 1) {
      await requestNumber(client, { ClientToken: `order-${index}` }).catch(() => undefined);
    }

    const tokens = aws.requests().map((request) => request.clientToken);

    expect(tokens).toHaveLength(200);
    expect([tokens[0], tokens.at(-1)]).toEqual(['order-3', 'order-202']);
  });

  it('reset everything to an empty account', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithClient({ now: clock.now, throttleIntervalMs: 1000 });
    const first = await requestNumber(client, { ClientToken: 'order-1' });
    aws.faults.add({ fault: 'quota' });

    const { status } = await control(aws, 'POST', 'reset');

    expect(status).toBe(200);
    expect([aws.state().regions, aws.faults.list(), aws.requests()]).toEqual([{}, [], []]);
    const second = await requestNumber(client, { ClientToken: 'order-1' });
    expect(second.PhoneNumberId).not.toBe(first.PhoneNumberId);
  });

  it('answer 404 to what they do not know', async () => {
    const aws = await startForTest();

    expect((await control(aws, 'GET', 'reset')).status).toBe(404);
  });

  it('refuse pages of other hosts', async () => {
    const aws = await startForTest();

    expect(await statusWithHeaders(aws, { origin: 'https://example.com' })).toBe(403);
    expect(await statusWithHeaders(aws, { host: 'rebound.example.com' })).toBe(403);
    expect(await statusWithHeaders(aws, { origin: 'http://localhost:3000' })).toBe(200);
  });
});
