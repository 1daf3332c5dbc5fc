import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findAccount, setAccountDue } from '#db/queries/accounts.ts';
import type { Form, Person } from '#src/local/slack/driver.ts';
import { syncInventory } from '#src/usecases/sync-inventory.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import { cardOf, count, craftedClick, movableClock, ownStage, read, requestRow, told } from './support.ts';

const HOUR = 60 * 60_000;
const LIMIT = 'New limit value in USD';
const RAISE = 'Ask AWS for a higher maximum';

async function openLimitForm(person: Person, words = ''): Promise<Form> {
  await person.command('/voice', `limit ${words}`.trim());
  return (await person.modal({ title: 'Spend limit' })).settled();
}

/** What the account may spend at AWS, and that Dialtone has read it. */
async function account(stage: Stage, enforcedUsd: number, maxUsd: number): Promise<void> {
  const { context } = stage.world;
  const known = () => findAccount(context.db, 'us-east-1');
  await waitFor(async () => (await known())?.syncedAt, { describe: 'the first reading of the account' });
  if (spendAtAws(stage)?.maxUsd !== maxUsd) {
    const { id } = await context.quotas.requestSpendQuota('us-east-1', maxUsd);
    stage.aws.serviceQuotas.approve(id);
  }
  await context.voice.setSpendLimit('us-east-1', enforcedUsd);
  await setAccountDue(context.db, 'us-east-1', context.clock.now());
  await syncInventory(context, 'us-east-1');
  await waitFor(async () => (await known())?.spendLimit?.enforcedUsd === enforcedUsd, {
    describe: 'the account to be read',
  });
}

/** AWS does not tell what may be spent. */
const hideLimits = ({ aws }: Stage, region: string) =>
  aws.faults.add({ fault: 'access-denied', operation: 'DescribeSpendLimits', region });

const spendAtAws = ({ aws }: Stage) => aws.state().regions['us-east-1']?.voiceSpend;
const increasesAtAws = ({ aws }: Stage) => aws.state().serviceQuotas.requests;

/** The result; the redrawn receipt has the same `text`, but says it further down. */
const resultOf = (person: Person, id: number, words: string) =>
  person.dm((message) => read(message).includes(`R-${id}: ${words}`));

describe('the form for the spend limit', () => {
  let stage: Stage;
  let form: Form;
  beforeAll(async () => {
    stage = await openStage();
    hideLimits(stage, 'eu-west-1');
    await stage.addProject();
    await stage.addProject({ name: 'Survey calls', region: 'eu-west-1', leads: ['U0LEAD'] });
    await account(stage, 10, 50);
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });
  beforeEach(async () => {
    form = await openLimitForm(stage.requester, 'checkout alerts');
  });

  afterEach(async () => {
    if (form.open) await form.close();
  });

  const submitted = async () => {
    const { errors, kind } = await form.submit({ force: true });
    return errors ?? kind;
  };

  it('shows the limit, the maximum of AWS, and who decides', async () => {
    expect(read(form)).toContain('USD 10.00 per month');
    expect(read(form)).toContain('USD 50.00 per month');
    expect(read(form)).toContain('@Lead or @Lead two decides; nothing changes before.');
    expect(form.value('What to do')).toBe('Set the limit');
    expect(form.submitLabel).toBe('Ask a lead');
  });

  it('shows another Region with another project, and keeps what was typed', async () => {
    await form.fill(LIMIT, '40');
    await form.fill('What it is for', 'More calls in December');
    await form.choose('What to do', RAISE);
    await form.choose('Project', 'Survey calls');
    await form.settled();
    expect(read(form)).toContain('The spend limit of the AWS account in eu-west-1 is not known now');
    expect(read(form)).toContain('@Lead decides');
    expect([form.value(LIMIT), form.value('What it is for')]).toEqual(['40', 'More calls in December']);
    expect(form.value('What to do')).toBe(RAISE);
  });

  it.each([
    ['', 'Enter the new limit value in whole US dollars'],
    ['0', 'New limit value must be more than 0'],
    ['-1', 'New limit value must be more than 0'],
    ['1000000001', 'New limit value must be 1,000,000,000 or less'],
  ])('says what is wrong with “%s”', async (limit, error) => {
    await form.fill(LIMIT, limit, { force: true });
    expect(await submitted()).toEqual({ [LIMIT]: error });
  });

  it.each(['12.5', '1,000', 'ten', '1e3', '٥'])('refuses “%s”, which no client sends', async (limit) => {
    await form.typeRaw(LIMIT, limit);
    expect(Object.keys(await submitted())).toEqual([LIMIT]);
  });

  it('says at the field when a limit does not fit what is to be done', async () => {
    await form.fill(LIMIT, '51');
    expect(Object.keys(await submitted())).toEqual([LIMIT]);
    expect(form.errors()[LIMIT]).toContain('50');
    await form.choose('What to do', RAISE);
    await form.fill(LIMIT, '50');
    expect(Object.keys(await submitted())).toEqual([LIMIT]);
    expect(form.errors()[LIMIT]).toContain('50');
  });

  it('proposes to ask AWS where the limit is at the maximum', async () => {
    await form.close();
    await account(stage, 50, 50);
    const full = await openLimitForm(stage.requester, 'checkout alerts');
    expect(full.value('What to do')).toBe(RAISE);
    await full.close();
    await account(stage, 10, 50);
  });

  it('asks nobody as long as something is wrong', async () => {
    expect(await count(stage, 'requests')).toBe(0);
  });
});

describe('a spend limit within the maximum of AWS', () => {
  it('is set once a lead has approved, and everybody hears of it', async () => {
    const stage = await ownStage();
    const { requester, lead, lead2, slack } = stage;
    await stage.addProject();
    await account(stage, 10, 50);
    const form = await openLimitForm(lead);
    await form.fill(LIMIT, '20');
    await form.fill('What it is for', 'Reset calls of the holiday season');
    expect((await form.submit()).kind).toBe('closed');

    const card = await cardOf(lead2, 1001);
    expect(read(card)).toContain('USD 20.00 per month');
    expect(read(card)).toContain('USD 10.00 per month');
    expect(read(card)).toContain('Reset calls of the holiday season');
    await lead.click(card, 'Approve');
    await told(lead, 'You asked for R-1001, so you cannot decide it.');
    await craftedClick(stage, 'request.approve', '1001', requester);
    await told(requester, 'Only a lead of Checkout alerts can decide R-1001.');
    expect(spendAtAws(stage)?.enforcedUsd).toBe(10);

    await lead2.click(card, 'Approve');
    await resultOf(lead, 1001, 'the spend limit in us-east-1 is USD 20.00 per month.');
    expect(spendAtAws(stage)).toMatchObject({ enforcedUsd: 20, maxUsd: 50 });
    const isSet = 'the spend limit in us-east-1 is USD 20.00 per month';
    const done = await lead2.redrawn(card, (message) => message.has(isSet));
    expect(done.buttons()).toEqual([]);
    expect(read(await openLimitForm(requester))).toContain('USD 20.00 per month');
    expect(slack.violations()).toEqual([]);
  });

  it('that AWS does not allow after all fails, with the reason', async () => {
    const stage = await ownStage();
    const { requester, lead, aws, slack } = stage;
    hideLimits(stage, 'us-east-1');
    await stage.addProject();
    const form = await openLimitForm(requester);
    await form.fill(LIMIT, '900');
    expect((await form.submit()).kind).toBe('closed');
    aws.faults.clear();
    await lead.click(await cardOf(lead, 1001), 'Approve');
    const result = await resultOf(requester, 1001, 'the spend limit in us-east-1 was not set.');
    expect(read(result)).toContain('The limit is higher than AWS allows the account in us-east-1.');
    expect(spendAtAws(stage)?.enforcedUsd ?? 1).toBe(1);
    expect(slack.violations()).toEqual([]);
  });
});

describe('a higher maximum', () => {
  it('is asked of AWS once, followed through its case, and granted by AWS', async () => {
    const clock = movableClock();
    const stage = await ownStage({ clock, sweepEveryMs: 100 });
    const { requester, lead, aws, slack } = stage;
    await stage.addProject();
    aws.faults.add({ fault: 'lost-answer', operation: 'RequestServiceQuotaIncrease', times: 1 });
    const form = await openLimitForm(requester);
    await form.choose('What to do', RAISE);
    await form.fill(LIMIT, '500');
    await form.submit();
    const card = await cardOf(lead, 1001);
    await lead.click(card, 'Approve');
    await lead.redrawn(card, (message) => message.has('AWS is asked to raise the maximum in us-east-1'));
    expect(increasesAtAws(stage)).toMatchObject([{ desiredValue: 500, status: 'PENDING' }]);
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'waiting' });

    const [{ id } = { id: '' }] = increasesAtAws(stage);
    const { caseId = 'no case' } = aws.serviceQuotas.openCase(id);
    clock.advance(HOUR);
    await lead.redrawn(card, (message) => message.has(caseId));
    aws.serviceQuotas.approve(id);
    clock.advance(HOUR);
    await resultOf(requester, 1001, 'AWS raised the maximum in us-east-1 to USD 500.00 per month.');
    expect(increasesAtAws(stage)).toHaveLength(1);
    expect(slack.violations()).toEqual([]);
  });

  it('that AWS denies is told as refused, and the form comes back filled in', async () => {
    const clock = movableClock();
    const stage = await ownStage({ clock, sweepEveryMs: 100 });
    const { requester, lead, aws, slack } = stage;
    await stage.addProject();
    const form = await openLimitForm(requester);
    await form.choose('What to do', RAISE);
    await form.fill(LIMIT, '500');
    await form.submit();
    await lead.click(await cardOf(lead, 1001), 'Approve');
    await waitFor(async () => (await requestRow(stage, 1001))?.['status'] === 'waiting', {
      describe: 'AWS to be asked',
    });
    aws.serviceQuotas.deny(increasesAtAws(stage)[0]?.id ?? '');
    clock.advance(HOUR);
    const result = await resultOf(requester, 1001, 'AWS refused to raise the maximum in us-east-1.');
    expect(read(result)).toContain('AWS has denied it');
    await requester.click(result, 'Ask again');
    const again = await (await requester.modal({ title: 'Spend limit' })).settled();
    expect([again.value(LIMIT), again.value('What to do')]).toEqual(['500', RAISE]);
    await again.close();
    expect(slack.violations()).toEqual([]);
  });

  it('while another increase is open fails, and leaves that one alone', async () => {
    const stage = await ownStage();
    const { requester, lead } = stage;
    await stage.addProject();
    await stage.world.context.quotas.requestSpendQuota('us-east-1', 80);
    const form = await openLimitForm(requester);
    await form.choose('What to do', RAISE);
    await form.fill(LIMIT, '500');
    await form.submit();
    await lead.click(await cardOf(lead, 1001), 'Approve');
    const result = await resultOf(requester, 1001, 'the maximum in us-east-1 was not raised.');
    expect(read(result)).toContain(
      'AWS is asked already to raise this maximum, by somebody else or to another amount. The limit is as it was. Try again when AWS has decided about that.',
    );
    expect(increasesAtAws(stage)).toMatchObject([{ desiredValue: 80, status: 'PENDING' }]);
  });
});
