import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form, Person } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { count, read, told } from './support.ts';

describe('the fields of a project', () => {
  let stage: Stage;
  let admin: Person;
  let form: Form;
  beforeAll(async () => {
    stage = await openStage();
    admin = stage.admin;
    await stage.addProject();
  });
  afterAll(() => stage.close());

  beforeEach(async () => {
    await admin.command('/voice', 'projects');
    await admin.click(await told(admin, '1 project'), 'Add a project');
    form = await (await admin.modal({ title: 'Add a project' })).settled();
    await form.fill('Name', 'Survey calls');
    await form.choose('Region', 'us-east-1');
    await form.choose('Leads', ['Lead']);
    await form.choose('Approval channel', '#voice-approvals');
  });
  afterEach(async () => {
    if (form.open) await form.close();
    expect(await count(stage, 'projects')).toBe(1);
    expect(stage.slack.violations()).toEqual([]);
  });

  const submitted = async () => {
    const result = await form.submit({ force: true });
    return result.errors ?? result.kind;
  };

  it.each([
    ['', 'Enter a name'],
    ['ab', 'Name must be 3 to 64 characters'],
    ['  ab  ', 'Name must be 3 to 64 characters'],
    ['n'.repeat(65), 'Name must be 3 to 64 characters'],
    ['Checkout alerts', 'A project with the name Checkout alerts exists already. Enter another name'],
    ['CHECKOUT ALERTS', 'A project with the name CHECKOUT ALERTS exists already. Enter another name'],
  ])('says what is wrong with the name “%s” and keeps the rest', async (name, error) => {
    await form.fill('Name', name, { force: true });
    await form.choose('Leads', ['Lead', 'Lead two']);
    expect(await submitted()).toEqual({ Name: error });
    expect(form.value('Name')).toBe(name);
    expect(form.value('Leads')).toBe('@Lead, @Lead two');
    expect(form.value('Approval channel')).toBe('#voice-approvals');
  });

  it('refuses a Region without voice, with the reason', async () => {
    await form.choose('Region', 'ap-south-2');
    expect(await submitted()).toEqual({
      Region: 'ap-south-2 has no voice. Choose one of the 20 Regions that have it',
    });
  });

  it.each([
    ['Guest', 'a guest'],
    ['Dialtone', 'an app'],
    ['Stranger', 'from another workspace'],
  ])('refuses %s as a lead', async (name, what) => {
    await form.choose('Leads', ['Lead', name]);
    expect(await submitted()).toEqual({
      Leads: `One of the leads is ${what}. Choose members of this workspace`,
    });
  });

  it('refuses somebody whose account is deactivated as a lead', async () => {
    await form.choose('Leads', ['Lead', 'Member']);
    stage.slack.workspace.deactivate('U0MEMBER');
    expect(await submitted()).toEqual({
      Leads: 'One of the leads is deactivated. Choose members of this workspace',
    });
  });

  it('asks for a lead when there is none', async () => {
    await form.choose('Leads', []);
    expect(await submitted()).toEqual({ Leads: 'Choose at least one lead' });
  });

  it.each(['0123', '0123456789ABCDEF0123456789ABCDEF', 'g'.repeat(32)])(
    'refuses “%s” as a Pinpoint application id',
    async (id) => {
      await form.fill('Pinpoint application id', id);
      expect(await submitted()).toEqual({
        'Pinpoint application id':
          'Pinpoint application id must be 32 characters, each a digit or a lower-case letter from a to f',
      });
    },
  );

  it.each(['#random', '#voice-private'])(
    'says how to invite Dialtone to %s, keeping everything',
    async (channel) => {
      await form.choose('Approval channel', channel);
      expect(await submitted()).toBe('updated');
      expect(read(form)).toContain(
        `Dialtone is not in ${channel}. Write /invite @Dialtone there, then choose ${form.submitLabel} again. What you entered is kept.`,
      );
      expect(form.value('Name')).toBe('Survey calls');
      expect(form.value('Leads')).toBe('@Lead');
    },
  );
});

describe('a channel that Dialtone is invited to', () => {
  it('takes the same form once it has joined', async () => {
    const stage = await openStage();
    try {
      const { admin, slack } = stage;
      await admin.command('/voice', 'projects');
      await admin.click(await told(admin, 'No project is registered yet.'), 'Add a project');
      const form = await (await admin.modal({ title: 'Add a project' })).settled();
      await form.fill('Name', 'Survey calls');
      await form.choose('Region', 'us-east-1');
      await form.choose('Leads', ['Lead']);
      await form.choose('Approval channel', '#voice-private');
      expect((await form.submit()).kind).toBe('updated');
      slack.workspace.join('C0PRIVATE');
      expect((await form.submit()).kind).toBe('closed');
      expect(await count(stage, 'projects')).toBe(1);
      expect(slack.violations()).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});
