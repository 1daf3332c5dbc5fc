import { describe, expect, test } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { answer, exception } from './aws-responder.ts';
import { failureOf, REGION } from './failure-of.ts';
import { useResponder } from './use-responder.ts';

const { open, reply, requests, inputs } = useResponder(createAwsVoiceChannel);

describe('hasConfigurationSet', () => {
  test('finds one by its name', async () => {
    reply(() => answer({ ConfigurationSets: [{ ConfigurationSetName: 'dialtone' }] }));

    expect(await open().hasConfigurationSet(REGION, 'dialtone')).toBe(true);
    expect(inputs()).toEqual([{ ConfigurationSetNames: ['dialtone'] }]);
  });

  test.each([
    ['says that there is none', exception('ResourceNotFoundException')],
    ['lists none', answer({ ConfigurationSets: [] })],
    ['lists another one', answer({ ConfigurationSets: [{ ConfigurationSetName: 'Dialtone' }] })],
  ])('finds none when AWS %s', async (_what, given) => {
    reply(() => given);

    expect(await open().hasConfigurationSet(REGION, 'dialtone')).toBe(false);
  });

  test('does not take another failure for none', async () => {
    reply(() => exception('ThrottlingException'));

    expect((await failureOf(open().hasConfigurationSet(REGION, 'dialtone'))).code).toBe('aws_throttled');
  });
});

describe('createConfigurationSet', () => {
  const input = { name: 'dialtone', tags: { project: 'support line' }, clientToken: 'enable-1' };

  test('makes one with its tags and token', async () => {
    reply(() => answer({}));

    await open().createConfigurationSet(REGION, input);

    expect(requests()).toMatchObject([{ operation: 'CreateConfigurationSet', region: REGION }]);
    expect(inputs()).toEqual([
      {
        ConfigurationSetName: 'dialtone',
        Tags: [{ Key: 'project', Value: 'support line' }],
        ClientToken: 'enable-1',
      },
    ]);
  });

  test.each([
    ['RESOURCE_ALREADY_EXISTS', 'ConflictException', 'aws_already_exists'],
    ['CONFIGURATION_SETS_PER_ACCOUNT', 'ServiceQuotaExceededException', 'aws_other_quota'],
  ])('says why there is no new one: %s', async (Reason, name, code) => {
    reply(() => exception(name, { Reason }));

    expect((await failureOf(open().createConfigurationSet(REGION, input))).code).toBe(code);
  });
});
