import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { Form, Message, Person } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { read, rows, told } from './support.ts';

describe('projects', () => {
  let stage: Stage;
  let admin: Person;
  let requester: Person;
  beforeAll(async () => {
    stage = await openStage({ config: { admins: ['U0ADMIN', 'U0OWNER'] } });
    ({ admin, requester } = stage);
  });
  afterAll(() => stage.close());

  const listFor = async (person: Person, shows: string): Promise<Message> => {
    await person.command('/voice', 'projects');
    return told(person, shows);
  };
  const open = async (list: Message, button: string, title: string): Promise<Form> => {
    await admin.click(list, button);
    return (await admin.modal({ title })).settled();
  };
  const names = async () =>
    (await rows(stage, sql`select name from projects where archived_at is null order by name`)).map(
      (row) => row['name'],
    );

  it('offers an admin to add the first one', async () => {
    const list = await listFor(admin, 'No project is registered yet.');
    expect(list.buttons()).toEqual(['Add a project']);
  });

  it('tells everybody else who adds them', async () => {
    const list = await listFor(requester, 'No project is registered yet.');
    expect(read(list)).toContain('Admins add and edit projects: @Admin or @Owner');
    expect(list.buttons()).toEqual([]);
  });

  it('adds one', async () => {
    const form = await open(
      await listFor(admin, 'No project is registered yet.'),
      'Add a project',
      'Add a project',
    );
    await form.fill('Name', 'Checkout alerts');
    await form.choose('Region', 'eu-west-1');
    await form.choose('Leads', ['Lead', 'Lead two']);
    await form.choose('Approval channel', '#voice-approvals');
    await form.fill('Pinpoint application id', '0123456789abcdef0123456789abcdef');
    expect((await form.submit()).kind).toBe('closed');

    const list = await listFor(requester, '1 project');
    expect(read(list)).toContain('Checkout alerts · eu-west-1 · #voice-approvals');
    expect(read(list)).toContain('Leads: @Lead and @Lead two');
    const audit = await rows(stage, sql`select action, actor ->> 'userId' as by from audit_events`);
    expect(audit).toEqual([{ action: 'project.added', by: 'U0ADMIN' }]);
  });

  it('edits one, with everything filled in', async () => {
    const form = await open(await listFor(admin, '1 project'), 'Edit', 'Edit a project');
    expect(form.value('Name')).toBe('Checkout alerts');
    expect(form.value('Region')).toBe('eu-west-1');
    expect(form.value('Leads')).toBe('@Lead, @Lead two');
    expect(form.value('Pinpoint application id')).toBe('0123456789abcdef0123456789abcdef');
    await form.fill('Name', 'Checkout calls');
    await form.choose('Leads', ['Lead two']);
    expect((await form.submit()).kind).toBe('closed');
    const list = await listFor(admin, 'Checkout calls');
    expect(read(list)).toContain('Leads: @Lead two');
    expect(await names()).toEqual(['Checkout calls']);
  });

  it('tells the second of two who edit the same one, and keeps what they typed', async () => {
    const owner = stage.slack.person('U0OWNER');
    const list = await listFor(admin, 'Checkout calls');
    const late = await open(list, 'Edit', 'Edit a project');
    await owner.click(await listFor(owner, 'Checkout calls'), 'Edit');
    const early = await (await owner.modal({ title: 'Edit a project' })).settled();
    await early.choose('Leads', ['Lead', 'Lead two']);
    expect((await early.submit()).kind).toBe('closed');

    await late.fill('Name', 'Checkout messages');
    expect((await late.submit()).kind).toBe('updated');
    expect(read(late)).toContain('Somebody else changed this project meanwhile. Your change was not saved.');
    expect(late.value('Name')).toBe('Checkout messages');
    expect(await names()).toEqual(['Checkout calls']);
    await late.close();
  });

  it('shows only the projects that begin with the given words', async () => {
    await stage.addProject({ name: 'Survey calls' });
    await admin.command('/voice', 'projects sur');
    const list = await admin.ephemeral((message) => message.has('Survey calls'));
    expect(read(list)).not.toContain('Checkout calls');
  });

  it('refuses a click on Add, Edit or Archive of somebody who is no admin', async () => {
    const list = await listFor(admin, '2 projects');
    for (const [button, title] of [
      ['Add a project', 'Add a project'],
      ['Edit', 'Edit a project'],
    ] as const) {
      await requester.click(list, button);
      const modal = await requester.modal({ title, where: (form) => form.has('Only an admin of Dialtone') });
      expect(modal.submitLabel).toBeUndefined();
      await modal.close();
    }
    await requester.click(list, 'Archive', { confirm: true });
    await told(requester, 'Only an admin of Dialtone can do this. To have it done, ask @Admin or @Owner.');
    expect(await names()).toEqual(['Checkout calls', 'Survey calls']);
  });

  it('archives one after a warning that says what it means', async () => {
    const list = await listFor(admin, '2 projects');
    const dialog = admin.on(list).dialog('Archive');
    expect(dialog[0]).toBe('Archive the project');
    expect(dialog[1]).toContain(
      'Its numbers stay leased and go on costing money. It cannot be brought back.',
    );
    await admin.click(list, 'Archive', { confirm: true });
    await told(admin, 'Checkout calls is archived. Nothing new can be asked or approved for it.');
    expect(await names()).toEqual(['Survey calls']);
    await admin.click(list, 'Edit');
    const gone = await admin.modal({ where: (form) => form.has('This project is not known here.') });
    await gone.close();
    expect(stage.slack.violations()).toEqual([]);
  });
});
