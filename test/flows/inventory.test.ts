import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { ProjectId, SlackUserId } from '#src/domain/request.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { listFor, ownNumbers, REGION, synchronise } from './inventory-support.ts';
import { craftedClick, movableClock, ownStage, read, rows, told } from './support.ts';

describe('the inventory', () => {
  let stage: Stage;
  let projectId: ProjectId;
  beforeAll(async () => {
    stage = await openStage();
    projectId = await stage.addProject();
    await stage.addProject({ name: 'Survey calls' });
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });

  it('says what will be here while there is nothing, and offers one step', async () => {
    const list = await listFor(stage.requester, 'Checkout alerts', 'No numbers yet in Checkout alerts.');
    expect(read(list)).toContain('Ask for the first one and a lead decides.');
    await stage.requester.click(list, 'Request phone numbers');
    await (await stage.requester.modal({ title: 'Request phone numbers' })).close();
  });

  it('lists numbers with their columns, the price, the room and when they were read', async () => {
    const [number = ''] = await ownNumbers(stage, projectId, 3);
    const list = await listFor(stage.requester, '', '3 numbers of yours');
    expect(list.ephemeral).toBe(true);
    const text = read(list);
    expect(text).toContain('USD 3.00 (sample) per month · 3 of 25 used in us-east-1');
    expect(text).toContain(number);
    for (const word of [
      'Active',
      'Enabled',
      'United States',
      'Transactional',
      'Long code',
      'Checkout alerts',
    ])
      expect(text).toContain(word);
    expect(text).toContain('@Requester');
    expect(text).toContain('Synchronised with AWS');
    expect(text).toContain('Test mode');
    expect(list.buttons()).toEqual(['Export CSV', 'Synchronise']);
  });

  it('comes by `/voice numbers` and from the hub as well', async () => {
    const { requester, lead } = stage;
    await requester.command('/voice', 'numbers all');
    await told(requester, '3 numbers · ');
    await lead.command('/voice');
    const hub = await told(lead, 'Nothing waits for you.');
    await lead.click(hub, 'Numbers');
    await told(lead, '3 numbers of the projects that you lead');
  });

  it('comes from the App Home as a direct message, which is redrawn like any other list', async () => {
    const { requester } = stage;
    await requester.openHome();
    await (await requester.home()).click('Numbers');
    const list = await requester.dm((message) => message.has('3 numbers of yours'));
    await (await requester.modal({ where: (form) => form.has('in the Messages tab now') })).close();
    await requester.on(list).choose('Show', 'Survey calls');
    await requester.redrawn(list, (message) => message.has('No numbers yet in Survey calls.'));
  });

  it('shows other numbers in the same message', async () => {
    const { requester } = stage;
    const list = await listFor(requester, 'mine', '3 numbers of yours');
    await requester.on(list).choose('Show', 'Survey calls');
    const other = await requester.redrawn(list, (message) => message.has('No numbers yet in Survey calls.'));
    await requester.on(other).choose('Show', 'All numbers');
    await requester.redrawn(list, (message) => message.has('3 numbers · '));
  });

  it('has pages', async () => {
    await ownNumbers(stage, projectId, 60);
    const { requester } = stage;
    const list = await listFor(requester, 'Checkout alerts', '63 numbers of Checkout alerts');
    expect(read(list)).toContain('Numbers 1 to 50 of 63, the newest first.');
    await requester.click(list, 'Next page');
    const next = await requester.redrawn(list, (message) => message.has('Numbers 51 to 63 of 63'));
    expect(next.buttons()).not.toContain('Next page');
    await requester.click(next, 'Previous page');
    await requester.redrawn(list, (message) => message.has('Numbers 1 to 50 of 63'));
  });

  it('is searched by digits, and says when nothing fits', async () => {
    const [number = ''] = (await rows(stage, sql`select phone_number from numbers limit 1`)).map((row) =>
      String(row['phone_number']),
    );
    await listFor(stage.requester, number, `1 number that matches “${number}”`);
    await listFor(stage.requester, '+999', 'No number matches “+999”.');
  });

  it('exports what is shown as a file in a direct message', async () => {
    const { requester } = stage;
    const list = await listFor(requester, 'mine', '63 numbers of yours');
    await requester.click(list, 'Export CSV');
    await told(requester, '63 numbers of yours exported.');
    const message = await requester.dm(({ files }) => files.length > 0);
    const [file] = message.files;
    expect(file?.name).toMatch(/^numbers-\d{4}-\d\d-\d\d\.csv$/);
    expect(message.text).toContain('63 numbers of yours, as Dialtone has them now.');
    expect(file?.content.split('\r\n')).toHaveLength(65);
    expect(file?.content).toContain("'+1");
    const [event] = await rows(
      stage,
      sql`select actor ->> 'userId' as by from audit_events where action = 'numbers.exported'`,
    );
    expect(event).toEqual({ by: 'U0REQUESTER' });
  });

  it('takes over on demand what changed at AWS', async () => {
    const { requester } = stage;
    const list = await listFor(requester, 'all', '63 numbers · ');
    stage.aws.voice.seedNumbers(REGION, 2, 'CA');
    await requester.click(list, 'Synchronise');
    const synchronised = await requester.redrawn(list, (message) => message.has('65 numbers · '));
    expect(read(synchronised)).toContain('Canada');
    expect(read(synchronised)).toContain('none');
  });

  it('is narrowed by one choice after another, also from page to page, and exported like that', async () => {
    const { lead } = stage;
    await stage.world.context.db.execute(
      sql`update numbers set status = 'PENDING' where id in (select id from numbers where country = 'US' order by id limit 2)`,
    );
    const list = await listFor(lead, 'all', '65 numbers · ');
    await lead.on(list).choose('Filter', 'United States');
    const american = await lead.redrawn(list, (message) => message.has('63 numbers (United States) · '));
    await lead.click(american, 'Next page');
    const next = await lead.redrawn(list, (message) => message.has('Numbers 51 to 63 of 63'));
    await lead.on(next).choose('Filter', 'Being set up by AWS');
    const both = await lead.redrawn(list, (message) =>
      message.has('2 numbers (Being set up by AWS, United States) · USD 2.00'),
    );
    await lead.click(both, 'Export CSV');
    await told(lead, '2 numbers (Being set up by AWS, United States) exported.');
    const sent = await lead.dm(({ files }) => files.length > 0);
    expect(sent.text).toContain('2 numbers (Being set up by AWS, United States), as Dialtone has them now.');
    expect(sent.files[0]?.content.split('\r\n')).toHaveLength(4);
    await lead.on(both).choose('Filter', 'Canada');
    const none = await lead.redrawn(list, (message) =>
      message.has('No number fits the filters Being set up by AWS, Canada.'),
    );
    expect(none.buttons()).toEqual(['Clear filters', 'Synchronise']);
    await lead.on(none).choose('Filter', 'Any status');
    const canadian = await lead.redrawn(list, (message) => message.has('2 numbers (Canada) · '));
    await lead.on(canadian).choose('Show', 'Checkout alerts');
    const project = await lead.redrawn(list, (message) =>
      message.has('No number of Checkout alerts fits the filter Canada.'),
    );
    await lead.click(project, 'Clear filters');
    await lead.redrawn(list, (message) => message.has('63 numbers of Checkout alerts · '));
  });

  it('says how to see all again when a search finds nothing', async () => {
    const { lead } = stage;
    const list = await listFor(lead, '+999', 'No number matches “+999”.');
    await lead.click(list, 'Clear search');
    await lead.redrawn(list, (message) => message.has('65 numbers · '));
  });

  it('shows guests their own numbers only, and other workspaces none', async () => {
    const [row] = await rows(stage, sql`select id, phone_number from numbers order by id limit 1`);
    await stage.world.context.db.execute(
      sql`update numbers set owner_id = 'U0GUEST' where id = ${Number(row?.['id'])}`,
    );
    const guest = stage.slack.person('U0GUEST');
    const list = await listFor(guest, 'all', '1 number of yours');
    expect(read(list)).toContain(String(row?.['phone_number']));
    const { length } = await guest.on(list).search('Open a number', '');
    expect(length).toBe(1);
    const stranger = stage.slack.person('U0STRANGER');
    const none = await listFor(stranger, 'all', 'No numbers yet.');
    expect(read(none)).not.toContain('+1');
  });

  it('does nothing that a forged button asks for beyond what its clicker may see', async () => {
    const value = JSON.stringify({ show: projectId, query: '', page: 0 });
    const stranger = { id: 'U0STRANGER', team: 'T0OTHER' };
    expect(await craftedClick(stage, 'numbers.export', value, stranger)).toBe(200);
    await told(stage.slack.person('U0STRANGER'), 'This project is not known here.');
    const files = await rows(stage, sql`select 1 from notices where recipient = 'U0STRANGER'`);
    expect(files).toEqual([]);
  });
});

describe('a Slack that refuses the table', () => {
  it('gets the same rows as sections', async () => {
    const stage = await ownStage({ slack: { refusedBlocks: ['data_table'] } });
    const projectId = await stage.addProject();
    const [number = ''] = await ownNumbers(stage, projectId, 2);
    const list = await listFor(stage.requester, '', '2 numbers of yours');
    expect(read(list)).toContain(`${number} · Active · voice enabled · United States`);
    expect(list.buttons()).toEqual(['Export CSV', 'Synchronise']);
  });
});

describe('while AWS is away', () => {
  it('the last known numbers are shown, with of when they are', async () => {
    const clock = movableClock();
    const stage = await ownStage({ clock });
    const projectId = await stage.addProject();
    await ownNumbers(stage, projectId, 2, 'U0REQUESTER' as SlackUserId);
    stage.aws.faults.add({ fault: 'internal-error', operation: 'DescribePhoneNumbers' });
    const { requester } = stage;
    const list = await listFor(requester, '', '2 numbers of yours');
    await requester.click(list, 'Synchronise');
    const away = await requester.redrawn(list, (message) => message.has('AWS does not answer.'));
    expect(read(away)).toContain('This is the state of');
    stage.aws.faults.clear();
    clock.advance(60_000);
    await synchronise(stage);
    await requester.click(away, 'Synchronise');
    await requester.redrawn(list, (message) => !message.has('AWS does not answer.'));
  });
});
