import { GetAppsCommand, PinpointServiceException } from '@aws-sdk/client-pinpoint';
import { describe, expect, it } from 'vitest';
import { checkShape } from '#src/local/aws/check-shape.ts';
import { findOperationShape } from '#src/local/aws/shapes.ts';
import type { LocalAws } from '#src/local/aws/start-local-aws.ts';
import { fakeClock, REGION, startForTest } from './fixtures.ts';
import { errorOf, pinpointClientOf, postControl } from './service-clients.ts';

const ID = '0123456789abcdef0123456789abcdef';

function authorization(service = 'mobiletargeting'): string {
  return `AWS4-HMAC-SHA256 Credential=EXAMPLE/20261101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
}

async function send(aws: LocalAws, method: string, path: string, body?: string, auth = authorization()) {
  const response = await fetch(`${aws.url}${path}`, {
    method,
    headers: { authorization: auth },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function startWithApplication() {
  const aws = await startForTest();
  aws.pinpoint.addApplication({ region: REGION, id: ID, name: 'Reminders' });
  return aws;
}

describe('the REST protocol', () => {
  it.each([
    ['GetApps', 'GET', '/v1/apps', undefined, 'ApplicationsResponse'],
    ['GetApp', 'GET', `/v1/apps/${ID}`, undefined, 'ApplicationResponse'],
    ['UpdateSmsChannel', 'PUT', `/v1/apps/${ID}/channels/sms`, '{"Enabled":true}', 'SMSChannelResponse'],
    ['UpdateVoiceChannel', 'PUT', `/v1/apps/${ID}/channels/voice`, '{}', 'VoiceChannelResponse'],
  ])('answers %s in the shape of the service model', async (operation, method, path, body, payload) => {
    const aws = await startWithApplication();
    const shape = findOperationShape('pinpoint', operation)?.out[payload]?.members;

    const answer = await send(aws, method, path, body);

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(Object.keys(Object(answer.body))).not.toEqual([]);
    expect(Object.keys(shape ?? {})).toEqual(expect.arrayContaining(Object.keys(Object(answer.body))));
    checkShape(Object(answer.body), shape ?? {});
  });

  it('names an error in a header and carries the request id in the body', async () => {
    const aws = await startForTest();

    const { status, headers, body } = await send(aws, 'GET', `/v1/apps/${ID}`);

    expect(status).toBe(404);
    expect(headers.get('x-amzn-errortype')).toBe('NotFoundException');
    expect(body).toEqual({ Message: expect.any(String), RequestID: headers.get('x-amzn-requestid') });
  });

  it.each([
    [
      'an operation that is not served',
      'DELETE',
      `/v1/apps/${ID}/channels/voice`,
      404,
      'UnknownOperationException',
    ],
    ['a path that is not served', 'GET', `/v1/apps/${ID}/segments`, 404, 'UnknownOperationException'],
  ])('refuses %s', async (_, method, path, status, type) => {
    const aws = await startWithApplication();

    const answer = await send(aws, method, path);

    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, type]);
  });

  it.each(['{', '[]', 'null'])('refuses the body %s', async (body) => {
    const aws = await startWithApplication();

    const answer = await send(aws, 'PUT', `/v1/apps/${ID}/channels/voice`, body);

    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, 'BadRequestException']);
    expect(aws.state().pinpoint.applications[REGION]?.[0]?.voice).toBeUndefined();
  });

  it.each([
    ['scoped to another service', authorization('sms-voice'), 'InvalidSignatureException'],
    ['that cannot be read', 'Basic eDp5', 'IncompleteSignatureException'],
  ])('refuses an authorization %s', async (_, auth, type) => {
    const aws = await startForTest();

    const answer = await send(aws, 'GET', '/v1/apps', undefined, auth);

    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([403, type]);
  });
});

describe('after the end of Pinpoint', () => {
  it.each([
    ['forbidden', 'ForbiddenException', 403],
    ['method-not-allowed', 'MethodNotAllowedException', 405],
  ] as const)('the API may answer %s', async (availability, name, status) => {
    const aws = await startForTest();
    const client = pinpointClientOf(aws);
    aws.pinpoint.setAvailability(availability);

    expect(await errorOf(client.send(new GetAppsCommand({})))).toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
    });
  });

  it('the API may not answer at all, and come back', async () => {
    const clock = fakeClock();
    const aws = await startForTest({ throttleIntervalMs: 1000, now: clock.now });
    const client = pinpointClientOf(aws);
    aws.pinpoint.setAvailability('silent');

    for (const request of [client.send(new GetAppsCommand({})), client.send(new GetAppsCommand({}))]) {
      expect(await errorOf(request)).not.toBeInstanceOf(PinpointServiceException);
    }

    expect(aws.requests().map(({ operation, status }) => [operation, status])).toEqual([
      ['GetApps', null],
      ['GetApps', null],
    ]);
    aws.pinpoint.setAvailability('answers');
    await expect(client.send(new GetAppsCommand({}))).resolves.toBeDefined();
  });
});

describe('control routes of Pinpoint', () => {
  it('add an application and end the API', async () => {
    const aws = await startForTest();
    const application = { region: REGION, id: ID, name: 'Reminders' };

    expect(await postControl(aws, 'pinpoint/applications', application)).toMatchObject({
      status: 200,
      body: { pinpoint: { applications: { [REGION]: [{ id: ID, name: 'Reminders' }] } } },
    });
    expect((await postControl(aws, 'pinpoint/availability', { availability: 'silent' })).status).toBe(200);
    expect(aws.state().pinpoint.availability).toBe('silent');
    expect((await postControl(aws, 'pinpoint/applications', application)).status).toBe(409);
  });

  it.each([
    ['an id that is none', 'pinpoint/applications', { region: REGION, id: 'one', name: 'Reminders' }],
    ['an unknown availability', 'pinpoint/availability', { availability: 'tired' }],
  ])('refuse %s', async (_, name, body) => {
    const aws = await startForTest();

    expect(await postControl(aws, name, body)).toEqual({ status: 400, body: { error: expect.any(String) } });
  });
});
