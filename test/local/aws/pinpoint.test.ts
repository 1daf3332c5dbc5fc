import {
  BadRequestException,
  GetAppCommand,
  GetAppsCommand,
  GetSmsChannelCommand,
  GetVoiceChannelCommand,
  NotFoundException,
  type PinpointClient,
  UpdateSmsChannelCommand,
  UpdateVoiceChannelCommand,
} from '@aws-sdk/client-pinpoint';
import { describe, expect, it } from 'vitest';
import type { LocalAwsOptions } from '#src/local/aws/start-local-aws.ts';
import { fakeClock, REGION, startForTest } from './fixtures.ts';
import { errorOf, pinpointClientOf } from './service-clients.ts';

const ID = '0123456789abcdef0123456789abcdef';
const OTHER_ID = 'f'.repeat(32);

async function startWithApplication(options: LocalAwsOptions = {}) {
  const aws = await startForTest(options);
  aws.pinpoint.addApplication({ region: REGION, id: ID, name: 'Reminders' });
  return { aws, client: pinpointClientOf(aws) };
}

function updateVoice(client: PinpointClient, Enabled: boolean | undefined, ApplicationId = ID) {
  return client.send(new UpdateVoiceChannelCommand({ ApplicationId, VoiceChannelRequest: { Enabled } }));
}

function updateSms(client: PinpointClient, SMSChannelRequest: object) {
  return client.send(new UpdateSmsChannelCommand({ ApplicationId: ID, SMSChannelRequest }));
}

describe('GetApps and GetApp', () => {
  it('know no application in a new account', async () => {
    const client = pinpointClientOf(await startForTest());

    const { ApplicationsResponse } = await client.send(new GetAppsCommand({}));

    expect(ApplicationsResponse).toEqual({ Item: [] });
    expect(await errorOf(client.send(new GetAppCommand({ ApplicationId: ID })))).toMatchObject({
      name: 'NotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('know the applications of their Region', async () => {
    const clock = fakeClock();
    const { aws, client } = await startWithApplication({ now: clock.now });
    const application = {
      Arn: `arn:aws:mobiletargeting:${REGION}:000000000000:apps/${ID}`,
      Id: ID,
      Name: 'Reminders',
      CreationDate: '2026-11-01T09:00:00.000Z',
      tags: {},
    };

    const list = await client.send(new GetAppsCommand({}));
    const one = await client.send(new GetAppCommand({ ApplicationId: ID }));

    expect(list.ApplicationsResponse).toEqual({ Item: [application] });
    expect(one.ApplicationResponse).toEqual(application);
    const elsewhere = pinpointClientOf(aws, 'eu-west-1');
    expect(await errorOf(elsewhere.send(new GetAppCommand({ ApplicationId: ID })))).toBeInstanceOf(
      NotFoundException,
    );
  });

  it('page', async () => {
    const { aws, client } = await startWithApplication();
    aws.pinpoint.addApplication({ region: REGION, id: OTHER_ID, name: 'Alarms' });
    const list = async (input: { PageSize?: string; Token?: string }) =>
      (await client.send(new GetAppsCommand(input))).ApplicationsResponse;

    const first = await list({ PageSize: '1' });
    const second = await list({ PageSize: '1', Token: first?.NextToken });

    expect([first, second].map((page) => page?.Item?.map(({ Name }) => Name))).toEqual([
      ['Reminders'],
      ['Alarms'],
    ]);
    expect(second?.NextToken).toBeUndefined();
    expect(await errorOf(list({ PageSize: 'many' }))).toBeInstanceOf(BadRequestException);
    expect(await errorOf(list({ Token: 'abc' }))).toBeInstanceOf(BadRequestException);
  });
});

describe('the voice channel', () => {
  it('is enabled on an application without SMS', async () => {
    const clock = fakeClock();
    const { client } = await startWithApplication({ now: clock.now });

    const { VoiceChannelResponse } = await updateVoice(client, true);

    expect(VoiceChannelResponse).toEqual({
      ApplicationId: ID,
      CreationDate: '2026-11-01T09:00:00.000Z',
      Enabled: true,
      Id: 'voice',
      IsArchived: false,
      LastModifiedDate: '2026-11-01T09:00:00.000Z',
      Platform: 'VOICE',
      Version: 1,
    });
    const read = await client.send(new GetVoiceChannelCommand({ ApplicationId: ID }));
    expect(read.VoiceChannelResponse).toEqual(VoiceChannelResponse);
    expect(await errorOf(client.send(new GetSmsChannelCommand({ ApplicationId: ID })))).toBeInstanceOf(
      NotFoundException,
    );
  });

  it('is not there until it is set up', async () => {
    const { client } = await startWithApplication();

    expect(await errorOf(client.send(new GetVoiceChannelCommand({ ApplicationId: ID })))).toBeInstanceOf(
      NotFoundException,
    );
  });

  it('is switched off again, and keeps what an empty request leaves out', async () => {
    const clock = fakeClock();
    const { client } = await startWithApplication({ now: clock.now });
    await updateVoice(client, true);
    clock.advance(60_000);

    const kept = await updateVoice(client, undefined);
    const off = await updateVoice(client, false);

    expect(kept.VoiceChannelResponse).toMatchObject({
      Enabled: true,
      Version: 2,
      CreationDate: '2026-11-01T09:00:00.000Z',
      LastModifiedDate: '2026-11-01T09:01:00.000Z',
    });
    expect(off.VoiceChannelResponse).toMatchObject({ Enabled: false, Version: 3 });
  });

  it('is not found on an application that is not there', async () => {
    const { client } = await startWithApplication();

    expect(await errorOf(updateVoice(client, true, OTHER_ID))).toBeInstanceOf(NotFoundException);
  });
});

describe('the SMS channel', () => {
  it('is enabled with its identities', async () => {
    const { client } = await startWithApplication();
    await updateSms(client, { Enabled: true, SenderId: 'DIALTONE' });

    await updateSms(client, { ShortCode: '12345' });

    const { SMSChannelResponse } = await client.send(new GetSmsChannelCommand({ ApplicationId: ID }));
    expect(SMSChannelResponse).toMatchObject({
      ApplicationId: ID,
      Enabled: true,
      Platform: 'SMS',
      SenderId: 'DIALTONE',
      ShortCode: '12345',
      Version: 2,
    });
  });

  it('refuses a member of another type', async () => {
    const { aws, client } = await startWithApplication();

    const error = await errorOf(updateSms(client, { Enabled: true, SenderId: ['DIALTONE'] }));

    expect(error).toBeInstanceOf(BadRequestException);
    expect(aws.state().pinpoint.applications[REGION]?.[0]?.sms).toBeUndefined();
  });
});
