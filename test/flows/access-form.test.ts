import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import { openStage, type Stage } from '../support/stage.ts';
import {
  askAccess,
  fillAccess,
  LABELS,
  LIMIT,
  openAccess,
  SERVICE,
  sendAccess,
  TITLE,
  WEBSITE,
} from './access-support.ts';
import { cardOf, count, read, rows } from './support.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
  await stage.addProject();
  await stage.addProject({ name: 'Survey calls', region: 'eu-west-1' });
});
afterEach(async () => {
  expect(stage.slack.violations()).toEqual([]);
  await stage.close();
});

const draftRows = () => rows(stage, sql`select user_id, region, fields from drafts order by region`);

describe('the form for production access', () => {
  it('shows where the account stands, and asks everything that the guide asks', async () => {
    const form = await openAccess(stage.requester, 'checkout');
    const shown = read(form);
    expect(shown).toContain('AWS account in us-east-1');
    expect(shown).toContain('Production Access');
    expect(shown).toContain('Place a test call first; this draft is kept.');
    expect(form.buttons()).toContain('Place a test call');
    expect(form.labels()).toEqual([
      'Project',
      'Region',
      LIMIT,
      WEBSITE,
      SERVICE,
      ...Object.values(LABELS),
      'Contact language',
    ]);
    expect(form.options('Contact language')).toEqual(['English', 'Japanese']);
    expect(form.value('Region')).toBe('us-east-1');
    expect(form.value('Contact language')).toBe('English');
  });

  it('shows the tier and the spend limit that AWS tells', async () => {
    await expect
      .poll(async () => (await rows(stage, sql`select tier from accounts where tier = 'sandbox'`)).length)
      .toBeGreaterThan(0);
    const shown = read(await openAccess(stage.requester, 'checkout'));
    expect(shown).toContain('sandbox');
    expect(shown).toContain('USD 1.00 per month');
  });

  it('chooses the project by the start of its name, and says what it did not understand', async () => {
    expect((await openAccess(stage.requester, 'survey')).value('Region')).toBe('eu-west-1');
    await stage.requester.topModal()?.close();
    const form = await openAccess(stage.requester, 'nonsense');
    expect(form.has('“nonsense” is not the name of a project. Choose one in the form.')).toBe(true);
    expect(form.value('Project')).toBe('');
  });

  it('opens from /voice access and from the hub as well', async () => {
    await stage.requester.command('/voice', 'access survey');
    expect((await (await stage.requester.modal({ title: TITLE })).settled()).value('Project')).toBe(
      'Survey calls',
    );
    await stage.requester.topModal()?.close();
    await stage.requester.command('/voice');
    const hub = await stage.requester.ephemeral((message) => message.buttons().includes('Production access'));
    await stage.requester.click(hub, 'Production access');
    await (await stage.requester.modal({ title: TITLE })).settled();
  });

  it('brings the Region along with the project, and keeps what was typed', async () => {
    const form = await openAccess(stage.requester, 'checkout');
    await fillAccess(form);
    await form.choose('Project', 'Survey calls');
    await form.settled();
    expect(form.value('Region')).toBe('eu-west-1');
    expect(form.value(LIMIT)).toBe('500');
    expect(read(form)).toContain('AWS account in eu-west-1');
    await form.choose('Region', 'ap-northeast-1');
    await form.settled();
    expect(read(form)).toContain('AWS account in ap-northeast-1');
    expect(form.value(WEBSITE)).toBe('https://shop.example.com');
  });
});

describe('what is wrong', () => {
  it.each([
    ['0', 'New limit value must be more than 0'],
    ['-5', 'New limit value must be more than 0'],
    ['1,000', 'Enter the new limit value in whole US dollars'],
    ['12.5', 'Enter the new limit value in whole US dollars'],
    ['abc', 'Enter the new limit value in whole US dollars'],
    ['1000000001', 'New limit value must be 1,000,000,000 or less'],
  ])('with a limit of “%s” is said at its field, and nothing is lost', async (limit, error) => {
    const form = await openAccess(stage.requester, 'checkout');
    await fillAccess(form);
    await form.typeRaw(LIMIT, limit);
    await form.submit({ force: true });
    expect(form.errors()).toEqual({ [LIMIT]: error });
    expect(form.value(WEBSITE)).toBe('https://shop.example.com');
    expect(await draftRows()).toMatchObject([{ fields: { limit } }]);
  });

  it('is said at every field at once', async () => {
    const form = await openAccess(stage.requester, 'checkout');
    await form.submit({ force: true });
    expect(form.errors()).toEqual({
      [LIMIT]: 'Enter the new limit value in whole US dollars',
      [WEBSITE]: 'Enter the website or app that sends the messages',
      [SERVICE]: 'Enter the service, and how voice messages are part of it',
    });
    expect(await count(stage, 'requests')).toBe(0);
  });
});

describe('the draft', () => {
  it('is kept by its button and filled in the next time, with when it was kept', async () => {
    const form = await openAccess(stage.requester, 'checkout');
    await form.fill(LABELS.consent, '会員登録の画面で同意を得ています。');
    await form.click('Save draft');
    await form.settled((view) => view.has('Draft saved'));
    expect(form.value(LABELS.consent)).toBe('会員登録の画面で同意を得ています。');
    await form.close();
    const again = await openAccess(stage.requester, 'checkout');
    expect(again.value(LABELS.consent)).toBe('会員登録の画面で同意を得ています。');
    expect(read(again)).toContain('kept for you and this Region when you close this.');
    expect((await openAccess(stage.lead, 'checkout')).value(LABELS.consent)).toBe('');
    await stage.lead.topModal()?.close();
  });

  it('is kept when the form is closed', async () => {
    const form = await openAccess(stage.requester, 'checkout');
    await form.fill(WEBSITE, 'https://example.com');
    await form.close();
    await expect
      .poll(draftRows)
      .toMatchObject([
        { user_id: 'U0REQUESTER', region: 'us-east-1', fields: { website: 'https://example.com' } },
      ]);
  });

  it('is kept when a test call takes the place of the form', async () => {
    const form = await openAccess(stage.requester, 'checkout');
    await form.fill(SERVICE, 'Calls with codes');
    await form.click('Place a test call');
    await stage.requester.modal({ where: (modal) => modal.title !== TITLE });
    await expect.poll(draftRows).toMatchObject([{ fields: { service: 'Calls with codes' } }]);
  });

  it('of another Region is filled in when that is chosen and nothing is typed', async () => {
    const first = await openAccess(stage.requester, 'survey');
    await first.fill(SERVICE, 'Surveys');
    await first.click('Save draft');
    await first.settled((view) => view.has('Draft saved'));
    await first.close();
    const form = await openAccess(stage.requester, 'checkout');
    await form.choose('Region', 'eu-west-1');
    await form.settled();
    expect(form.value(SERVICE)).toBe('Surveys');
  });

  it('is what Next keeps and what the review sends, and is gone then', async () => {
    const form = await openAccess(stage.requester, 'survey');
    await fillAccess(form, '900');
    expect((await form.submit()).kind).toBe('pushed');
    expect(await draftRows()).toMatchObject([{ region: 'eu-west-1', fields: { limit: '900' } }]);
    const review = await stage.requester.modal({ title: 'Review request' });
    const shown = read(review);
    expect(shown).toContain('Production access for eu-west-1, up to USD 900.00 per month');
    expect(shown).toContain('7 of 7 questions are not answered.');
    expect(shown).toContain('ウェブショップです。');
    await review.previous();
    const back = await stage.requester.modal({ title: TITLE });
    expect(back.value(LIMIT)).toBe('900');
    await back.fill(LABELS.maxMessagesPerDay, '1,500');
    await sendAccess(stage.requester, back);
    await cardOf(stage.lead, 1001, '1,500');
    await expect.poll(draftRows).toEqual([]);
  });
});

it('asks for a Region that is asked for already only once', async () => {
  await askAccess(stage, 1001, 'checkout');
  const form = await openAccess(stage.requester, 'checkout');
  await fillAccess(form);
  expect((await form.submit()).kind).toBe('updated');
  expect(read(form)).toContain('R-1001 already asks for production access in us-east-1.');
  expect(form.value(WEBSITE)).toBe('https://shop.example.com');
});
