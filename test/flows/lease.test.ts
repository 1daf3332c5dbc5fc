import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { CHANNEL, openStage, type Stage } from '../support/stage.ts';

describe('leasing numbers', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterEach(() => stage.close());

  it('asks, is approved, and brings the numbers back', async () => {
    const { requester, lead, aws, slack } = stage;
    await askForNumbers(requester, [
      { country: 'Canada', quantity: 2 },
      { country: 'Brazil', quantity: 1, useCase: 'Promotional' },
    ]);
    const card = await lead.message(CHANNEL, (message) => message.text.includes('R-1001'));
    console.log(slack.render(card).join('\n'));
    await lead.click(card, 'Approve');
    const done = await lead.redrawn(card, (message) => message.lines().join(' ').includes('All 3 numbers leased'));
    console.log(slack.render(done).join('\n'));
    const result = await requester.dm((message) => message.text.includes('all 3 numbers leased'));
    console.log(slack.render(result).join('\n'));
    expect(aws.state().regions['us-east-1']?.numbers).toHaveLength(3);
    await requester.command('/voice', 'status R-1001');
    const status = await requester.ephemeral((m) => m.text.includes('R-1001'));
    console.log(slack.render(status).join('\n'));
    expect(slack.violations()).toEqual([]);
  });
});
