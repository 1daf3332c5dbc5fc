import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';
import {
  countCalls,
  DESTINATION,
  fillCall,
  openCallForm,
  type StagedNumber,
  stagedNumber,
  stagedTier,
  type TypedCall,
} from './call-support.ts';
import { craftedClick, read } from './support.ts';

const TITLE = 'Place a test call';

describe('the form of a test call', () => {
  let stage: Stage;
  let american: StagedNumber;
  let canadian: StagedNumber;
  let british: StagedNumber;
  beforeAll(async () => {
    stage = await openStage();
    const checkout = await stage.addProject();
    const survey = await stage.addProject({ name: 'Survey calls', leads: ['U0LEAD2'] });
    await stagedTier(stage, 'production');
    american = await stagedNumber(stage, checkout);
    canadian = await stagedNumber(stage, checkout, { country: 'CA' });
    british = await stagedNumber(stage, survey, { country: 'GB', ownerId: 'U0LEAD2' });
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    for (const person of [stage.requester, stage.lead, stage.lead2, stage.admin])
      await person.topModal()?.close();
    expect(await countCalls(stage)).toBe(0);
    expect(stage.slack.violations()).toEqual([]);
  });

  const optionOf = ({ phoneNumber }: StagedNumber, rest: string) => `${phoneNumber} · ${rest}`;
  const us = () => optionOf(american, 'United States · Checkout alerts');
  const ca = () => optionOf(canadian, 'Canada · Checkout alerts');
  const gb = () => optionOf(british, 'United Kingdom · Survey calls');

  it('asks for the number first, where there are several, and then for the one to call', async () => {
    const form = await openCallForm(stage.requester);
    expect(form.value('Call from')).toBe('');
    expect(form.labels()).not.toContain('Number to call');
    await form.fill('Message', 'Typed before');
    await form.pick('Call from', ca(), { query: 'canada' });
    await form.settled();
    expect(form.labels()).toContain('Number to call');
    expect(form.value('Message')).toBe('Typed before');
    expect(read(form)).toContain('Checkout alerts · us-east-1');
    expect(read(form)).toContain('AWS allows 5 calls to one number in 24 hours.');
  });

  it('finds a number by digits, project or country, among those of the person', async () => {
    const form = await openCallForm(stage.requester);
    expect(await form.search('Call from', '')).toEqual([ca(), us()]);
    expect(await form.search('Call from', canadian.phoneNumber.slice(1, 5))).toEqual([ca()]);
    expect(await form.search('Call from', 'checkout')).toEqual([ca(), us()]);
    expect(await form.search('Call from', 'united states')).toEqual([us()]);
    expect(await form.search('Call from', 'survey')).toEqual([]);
    const leads = await openCallForm(stage.lead2);
    expect(await leads.search('Call from', 'united')).toEqual([gb(), us()]);
    const admins = await openCallForm(stage.admin, '');
    expect(await admins.search('Call from', '')).toEqual([gb(), ca(), us()]);
  });

  it('is filled in from the words of the command, and says what it did not find', async () => {
    const named = await openCallForm(stage.requester, american.phoneNumber);
    expect(named.value('Call from')).toBe(us());
    await named.close();
    const unknown = await openCallForm(stage.requester, 'Atlantis');
    expect(unknown.value('Call from')).toBe('');
    expect(read(unknown)).toContain(
      '!info “Atlantis” is not one number that you may call from. Choose it in the form.',
    );
  });

  it('is opened by /voice call as well', async () => {
    await stage.requester.command('/voice', `call ${canadian.phoneNumber}`);
    const form = await (await stage.requester.modal({ title: TITLE })).settled();
    expect(form.value('Call from')).toBe(ca());
  });

  it('is opened from a button that names the number', async () => {
    await craftedClick(stage, 'hub.call', String(american.id));
    const form = await (await stage.requester.modal({ title: TITLE })).settled();
    expect(form.value('Call from')).toBe(us());
  });

  it.each(['', 'undefined', '-1', '999999999999', '1;2'])(
    'is there for a button with the value %j',
    async (value) => {
      await craftedClick(stage, 'hub.call', value);
      const form = await (await stage.requester.modal({ title: TITLE })).settled(
        (each) => each.labels().includes('Call from') || each.has('This number is not known here.'),
      );
      expect(form.title).toBe(TITLE);
    },
  );

  it('tells who owns no number and leads no project that there is none to call from', async () => {
    const member = stage.slack.person('U0MEMBER');
    await member.command('/voice-call');
    const form = await (await member.modal({ title: TITLE })).settled((each) =>
      each.has('There is no number that you may call from.'),
    );
    expect(form.submitLabel).toBeUndefined();
    await form.close();
  });

  it.each([
    ['a member', 'U0MEMBER', 'Only the owner of a number and the leads can place a test call from it.'],
    ['a guest', 'U0GUEST', 'Only the owner of a number and the leads can place a test call from it.'],
  ])('refuses %s a number of somebody else’s, and names who can', async (_who, id, words) => {
    await craftedClick(stage, 'hub.call', String(american.id), { id });
    const person = stage.slack.person(id);
    const form = await (await person.modal({ title: TITLE })).settled((each) => each.has(words));
    expect(read(form)).toContain('Ask @Requester, @Lead or @Lead two.');
    expect(form.submitLabel).toBeUndefined();
    await form.close();
  });

  it('refuses a number that was lost to the person while the form was open', async () => {
    const form = await openCallForm(stage.requester, canadian.phoneNumber);
    await fillCall(form, { to: DESTINATION, message: 'Hello' });
    const { db } = stage.world.context;
    await db.execute(`update numbers set owner_id = 'U0LEAD' where id = ${canadian.id}`);
    expect(await form.submit()).toMatchObject({ kind: 'updated' });
    expect(read(form)).toContain('Only the owner of a number and the leads can place a test call from it.');
    expect(form.value('Message')).toBe('Hello');
    await db.execute(`update numbers set owner_id = 'U0REQUESTER' where id = ${canadian.id}`);
  });

  it.each<[string, TypedCall, string, string]>([
    [
      'a number without its country code',
      { to: '020 7946 0958' },
      'Number to call',
      'Number to call must start with + and the country code, such as +12065550142',
    ],
    ['no words', { message: '  ' }, 'Message', 'Enter a message'],
    [
      'too many words',
      { message: 'w'.repeat(3001) },
      'Message',
      'Message must be 3,000 characters or less; it has 3,001',
    ],
    [
      'SSML with a tag that is not closed',
      { type: 'SSML', message: '<speak>\n<p>Hello</speak>' },
      'Message',
      'SSML cannot be read in line 2: </speak> stands where <p> of line 2 must be closed first',
    ],
    [
      'SSML that is only text',
      { type: 'SSML', message: 'Hello' },
      'Message',
      'SSML cannot be read in line 1: it must begin with <speak>',
    ],
    [
      'a price with a comma',
      { cap: '0,05' },
      'Highest price per minute',
      'Highest price per minute must be more than 0 and less than 100 US dollars, such as 0.05',
    ],
    [
      'a price of nothing',
      { cap: '0' },
      'Highest price per minute',
      'Highest price per minute must be more than 0 and less than 100 US dollars, such as 0.05',
    ],
  ])('says at the field what is wrong with %s, and keeps it', async (_what, typed, label, error) => {
    const form = await openCallForm(stage.requester, american.phoneNumber);
    const { to = DESTINATION, message = 'Hello', cap = '' } = typed;
    await fillCall(form, { ...typed, to, message, cap });
    expect((await form.submit({ force: true })).errors).toEqual({ [label]: error });
    expect(form.value('Number to call')).toBe(to);
    expect(form.value('Message')).toBe(message);
    expect(form.value('Highest price per minute')).toBe(cap);
  });

  it('lets Slack ask for what is missing', async () => {
    const form = await openCallForm(stage.requester);
    expect(await form.submit()).toMatchObject({ kind: 'errors', by: 'slack' });
    expect((await form.submit({ force: true })).errors).toEqual({ 'Call from': 'Choose a number' });
  });

  it('survives two choices at once: the later one wins', async () => {
    const form = await openCallForm(stage.requester, american.phoneNumber);
    await Promise.all([form.choose('Language', 'French'), form.choose('Language', 'German')]);
    await form.settled((each) => each.options('Voice').includes('Hans'));
    expect(form.value('Voice')).toBe('Hans');
  });
});
