import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateConfigurationSetCommand,
  SetVoiceMessageSpendLimitOverrideCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLocalAws } from '#src/local/aws/start-local-aws.ts';
import { startVerified } from './destination-fixtures.ts';
import { clientOf, fakeClock, REGION, requestNumber, startForTest } from './fixtures.ts';

const EARLIER = {
  version: 1,
  issued: { 'US/LONG_CODE': 1 },
  regions: {
    [REGION]: {
      tier: 'PRODUCTION',
      nextSequence: 1,
      numbers: [
        {
          sequence: 0,
          fate: 'activates',
          tags: [{ Key: 'a', Value: 'b' }],
          wire: {
            PhoneNumberArn: `arn:aws:sms-voice:${REGION}:000000000000:phone-number/phone-1`,
            PhoneNumberId: 'phone-1',
            PhoneNumber: '+12015550100',
            IsoCountryCode: 'US',
            MessageType: 'TRANSACTIONAL',
            NumberCapabilities: ['VOICE'],
            NumberType: 'LONG_CODE',
            MonthlyLeasingPrice: '1.00',
            TwoWayEnabled: false,
            SelfManagedOptOutsEnabled: false,
            OptOutListName: 'Default',
            InternationalSendingEnabled: false,
            DeletionProtectionEnabled: true,
            CreatedTimestamp: 1_700_000_000,
          },
        },
      ],
      tokens: [{ clientToken: 'order-1', phoneNumberId: 'phone-1', parametersHash: 'x' }],
    },
  },
} as const;

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dialtone-aws-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('state file', () => {
  it('brings numbers, tags, tokens and the next number over a restart', async () => {
    const folder = await temporaryFolder();
    const stateFile = join(folder, 'new', 'aws.json');
    const clock = fakeClock();
    const first = await startForTest({ stateFile, now: clock.now });
    const made = await requestNumber(clientOf(first), {
      ClientToken: 'order-1',
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    const before = first.state();
    await first.close();

    const second = await startForTest({ stateFile, now: clock.now });

    expect(second.state()).toEqual(before);
    const again = await requestNumber(clientOf(second), {
      ClientToken: 'order-1',
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    expect(again.PhoneNumberId).toBe(made.PhoneNumberId);
    const next = await requestNumber(clientOf(second));
    expect(next.PhoneNumber).not.toBe(made.PhoneNumber);
    expect(await readdir(join(folder, 'new'))).toEqual(['aws.json']);
  });

  it('brings everything else over a restart', async () => {
    const stateFile = join(await temporaryFolder(), 'aws.json');
    const { aws, client, call, number, clock } = await startVerified({ stateFile });
    await call({ Context: { project: 'support' } });
    await client.send(new CreateConfigurationSetCommand({ ConfigurationSetName: 'calls', ClientToken: 't' }));
    aws.voice.putInPool(REGION, `${number.PhoneNumberId}`);
    aws.voice.attachRegistration(REGION, `${number.PhoneNumberId}`, 'registration-1');
    aws.voice.setTier(REGION, 'PRODUCTION');
    aws.voice.setSpendMax(REGION, 50);
    aws.voice.setPhoneNumbersMax(REGION, 40);
    await client.send(new SetVoiceMessageSpendLimitOverrideCommand({ MonthlyLimit: 20 }));
    const before = aws.state();
    await aws.close();

    const again = await startForTest({ stateFile, now: clock.now, activateAfterMs: 0 });

    expect(again.state()).toEqual(before);
    const repeated = new CreateConfigurationSetCommand({ ConfigurationSetName: 'calls', ClientToken: 't' });
    await expect(clientOf(again).send(repeated)).resolves.toMatchObject({ ConfigurationSetName: 'calls' });
    expect(again.state().regions[REGION]?.configurationSets).toHaveLength(1);
  });

  it('of an earlier release is read, and what it does not have is empty', async () => {
    const stateFile = join(await temporaryFolder(), 'aws.json');
    const clock = fakeClock();
    await writeFile(stateFile, JSON.stringify(EARLIER));

    const aws = await startForTest({ stateFile, now: clock.now });

    expect(aws.state().regions[REGION]).toMatchObject({
      tier: 'PRODUCTION',
      numbers: [
        { ...EARLIER.regions[REGION].numbers[0].wire, Status: 'ACTIVE', Tags: [{ Key: 'a', Value: 'b' }] },
      ],
      phoneNumbersMax: 25,
      pools: [],
      configurationSets: [],
      verifiedDestinations: [],
      voiceMessages: [],
      voiceSpend: { maxUsd: 1, enforcedUsd: 1, spentMicroUsd: 0 },
    });
    const next = await requestNumber(clientOf(aws));
    expect(next.PhoneNumber).toBe('+12015550101');
  });

  it('is not written for reading', async () => {
    const stateFile = join(await temporaryFolder(), 'aws.json');
    const aws = await startForTest({ stateFile });

    aws.state();
    await expect(requestNumber(clientOf(aws), { IsoCountryCode: 'DE' })).rejects.toThrow();

    await expect(readFile(stateFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['cut off', '{"version":1,"iss'],
    ['of another version', '{"version":2,"issued":{},"regions":{}}'],
    ['of something else', '[]'],
  ])('that is %s stops the start with its name and the way out', async (_, content) => {
    const stateFile = join(await temporaryFolder(), 'aws.json');
    await writeFile(stateFile, content);

    await expect(startLocalAws({ stateFile })).rejects.toThrow(
      `The state of the local AWS stand-in in ${stateFile} cannot be read. Restore the file, or delete it`,
    );
    expect(await readFile(stateFile, 'utf8')).toBe(content);
  });

  it('that cannot be written fails the request and keeps nothing', async () => {
    const folder = await temporaryFolder();
    const aws = await startForTest({ stateFile: join(folder, 'aws.json') });
    const client = clientOf(aws);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');

    await expect(requestNumber(client)).rejects.toMatchObject({ name: 'InternalServerException' });

    expect(aws.state().regions[REGION]?.numbers ?? []).toEqual([]);
  });
});

describe('start', () => {
  it('fails when the port is taken', async () => {
    const aws = await startForTest();

    await expect(startLocalAws({ port: aws.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('listens on the loopback address only', async () => {
    const aws = await startForTest();

    expect((await fetch(`http://127.0.0.1:${aws.port}/_control/state`)).status).toBe(200);
    await expect(fetch(`http://[::1]:${aws.port}/_control/state`)).rejects.toThrow();
  });
});
