import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Message, Person } from '#src/local/slack/driver.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { askAccess } from './access-support.ts';
import { askToRelinquish, leaseNumbers } from './relinquish-support.ts';
import { cardOf, read, told } from './support.ts';

describe('the hub', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
  });
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  /** The hub as it is now, and not an earlier one. */
  const hubOf = async (person: Person): Promise<Message> => {
    const before = person.ephemerals().length;
    await person.command('/voice');
    await stage.slack.until(() => person.ephemerals().length > before, 'the hub');
    const hub = person.ephemerals().at(-1);
    if (hub === undefined) throw new Error('there is no hub');
    return hub;
  };

  it.each([
    ['Request phone numbers', 'Request phone numbers', 'Next'],
    ['Enable voice', 'Enable voice', 'Ask a lead'],
    ['Production access', 'Production access', 'Next'],
  ])('opens a form with %s', async (button, title, submit) => {
    const { requester } = stage;
    await requester.click(await hubOf(requester), button);
    const form = await (await requester.modal({ title })).settled();
    expect(form.submitLabel).toBe(submit);
    await form.close();
  });

  it('shows the numbers, where there are none yet the way to the first one', async () => {
    const { requester } = stage;
    await requester.click(await hubOf(requester), 'Numbers');
    const list = await told(requester, 'No numbers yet');
    expect(list.buttons()).toContain('Request phone numbers');
  });

  it('has a row for each kind of request, for who decides and for who asked', async () => {
    const { requester, lead } = stage;
    const projectId = await stage.addProject({ name: 'Survey calls' });
    const [number] = await leaseNumbers(stage, projectId, 1);
    if (number === undefined) throw new Error('no number was leased');
    await askForNumbers(requester, [{ country: 'Canada', quantity: 2 }]);
    await cardOf(lead, 1002);
    await askToRelinquish(stage, number, 1003);
    await askAccess(stage, 1004, 'Survey calls');
    await requester.command('/voice-enable', 'Survey calls');
    await (await (await requester.modal({ title: 'Enable voice' })).settled()).submit();
    await cardOf(lead, 1005);
    await requester.command('/voice', 'limit Survey calls');
    const limit = await (await requester.modal({ title: 'Spend limit' })).settled();
    await limit.choose('What to do', 'Ask AWS for a higher maximum');
    await limit.fill('New limit value in USD', '50');
    expect((await limit.submit()).kind).toBe('closed');
    await cardOf(lead, 1006);

    const asked = read(await hubOf(lead));
    expect(asked).toContain('5 requests wait for your decision. 0 of yours are open.');
    const own = read(await hubOf(requester));
    expect(own).toContain('0 requests wait for your decision. 5 of yours are open.');
    for (const shown of [asked, own]) {
      expect(shown).toContain('R-1002 Lease 2 phone numbers · Survey calls ·');
      expect(shown).toContain(`R-1003 Relinquish ${number.phoneNumber} ·`);
      expect(shown).toContain('R-1004 Get production access in us-east-1 ·');
      expect(shown).toContain('R-1005 Enable voice · Survey calls ·');
      expect(shown).toMatch(/R-1006 .*spend limit.* · Survey calls ·/i);
    }
  });
});
