import { describe, expect, test } from 'vitest';
import { createLegacyChannels } from '#src/aws/legacy-channels.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useLocalAws } from './use-local-aws.ts';

const { aws, adapter } = useLocalAws(createLegacyChannels);
const APP = '0123456789abcdef0123456789abcdef';
const addProject = () => aws().pinpoint.addApplication({ region: REGION, id: APP, name: 'Support line' });

describe('a Pinpoint project against the local stand-in', () => {
  test('gets its channels enabled one by one', async () => {
    addProject();

    const before = await adapter().readEnabled(REGION, APP);
    await adapter().enableSms(REGION, APP);
    const between = await adapter().readEnabled(REGION, APP);
    await adapter().enableVoice(REGION, APP);

    expect(before).toEqual({ sms: false, voice: false });
    expect(between).toEqual({ sms: true, voice: false });
    expect(await adapter().readEnabled(REGION, APP)).toEqual({ sms: true, voice: true });
  });

  test('is not found where there is none', async () => {
    expect((await failureOf(adapter().enableSms(REGION, APP))).code).toBe('aws_not_found');
    expect(await adapter().readEnabled(REGION, APP)).toEqual({ sms: false, voice: false });
  });

  test.each([
    ['forbidden', 'aws_access_denied'],
    ['method-not-allowed', 'aws_method_not_allowed'],
    ['silent', 'aws_unavailable'],
  ] as const)('says what became of an API that is %s', async (availability, code) => {
    addProject();
    aws().pinpoint.setAvailability(availability);

    expect((await failureOf(adapter().enableVoice(REGION, APP))).code).toBe(code);
  });
});
