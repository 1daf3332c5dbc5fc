import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAwsVoiceChannel } from '#src/aws/voice-channel.ts';
import { waitFor } from '../support/wait-for.ts';
import { answer, credentials, type Responder, startResponder } from './aws-responder.ts';
import { leaseInput, REGION } from './failure-of.ts';
import { hideAwsConfiguration } from './without-aws-configuration.ts';

describe('a lease that is about to leave', () => {
  let responder: Responder;
  let channel: ReturnType<typeof createAwsVoiceChannel> | undefined;
  const events: string[] = [];
  beforeAll(async () => {
    hideAwsConfiguration();
    responder = await startResponder();
    responder.reply(({ operation }) => {
      events.push(operation);
      return answer({ PhoneNumberId: 'phone-1', PhoneNumber: '+12065550100', Status: 'ACTIVE' });
    });
  });
  afterEach(() => {
    channel?.close();
    events.length = 0;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await responder.close();
  });

  it('waits for the turn of its Region', async () => {
    const turn = Promise.withResolvers<void>();
    const beforeLeaseLeaves = vi.fn(() => turn.promise);
    channel = createAwsVoiceChannel({ endpoint: responder.url, credentials, beforeLeaseLeaves });

    const leasing = channel.leaseNumber(leaseInput);
    await waitFor(() => beforeLeaseLeaves.mock.calls.length > 0, {
      describe: 'the lease to ask for its turn',
    });
    expect(beforeLeaseLeaves).toHaveBeenCalledExactlyOnceWith(leaseInput.region);
    const eventsBefore = [...events];
    turn.resolve();
    await leasing;

    expect(eventsBefore).toEqual([]);
    expect(events).toEqual(['RequestPhoneNumber']);
  });

  it('is the only call that does', async () => {
    const beforeLeaseLeaves = vi.fn(async () => {});
    channel = createAwsVoiceChannel({ endpoint: responder.url, credentials, beforeLeaseLeaves });

    await channel.accountTier(REGION);

    expect(events).toEqual(['DescribeAccountAttributes']);
    expect(beforeLeaseLeaves).not.toHaveBeenCalled();
  });
});
