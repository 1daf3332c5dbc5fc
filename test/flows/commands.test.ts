import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/drizzle.ts';
import type { Message, Person } from '#src/local/slack/driver.ts';
import { SUBCOMMANDS } from '#src/slack/commands/help.ts';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import { cardOf, read, rows } from './support.ts';

describe('/voice', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.slack.violations()).toEqual([]);
  });

  /** The one answer to what a person does, seen by nobody else. */
  const answerAfter = async (person: Person, does: () => Promise<unknown>): Promise<Message> => {
    const before = person.ephemerals().length;
    await does();
    await stage.slack.until(() => person.ephemerals().length > before, 'an answer');
    const [answer, ...more] = person.ephemerals().slice(before);
    if (answer === undefined || more.length > 0) throw new Error('there is not exactly one answer');
    return answer;
  };
  const answerTo = (person: Person, command: string, words = '') =>
    answerAfter(person, () => person.command(command, words));

  it('says who adds the first project', async () => {
    const hub = await answerTo(stage.requester, '/voice');
    expect(read(hub)).toContain(
      'No project is registered yet. An admin adds one with /voice projects. Admins: @Admin',
    );
  });

  it('opens a request form that says the same while there is no project', async () => {
    await stage.requester.command('/voice-request');
    const modal = await stage.requester.modal({ where: (form) => form.has('No project is registered yet.') });
    expect(modal.submitLabel).toBeUndefined();
    await modal.close();
  });

  it('offers the first step when nothing waits', async () => {
    await stage.addProject();
    const hub = await answerTo(stage.requester, '/voice');
    expect(read(hub)).toContain(
      'Nothing waits for you. Ask for phone numbers and a lead decides; the result comes back here.',
    );
    expect(hub.buttons()).toEqual([
      'Request phone numbers',
      'Numbers',
      'Enable voice',
      'Production access',
      'Help',
    ]);
    await stage.requester.click(hub, 'Request phone numbers');
    const form = await (await stage.requester.modal({ title: 'Request phone numbers' })).settled();
    await form.close();
  });

  it('shows a lead what waits for a decision, and the requester what is open', async () => {
    const { requester, lead } = stage;
    await askForNumbers(requester, [{ country: 'Canada', quantity: 4 }]);
    await cardOf(lead, 1001);
    await waitFor(
      async () => (await rows(stage, sql`select 1 from cards where permalink is not null`)).length === 1,
      { describe: 'the link to the card' },
    );
    const toDecide = await answerTo(lead, '/voice');
    expect(read(toDecide)).toContain('1 request waits for your decision. 0 of yours are open.');
    expect(read(toDecide)).toMatch(
      /R-1001 Lease 4 phone numbers · Checkout alerts · USD 4\.00 \(sample\) per month · expires .* UTC {2}\[Go to card\]/,
    );
    const open = await answerTo(requester, '/voice');
    expect(read(open)).toContain('0 requests wait for your decision. 1 of yours is open.');
    expect(read(open)).toContain(
      'R-1001 Lease 4 phone numbers · Checkout alerts · waiting for a decision since',
    );
  });

  it('lists five of what waits and counts the rest', async () => {
    const { requester, lead } = stage;
    for (const _ of Array.from({ length: 5 }))
      await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    const hub = await answerTo(lead, '/voice');
    expect(read(hub)).toContain('6 requests wait for your decision.');
    expect(hub.lines().filter((line) => line.startsWith('R-10'))).toHaveLength(5);
    expect(read(hub)).toContain('And 1 more: /voice status');
  });

  it('status lists what waits for a decision and what is one’s own', async () => {
    const { requester, lead } = stage;
    const mine = await answerTo(requester, '/voice', 'status');
    expect(mine.lines().filter((line) => line.startsWith('R-10'))).toHaveLength(6);
    const hub = await answerTo(lead, '/voice', 'status');
    expect(read(hub)).toContain('Waiting for your decision');
    const nothing = await answerTo(stage.slack.person('U0MEMBER'), '/voice', 'status');
    expect(read(nothing)).toContain('You have not asked for anything yet, and nothing waits for you.');
  });

  it.each(['R-1001', 'r-1001', '1001'])('status %s tells its story', async (id) => {
    const story = await answerTo(stage.requester, '/voice', `status ${id}`);
    expect(read(story)).toContain('# R-1001: Lease 4 phone numbers');
    expect(read(story)).toContain('Waiting for a decision by @Lead or @Lead two.');
    expect(read(story)).toMatch(/UTC · @Requester asked for 4 numbers/);
    expect(story.buttons()).toEqual(['Go to card', 'Withdraw']);
  });

  it('status tells a colleague the same story, without Withdraw', async () => {
    const story = await answerTo(stage.slack.person('U0MEMBER'), '/voice', 'status R-1001');
    expect(read(story)).toContain('@Requester asked for 4 numbers');
    expect(story.buttons()).toEqual(['Go to card']);
  });

  it.each([
    ['U0GUEST', 'R-1001'],
    ['U0STRANGER', 'R-1001'],
    ['U0REQUESTER', 'R-9999'],
  ])('status tells %s that %s is not known', async (person, id) => {
    const answer = await answerTo(stage.slack.person(person), '/voice', `status ${id}`);
    expect(answer.text).toBe(`${id} is not known here. /voice status lists yours.`);
  });

  it.each(['banana', 'R-', 'R-12345678901'])('status says how to write an id (“%s”)', async (words) => {
    const answer = await answerTo(stage.requester, '/voice', `status ${words}`);
    expect(answer.text).toBe(
      `${words} is not a request id. Write it as /voice status R-1042; /voice status lists yours.`,
    );
  });

  it('help tells every command', async () => {
    const help = await answerTo(stage.requester, '/voice', 'help');
    for (const name of Object.keys(SUBCOMMANDS)) expect(read(help)).toContain(`/voice ${name} `);
    for (const name of ['request', 'enable', 'numbers', 'call', 'release', 'access'])
      expect(read(help)).toContain(`/voice-${name}`);
    expect(help.buttons()).toEqual(['Request phone numbers', 'Show my requests']);
    expect(read(help)).toContain('Only you see this. Problems: ask @Admin');
  });

  it('answers help and the list from its buttons', async () => {
    const { requester } = stage;
    const hub = await answerTo(requester, '/voice');
    const help = await answerAfter(requester, () => requester.click(hub, 'Help'));
    expect(read(help)).toContain('Dialtone leases phone numbers that can call.');
    const list = await answerAfter(requester, () => requester.click(help, 'Show my requests'));
    expect(list.text).toBe('Your requests');
  });

  it.each([
    ['stauts', 'Did you mean /voice status?'],
    ['HLEP', 'Did you mean /voice help?'],
    ['projcts please', 'Did you mean /voice projects?'],
  ])('%s is taken for the nearest command', async (words, guess) => {
    const answer = await answerTo(stage.requester, '/voice', words);
    expect(read(answer)).toContain(`is not a command. ${guess}`);
    expect(answer.buttons()).toEqual(['Show my requests', 'Help']);
  });

  it.each(['x'.repeat(2000), '<!channel>', '電話番号', '`*_~'])(
    'says that it does not know other words (case %#)',
    async (words) => {
      const answer = await answerTo(stage.requester, '/voice', words);
      expect(read(answer)).toContain('is not a command.');
      expect(read(answer)).not.toContain('Did you mean');
      expect(JSON.stringify(answer.blocks)).not.toContain('<!channel>');
    },
  );

  it('answers a command that it does not have', async () => {
    const answer = await answerTo(stage.requester, '/voicemail');
    expect(answer.text).toBe('/voicemail is not a command of Dialtone. /voice help lists them.');
  });
});
