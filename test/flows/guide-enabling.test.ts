import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import { type StagedNumber, stagedNumber } from './call-support.ts';
import { read, told } from './support.ts';

describe('the guide’s steps for enabling voice', () => {
  let stage: Stage;
  let number: StagedNumber;
  beforeAll(async () => {
    stage = await openStage();
    number = await stagedNumber(stage, await stage.addProject());
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });

  it('begin in the hub, where the project is chosen (steps 1 to 4)', async () => {
    const { lead } = stage;
    await lead.command('/voice');
    await lead.click(await told(lead, 'Nothing waits for you.'), 'Enable voice');
    const form = await (await lead.modal({ title: 'Enable voice' })).settled();
    expect(form.options('Project')).toEqual(['Checkout alerts']);
    expect([form.submitLabel, form.closeLabel]).toEqual(['Enable voice', 'Cancel']);
    await form.close();
  });

  it('end with the table of numbers, whose Voice column says which can call (step 7)', async () => {
    const { requester } = stage;
    await requester.command('/voice-numbers', 'checkout');
    const list = read(await told(requester, '1 number of Checkout alerts'));
    expect(list).toContain('Number | Status | Voice | Country');
    expect(list).toContain(`${number.phoneNumber} | Active | Enabled | United States`);
  });
});
