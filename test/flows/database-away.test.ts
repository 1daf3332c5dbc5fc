import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askForNumbers } from '../../demo/ask-for-numbers.ts';
import { startProxy } from '../jobs/support-proxy.ts';
import { createTestDatabase } from '../support/postgres.ts';
import type { StageOptions } from '../support/stage.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  allDelivered,
  auditOf,
  cardOf,
  count,
  fillLine,
  movableClock,
  openForm,
  ownStage,
  read,
  requestRow,
  told,
} from './support.ts';

const CANNOT_SAVE = 'Dialtone cannot save at the moment, so nothing was changed. Try again in a few minutes.';

/** A stage whose way to PostgreSQL can be cut. */
async function stageBehindProxy(options: StageOptions = {}) {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const url = new URL(database.url);
  const proxy = await startProxy({ host: url.hostname, port: Number(url.port) });
  onTestFinished(() => proxy.close());
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  const stage = await ownStage({ ...options, config: { databaseUrl: url.href } });
  await stage.addProject();
  return { stage, proxy, directUrl: database.url };
}

describe('while the database is away', () => {
  it('a command is told so, and works again afterwards', async () => {
    const { stage, proxy } = await stageBehindProxy();
    const { requester, slack } = stage;
    await proxy.cut();
    const { status } = await requester.command('/voice');
    expect(status).toBe(200);
    await told(requester, CANNOT_SAVE);
    await proxy.restore();
    await requester.command('/voice', 'projects');
    await told(requester, '1 project');
    expect(slack.violations()).toEqual([]);
  });

  it('a decision is told to be not saved, and can be made afterwards', async () => {
    const { stage, proxy } = await stageBehindProxy();
    const { requester, lead, slack } = stage;
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    const card = await cardOf(lead, 1001);
    await allDelivered(stage);
    await proxy.cut();
    await lead.click(card, 'Approve');
    await told(lead, CANNOT_SAVE);
    await proxy.restore();
    expect(await requestRow(stage, 1001)).toMatchObject({ status: 'pending' });
    await lead.click(card, 'Approve');
    await lead.redrawn(card, (message) => message.has('1 number leased.'));
    expect(await auditOf(stage, 1001)).toContain('request.approved');
    expect(slack.violations()).toEqual([]);
  });

  it('a request stays in its review and can be sent afterwards, once', async () => {
    const { stage, proxy } = await stageBehindProxy();
    const { requester, lead, slack } = stage;
    const form = await openForm(requester, 'Canada 2');
    await fillLine(form, { useCase: 'Transactional' });
    await form.fill('What it is for', 'Password reset calls');
    await form.submit();
    const review = await requester.modal({ title: 'Review request' });
    await proxy.cut();
    expect((await review.submit()).kind).toBe('updated');
    expect(read(review)).toMatch(/Dialtone cannot save at the moment|cannot say yet whether this was saved/);
    expect(read(review)).toContain('2 numbers in 1 country for Checkout alerts');
    await proxy.restore();
    expect((await review.submit()).kind).toBe('cleared');
    await cardOf(lead, 1001);
    expect(await count(stage, 'requests')).toBe(1);
    expect(slack.violations()).toEqual([]);
  });

  it('a form says that it could not be loaded', async () => {
    const { stage, proxy } = await stageBehindProxy();
    const { requester, slack } = stage;
    await proxy.cut();
    await requester.command('/voice-request', 'US 3');
    const modal = await requester.modal({ where: (form) => form.has('!error') });
    expect(read(modal)).toContain(CANNOT_SAVE);
    expect(modal.submitLabel).toBeUndefined();
    await modal.close();
    await proxy.restore();
    const form = await openForm(requester, 'US 3');
    expect(form.value('Quantity')).toBe('3');
    expect(slack.violations()).toEqual([]);
  });

  it('a form that is open keeps what was typed', async () => {
    const { stage, proxy } = await stageBehindProxy();
    const { requester, slack } = stage;
    const form = await openForm(requester, 'Canada');
    await form.fill('What it is for', 'Password reset calls');
    await proxy.cut();
    await form.choose('Use case', 'Promotional');
    await form.submit();
    expect(form.value('What it is for')).toBe('Password reset calls');
    expect(form.value('Use case')).toBe('Promotional');
    await proxy.restore();
    expect((await form.submit()).kind).toBe('pushed');
    expect(slack.violations()).toEqual([]);
  });

  // Where the queue is in PostgreSQL too, a job whose worker was cut off is given out again after 15 to 20 s.
  it('numbers that are being leased are leased once, afterwards', { timeout: 120_000 }, async () => {
    const clock = movableClock();
    const slackOptions = { waitTimeoutMs: 90_000 };
    const { stage, proxy } = await stageBehindProxy({ clock, sweepEveryMs: 200, slack: slackOptions });
    const { requester, lead, aws, slack } = stage;
    const leased = () => aws.state().regions['us-east-1']?.numbers ?? [];
    aws.faults.add({ fault: 'slow', operation: 'RequestPhoneNumber', ms: 60_000, times: 1 });
    await askForNumbers(requester, [{ country: 'Canada', quantity: 1 }]);
    const card = await cardOf(lead, 1001);
    // A card whose posting was not recorded before the cut is posted again, and that copy is the one that is redrawn.
    await allDelivered(stage);
    await lead.click(card, 'Approve');
    await waitFor(() => leased().length === 1, { describe: 'AWS to lease the number' });
    await proxy.cut();
    aws.faults.clear();
    await proxy.restore();
    clock.advance(61_000);
    await lead.redrawn(card, (message) => message.has('1 number leased.'));
    expect(leased()).toHaveLength(1);
    expect(slack.violations()).toEqual([]);
  });

  it('nothing is noticed of connections that the server ended between two commands', async () => {
    const { stage, directUrl } = await stageBehindProxy();
    const { requester, slack, world } = stage;
    const pool = world.context.db.$client;
    await waitFor(async () => (await count(stage, 'account_rooms')) === 1, {
      describe: 'the prices to be learnt',
    });
    const held = pool.totalCount;
    let removed = 0;
    pool.on('remove', () => {
      removed += 1;
    });
    const server = new Client({ connectionString: directUrl });
    await server.connect();
    await server.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await server.end();
    await waitFor(() => removed >= held, { describe: 'the pool to hear of every end' });
    await requester.command('/voice', 'projects');
    expect(read(await requester.ephemeral())).toContain('1 project');
    expect(slack.violations()).toEqual([]);
  });
});
