import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Form, Person } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { count, ownStage, read, requestRow, told } from './support.ts';

async function openEnableForm(person: Person, words = ''): Promise<Form> {
  await person.command('/voice-enable', words);
  return (await person.modal({ title: 'Enable voice' })).settled();
}

describe('a form for enabling voice', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.addProject();
    await stage.addProject({ name: 'Survey calls', leads: ['U0REQUESTER', 'U0LEAD2'] });
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });

  it('says who decides for each project, and what its button does', async () => {
    const form = await openEnableForm(stage.requester, 'checkout alerts');
    expect(form.submitLabel).toBe('Ask a lead');
    expect(read(form)).toContain('@Lead or @Lead two decides.');
    await form.choose('Project', 'Survey calls');
    await form.settled();
    expect(form.submitLabel).toBe('Enable voice');
    expect(read(form)).toContain('Takes effect at once.');
    await form.choose('Project', 'Checkout alerts');
    await form.settled();
    expect(form.submitLabel).toBe('Ask a lead');
    await form.close();
  });

  it('draws the later of two choices at once, and leaves a closed form alone', async () => {
    const form = await openEnableForm(stage.requester, 'survey');
    await form.choose('Project', 'Checkout alerts');
    await form.choose('Project', 'Survey calls');
    await form.choose('Project', 'Checkout alerts');
    await form.settled(({ submitLabel }) => submitLabel === 'Ask a lead');
    expect(form.value('Project')).toBe('Checkout alerts');
    await form.choose('Project', 'Survey calls');
    await form.close();
  });

  it('tells of words that name no project, and chooses none instead', async () => {
    const form = await openEnableForm(stage.requester, 'chekout');
    expect(read(form)).toContain('“chekout” is not the name of a project. Choose one in the form.');
    expect(form.value('Project')).toBe('');
    expect((await form.submit()).errors).toHaveProperty('Project');
    await form.choose('Project', 'Survey calls');
    await form.settled();
    expect(read(form)).not.toContain('chekout');
    await form.close();
  });

  it('opens by every way to it', async () => {
    const { requester } = stage;
    await requester.command('/voice', 'enable survey');
    const typed = await (await requester.modal({ title: 'Enable voice' })).settled();
    expect(typed.value('Project')).toBe('Survey calls');
    await typed.close();
    await requester.command('/voice');
    await requester.click(await told(requester, 'Nothing waits for you.'), 'Enable voice');
    await (await (await requester.modal({ title: 'Enable voice' })).settled()).close();
  });

  it('is refused at its field when the project is archived meanwhile, and stays open', async () => {
    const { requester, admin } = stage;
    const form = await openEnableForm(requester, 'checkout alerts');
    await admin.command('/voice', 'projects checkout');
    await admin.click(await told(admin, 'Checkout alerts'), 'Archive');
    await told(admin, 'Checkout alerts is archived.');
    const { errors } = await form.submit();
    expect(errors?.['Project']).toMatch(/^Checkout alerts was archived on .* Choose another project$/);
    await form.choose('Project', 'Survey calls');
    await form.settled();
    expect((await form.submit()).kind).toBe('closed');
    expect(await requestRow(stage, 1001)).toMatchObject({ requester_id: 'U0REQUESTER' });
    expect(await count(stage, 'requests')).toBe(1);
  });

  it('without any project says who adds one', async () => {
    const empty = await ownStage();
    await empty.requester.command('/voice-enable');
    const form = await empty.requester.modal({
      title: 'Enable voice',
      where: (each) => each.has('No project is registered yet.'),
    });
    expect(form.submitLabel).toBeUndefined();
    expect(empty.slack.violations()).toEqual([]);
  });
});
