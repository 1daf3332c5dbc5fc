import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '#src/local/slack/driver.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { count, fillLine, openForm, read } from './support.ts';

describe('the request form', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ aws: { numbersPerRegion: 6 } });
    await stage.addProject();
    await stage.addProject({ name: 'Survey calls', region: 'eu-west-1', leads: ['U0LEAD2'] });
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    await stage.requester.topModal()?.close();
    expect(await count(stage, 'requests')).toBe(0);
    expect(stage.slack.violations()).toEqual([]);
  });

  const errorsOf = async (form: Form) => {
    const result = await form.submit({ force: true });
    return result.errors ?? result.kind;
  };

  it.each([
    ['bra', ['Brazil (+55)']],
    ['gb', ['United Kingdom (+44)']],
    ['+44', ['United Kingdom (+44)']],
    ['0044', ['United Kingdom (+44)']],
    ['tobago', ['Trinidad and Tobago (+1868)']],
    ['nowhere', []],
  ])('finds a country by “%s”', async (query, found) => {
    const form = await openForm(stage.requester);
    expect(await form.search('Country', query)).toEqual(found);
  });

  it('offers every country before anything is typed', async () => {
    const form = await openForm(stage.requester);
    expect(await form.search('Country', '')).toHaveLength(57);
  });

  it('says at the field that a country needs a support case', async () => {
    const form = await openForm(stage.requester);
    await fillLine(form, { country: 'Argentina' });
    expect(read(form)).toContain(
      '!info Argentina: AWS leases numbers here only through a support case, because a local address is needed. After approval you get the case text.',
    );
  });

  it('asks for the number type only where there is more than one', async () => {
    const form = await openForm(stage.requester);
    await fillLine(form, { country: 'Canada' });
    expect(form.labels()).not.toContain('Number type');
    await fillLine(form, { country: 'United States' });
    expect(form.options('Number type')).toEqual(['Long code', 'Toll-free number']);
    expect(form.value('Number type')).toBe('Long code');
  });

  it('refuses promotional messages from a toll-free number at the use case', async () => {
    const form = await openForm(stage.requester, 'US');
    await form.choose('Project', 'Checkout alerts');
    await form.settled();
    await fillLine(form, { useCase: 'Promotional', numberType: 'Toll-free number' });
    await form.fill('What it is for', 'A survey');
    expect(await errorsOf(form)).toEqual({
      'Use case':
        'Toll-free numbers are only for transactional messages. Choose Transactional, or a long code',
    });
    expect(form.value('What it is for')).toBe('A survey');
  });

  it('names every field that is missing when a client does not', async () => {
    const form = await openForm(stage.requester, 'US');
    expect(await errorsOf(form)).toEqual({
      Project: 'Choose a project',
      'Use case': 'Choose a use case',
    });
  });

  it('adds and removes lines without touching the others', async () => {
    const form = await openForm(stage.requester);
    await fillLine(form, { country: 'Canada', useCase: 'Promotional', quantity: 2 });
    await form.fill('What it is for', 'Two shops');
    expect(form.buttons()).toEqual(['Add a country or region']);
    await form.click('Add a country or region');
    await form.settled();
    await fillLine(form, { country: 'Brazil', useCase: 'Transactional', quantity: 3 }, 1);
    await form.click('Add a country or region');
    await form.settled();
    await fillLine(form, { country: 'Chile' }, 2);
    await form.click('Remove line 2, Brazil');
    await form.settled();

    expect([0, 1].map((nth) => form.value('Country', { nth }))).toEqual(['Canada (+1)', 'Chile (+56)']);
    expect(form.value('Use case')).toBe('Promotional');
    expect(form.value('Quantity')).toBe('2');
    expect(form.value('What it is for')).toBe('Two shops');
    await form.click('Remove line 2, Chile');
    await form.settled();
    expect(form.buttons()).toEqual(['Add a country or region']);
  });

  it('shows the Region and the leads of the chosen project', async () => {
    const form = await openForm(stage.requester);
    expect(form.value('Project')).toBe('');
    await form.choose('Project', 'Survey calls');
    await form.settled();
    expect(read(form)).toContain('Region eu-west-1 · leads @Lead two');
    expect(read(form)).toContain('AWS account in eu-west-1: 0 of 6 numbers used, 6 more fit.');
  });

  it('takes at most 10 numbers in one request', async () => {
    const form = await openForm(stage.requester, 'Canada 7');
    await form.choose('Project', 'Checkout alerts');
    await form.settled();
    await form.click('Add a country or region');
    await form.settled();
    await fillLine(form, { country: 'Brazil', useCase: 'Transactional', quantity: 3 }, 1);
    expect(read(form)).toContain('10 of 10 numbers, the most in one request');
    expect(form.buttons()).not.toContain('Add a country or region');
    await fillLine(form, { quantity: 5 }, 1);
    await fillLine(form, { useCase: 'Promotional' });
    await form.fill('What it is for', 'A survey');
    const tooMany = 'This request has 12 numbers; at most 10 are allowed. Take away 2';
    expect(read(form)).toContain(`${tooMany}.`);
    expect(await errorsOf(form)).toEqual({ Quantity: tooMany });
    expect(form.value('Quantity', { nth: 1 })).toBe('5');
  });

  it('says how many numbers fit into the account', async () => {
    const form = await openForm(stage.requester, 'Canada 7');
    await form.choose('Project', 'Checkout alerts');
    await form.settled();
    await fillLine(form, { useCase: 'Promotional' });
    const words =
      '7 numbers do not fit in us-east-1: 0 of 6 are used, so 6 fit. Lower the quantity, or ask an admin to raise the AWS quota';
    expect(read(form)).toContain(`!warning ${words}.`);
    await form.fill('What it is for', 'A survey');
    expect(await errorsOf(form)).toEqual({ Quantity: words });
  });

  it('does not wait for an AWS that is slow to say how many numbers fit', async () => {
    const slow = { fault: 'slow', operation: 'DescribeAccountLimits', region: 'ap-northeast-1' } as const;
    stage.aws.faults.add({ ...slow, ms: 600_000 });
    await stage.addProject({ name: 'Night calls', region: 'ap-northeast-1' });
    const form = await openForm(stage.requester, 'Canada');
    await form.choose('Project', 'Night calls');
    await form.settled();
    expect(read(form)).toContain(
      'How many numbers the AWS account may still lease in ap-northeast-1 is not known now.',
    );
    stage.aws.faults.clear();
  });

  it.each([
    ['   ', 'Enter what it is for'],
    ['w'.repeat(3000), 'What it is for must be 500 characters or less'],
    ['w'.repeat(501), 'What it is for must be 500 characters or less'],
  ])('wants words about what it is for (case %#)', async (purpose, error) => {
    const form = await openForm(stage.requester, 'Canada');
    await form.choose('Project', 'Checkout alerts');
    await form.settled();
    await fillLine(form, { useCase: 'Promotional', quantity: 2 });
    await form.fill('What it is for', purpose, { force: true });
    expect(await errorsOf(form)).toEqual({ 'What it is for': error });
    expect(form.value('What it is for')).toBe(purpose);
    expect(form.value('Quantity')).toBe('2');
  });
});
