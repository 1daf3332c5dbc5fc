import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Form, Home, Message, Person } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { synchronise } from './inventory-support.ts';
import { leaseNumbers } from './relinquish-support.ts';
import { craftedClick, keptLog, ownStage, read, told } from './support.ts';

const IN_MESSAGES = 'This is in the Messages tab now, where it can be used.';

async function opened(person: Person): Promise<Home> {
  await person.openHome();
  return (await person.home()).settled();
}

const modal = (person: Person, title: string): Promise<Form> => person.modal({ title });

describe('in the App Home', () => {
  let stage: Stage;
  let phoneNumber: string;
  beforeAll(async () => {
    stage = await openStage();
    const [number] = await leaseNumbers(stage, await stage.addProject(), 1);
    phoneNumber = number?.phoneNumber ?? '';
    await synchronise(stage);
  });
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  const directs = async (person: Person, does: () => Promise<unknown>): Promise<readonly Message[]> => {
    const before = person.dms().length;
    await does();
    return person.dms().slice(before);
  };

  it.each([
    ['Request phone numbers', 'Request phone numbers', 'Next'],
    ['Enable voice', 'Enable voice', 'Ask a lead'],
    ['Change a spend limit', 'Spend limit', 'Ask a lead'],
    ['Relinquish a number', 'Relinquish a number', 'Next'],
    ['Place a test call', 'Place a test call', 'Place call'],
    ['Production access', 'Production access', 'Next'],
  ])('%s opens its form', async (button, title, submit) => {
    const { requester } = stage;
    const home = await opened(requester);
    const sent = await directs(requester, async () => {
      await home.click(button);
      const form = await (await modal(requester, title)).settled();
      expect(form.submitLabel).toBe(submit);
      await form.close();
    });
    expect(sent).toEqual([]);
  });

  it.each(['All numbers', 'Numbers'])(
    '%s brings the list as a direct message, and says so',
    async (button) => {
      const { requester } = stage;
      const home = await opened(requester);
      const sent = await directs(requester, async () => {
        await home.click(button);
        const note = await modal(requester, 'Dialtone');
        expect(read(note)).toContain(IN_MESSAGES);
        await note.close();
      });
      expect(sent.map(read)).toEqual([expect.stringContaining(phoneNumber)]);
    },
  );

  it('brings a list that can be used', async () => {
    const { requester } = stage;
    const list = await requester.dm((message) => message.has('1 number of yours'));
    const [option = ''] = await requester.on(list).search('Open a number', phoneNumber);
    await requester.on(list).pick('Open a number', option, { query: phoneNumber });
    const details = await requester.modal({ where: (form) => form.has(phoneNumber) });
    expect(details.title).toBe('Number details');
    await details.close();
    await requester.on(list).choose('Show', 'All numbers');
    const all = await requester.redrawn(list, (message) => message.text === '1 number');
    expect(all.ephemeral).toBe(false);
  });

  it('Help is read in a modal', async () => {
    const { requester } = stage;
    const home = await opened(requester);
    const sent = await directs(requester, async () => {
      await home.click('Help');
      const help = await modal(requester, 'Dialtone');
      expect(read(help)).toContain('/voice request  Lease phone numbers for a project');
      expect(help.buttons()).toEqual([]);
      await help.close();
    });
    expect(sent).toEqual([]);
  });

  it('Projects brings an admin the projects as a direct message, where they can be edited', async () => {
    const { admin } = stage;
    await (await opened(admin)).click('Projects');
    const note = await modal(admin, 'Dialtone');
    expect(read(note)).toContain(IN_MESSAGES);
    await note.close();
    const list = await admin.dm((message) => message.has('1 project'));
    await admin.click(list, 'Edit');
    const form = await (await modal(admin, 'Edit a project')).settled();
    expect(read(form)).toContain('Checkout alerts');
    await form.close();
  });

  it('a click on Projects that was never offered shows no more than the command', async () => {
    const { requester } = stage;
    expect(await craftedClick(stage, 'hub.projects', '')).toBe(200);
    const list = await told(requester, 'Admins add and edit projects: @Admin');
    expect(list.buttons()).toEqual([]);
  });
});

describe('an answer in the App Home that Slack does not take', () => {
  it('is sent directly when it cannot be opened any more', async () => {
    const stage = await ownStage();
    const { requester, slack } = stage;
    const home = await opened(requester);
    slack.faults.add({ method: 'views.open', error: 'expired_trigger_id' });
    await home.click('Help');
    await requester.dm((message) => message.has('/voice request'));
    slack.faults.add({ method: 'views.open', error: 'expired_trigger_id', times: 2 });
    await home.click('Request phone numbers');
    await requester.dm((message) => message.has('The form opened too late, so nothing was sent.'));
  });

  it('is told in the modal when it cannot be sent directly', async () => {
    const log = keptLog();
    const stage = await ownStage({ logger: log.logger });
    const { requester, slack } = stage;
    const home = await opened(requester);
    slack.faults.add({ method: 'chat.postMessage', status: 429, retryAfter: 30 });
    await home.click('Numbers');
    const told = await modal(requester, 'Dialtone');
    expect(read(told)).toContain('Slack does not answer Dialtone at the moment.');
    expect(requester.dms()).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('comes as sections where tables are not taken', async () => {
    const stage = await ownStage();
    const { requester, slack } = stage;
    const [number] = await leaseNumbers(stage, await stage.addProject(), 1);
    slack.workspace.refusedBlocks.add('data_table');
    await (await opened(requester)).click('Numbers');
    expect(read(await modal(requester, 'Dialtone'))).toContain(IN_MESSAGES);
    await requester.dm((message) => message.has(`${number?.phoneNumber} · Active`));
  });
});
