import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Home, Person } from '#src/local/slack/driver.ts';
import { wishSync } from '#src/usecases/wish-sync.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { synchronise } from './inventory-support.ts';
import { cardOf, count, ownStage, read } from './support.ts';

const publications = (stage: Stage, { id }: Person) =>
  stage.slack.calls('views.publish').filter(({ args, status }) => args['user_id'] === id && status === 200)
    .length;

/** Opens the Home; as it is once it has been published for this visit. */
async function opened(person: Person): Promise<Home> {
  await person.openHome();
  return (await person.home()).settled();
}

/** The Home without being opened again. */
const redrawn = (person: Person, words: string): Promise<Home> => person.home((home) => home.has(words));

describe('the App Home', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    expect(stage.slack.violations()).toEqual([]);
    await stage.close();
  });

  it('says on the first visit what it is for, and who adds the first project', async () => {
    const home = await opened(stage.requester);
    expect(read(home)).toContain('Dialtone leases phone numbers for your projects.');
    expect(read(home)).toContain(
      'No project is registered yet. An admin adds one with /voice projects. Admins: @Admin',
    );
    expect(home.buttons()).toEqual([
      'Request phone numbers',
      'Enable voice',
      'Change a spend limit',
      'Numbers',
      'Relinquish a number',
      'Place a test call',
      'Production access',
      'Help',
    ]);
  });

  it('says it once', async () => {
    await stage.addProject();
    const home = await opened(stage.requester);
    expect(read(home)).not.toContain('Dialtone leases phone numbers for your projects.');
    expect(read(home)).toContain('You have no open requests.');
    expect(read(home)).toContain('Test mode: no AWS account is used, prices are samples.');
  });

  it('is not published for a visit to the messages', async () => {
    const { requester } = stage;
    const before = publications(stage, requester);
    await requester.openHome('messages');
    await opened(stage.lead);
    expect(publications(stage, requester)).toBe(before);
  });

  it('shows what somebody asks for to both sides, without being opened again, and decides nothing', async () => {
    const { requester, lead } = stage;
    await askForNumbers(requester, [{ country: 'Canada', quantity: 2 }]);
    await cardOf(lead, 1001);
    const toDecide = await redrawn(lead, 'Waiting for your decision (1)');
    expect(read(toDecide)).toContain(
      'R-1001 Lease 2 phone numbers · Checkout alerts · @Requester · USD 2.00 (sample) per month · expires',
    );
    expect(toDecide.buttons()).not.toContain('Approve');
    expect(toDecide.buttons()).not.toContain('Deny');
    await toDecide.settled((home) => home.buttons().includes('Go to card'));
    const mine = await redrawn(requester, 'Your requests (1)');
    expect(read(mine)).toContain('R-1001 Lease 2 phone numbers · Checkout alerts · waiting for a decision');
  });

  it('follows a decision and what comes of it', async () => {
    const { requester, lead } = stage;
    await lead.click(await cardOf(lead, 1001), 'Approve');
    const home = await redrawn(requester, 'Your numbers (2)');
    await home.settled((shown) => shown.has('You have no open requests.'));
    expect(read(home)).toContain('Checkout alerts | 2 numbers, USD 2.00 (sample) per month');
    await (await lead.home()).settled((shown) => shown.has('Nothing waits for you.'));
  });

  it('shows the account in each Region, as AWS last told', async () => {
    await synchronise(stage);
    const home = await opened(stage.requester);
    expect(read(home)).toMatch(/us-east-1 \| sandbox · spend limit USD [\d,.]+ per month · 2 of \d+ numbers/);
    expect(read(home)).toContain('Read from AWS ');
  });

  it('shows the last known state, and since when, while AWS does not answer', async () => {
    stage.aws.faults.add({ fault: 'internal-error', operation: 'DescribePhoneNumbers' });
    await wishSync(stage.world.context, ['us-east-1']);
    await opened(stage.lead);
    const home = await redrawn(stage.lead, 'AWS does not answer in us-east-1. This is the state of ');
    expect(read(home)).toMatch(/us-east-1 \| sandbox · spend limit USD [\d,.]+ per month · 2 of \d+ numbers/);
    stage.aws.faults.clear();
    await synchronise(stage);
    await home.settled((shown) => !shown.has('AWS does not answer'));
  });

  it('shows a guest nothing but their own', async () => {
    const home = await opened(stage.slack.person('U0GUEST'));
    expect(read(home)).toContain('Nothing waits for you.');
    expect(read(home)).toContain('No numbers yet.');
    expect(read(home)).not.toContain('us-east-1');
    expect(home.buttons()).not.toContain('Projects');
  });

  it('offers the projects to an admin only', async () => {
    expect((await opened(stage.admin)).buttons()).toContain('Projects');
    expect((await opened(stage.lead)).buttons()).not.toContain('Projects');
  });

  it('is published for nobody of another workspace', async () => {
    const before = await count(stage, 'homes');
    const stranger = stage.slack.person('U0STRANGER');
    expect(await stranger.openHome()).toMatchObject({ status: 200 });
    await opened(stage.lead);
    expect(publications(stage, stranger)).toBe(0);
    expect(await count(stage, 'homes')).toBe(before);
  });

  it('shows what comes of two decisions at once', async () => {
    const { requester, lead, lead2 } = stage;
    for (const country of ['Canada', 'United States'])
      await askForNumbers(requester, [{ country, quantity: 1 }]);
    const cards = [await cardOf(lead, 1002), await cardOf(lead, 1003)] as const;
    await Promise.all([lead.click(cards[0], 'Approve'), lead2.click(cards[1], 'Approve')]);
    const home = await redrawn(requester, 'Your numbers (4)');
    await home.settled((shown) => shown.has('You have no open requests.'));
    await (await redrawn(lead, 'Your numbers (4)')).settled((shown) => shown.has('Nothing waits for you.'));
  });
});

it('publishes the App Home once for a visit that Slack tells of twice', async () => {
  const stage = await ownStage();
  const { lead, requester, slack } = stage;
  await opened(lead);
  const visit = slack.deliveries('event').at(-1);
  if (visit === undefined) throw new Error('Slack told of no visit');
  await slack.send.again(visit, { duplicate: true });
  await opened(requester);
  await stage.close();
  expect(publications(stage, lead)).toBe(1);
});

describe('a Slack that does not take the App Home', () => {
  it.each([
    ['asks to wait', { status: 429, retryAfter: 1 }],
    ['fails', { status: 500 }],
    ['says so in its own words', { error: 'internal_error' }],
    ['lost the answer', { status: 503, performed: true }],
  ] as const)('is asked again when it %s', async (_what, fault) => {
    const stage = await ownStage();
    stage.slack.faults.add({ method: 'views.publish', ...fault });
    await stage.requester.openHome();
    await stage.slack.until(() => publications(stage, stage.requester) > 0, 'the Home to be published');
    const home = await stage.requester.home();
    expect(read(home)).toContain('Dialtone leases phone numbers for your projects.');
    expect(stage.slack.violations()).toEqual([]);
  });

  it('does not keep forms from opening', async () => {
    const stage = await ownStage();
    await stage.addProject();
    await opened(stage.requester);
    stage.slack.faults.add({ method: 'views.publish', status: 429, retryAfter: 30, times: 10 });
    await stage.requester.openHome();
    await stage.slack.until(() => stage.slack.calls('views.publish').length === 2, 'Slack to ask to wait');
    await (await stage.requester.home()).click('Request phone numbers');
    const form = await (await stage.requester.modal({ title: 'Request phone numbers' })).settled();
    expect(form.submitLabel).toBe('Next');
  });

  it('does not know the person: an empty page says what happened', async () => {
    const stage = await ownStage();
    stage.slack.faults.add({ method: 'users.info', error: 'internal_error', times: 1 });
    await stage.requester.openHome();
    const told = await stage.requester.home();
    expect(told.lines()).toEqual([expect.stringContaining('Slack does not answer')]);
    const home = await opened(stage.requester);
    expect(read(home)).toContain('Dialtone leases phone numbers for your projects.');
    expect(stage.slack.violations()).toEqual([]);
  });
});
