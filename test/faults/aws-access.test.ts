import { afterEach, describe, expect, it } from 'vitest';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { queueBackends } from '../support/redis.ts';
import { cardOf, type Fleet, openFleet, REGION } from './fleet.ts';

describe.each(queueBackends())('a real workspace on $name', { timeout: 180_000 }, (backend) => {
  let fleet: Fleet | undefined;
  afterEach(() => fleet?.close());

  it('without AWS credentials tells the requester who must give Dialtone some', async () => {
    const env = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' };
    fleet = await openFleet(backend, { env });
    await fleet.addProject();
    await fleet.start('all');
    const { requester, lead, aws, slack } = fleet;
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);

    await lead.click(await cardOf(lead, 'R-1001'), 'Approve');
    const result = await requester.dm((message) => message.has('Price per month'));

    expect(result.text).toBe('R-1001: the 1 number was not leased. AWS took no credentials of Dialtone.');
    expect(result.has('Try again when @Admin has given it some.')).toBe(true);
    expect(result.has('CredentialsProviderError')).toBe(true);
    expect(aws.requests()).toEqual([]);
    expect(slack.violations()).toEqual([]);
  });

  it('with the local stand-in for AWS says so on every card', async () => {
    fleet = await openFleet(backend, { env: { VOICE_PROVIDER: 'local' } });
    await fleet.addProject();
    await fleet.start('all');
    const { requester, lead, aws, slack } = fleet;
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);

    const card = await cardOf(lead, 'R-1001');
    const receipt = await requester.dm((message) => message.text.includes('R-1001'));
    await lead.click(card, 'Approve');
    const leased = await lead.redrawn(card, (message) => message.lines().join(' ').includes('leased'));
    const result = await requester.dm((message) => message.text.includes('number leased'));

    for (const message of [card, receipt, leased, result]) expect(message.has('Test mode')).toBe(true);
    expect(aws.state().regions[REGION]).toBeUndefined();
    expect(slack.violations()).toEqual([]);
  });
});
