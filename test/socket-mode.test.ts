import { afterEach, describe, expect, it } from 'vitest';
import type { Form, LocalSlack } from '#src/local/slack/driver.ts';
import { startLocalSlack } from '#src/local/slack/start.ts';
import { createTestDatabase } from './support/postgres.ts';
import { launch, type RunningProcess } from './support/processes.ts';
import { type SocketModeServer, startSocketModeServer } from './support/socket-mode-server.ts';
import { waitFor } from './support/wait-for.ts';

async function projectForm(slack: LocalSlack): Promise<Form> {
  const admin = slack.person('U0ADMIN');
  await admin.command('/voice', 'projects');
  await admin.click(await admin.ephemeral(), 'Add a project');
  return (await admin.modal({ title: 'Add a project' })).settled();
}

async function fillIn(form: Form): Promise<void> {
  await form.fill('Name', 'Checkout alerts');
  await form.choose('Region', 'eu-west-1');
  await form.choose('Leads', ['Lead', 'Lead two']);
  await form.choose('Approval channel', '#voice-approvals');
}

describe('Socket Mode', { timeout: 60_000 }, () => {
  const closers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  async function start(): Promise<{
    slack: LocalSlack;
    server: SocketModeServer;
    bot: () => RunningProcess;
  }> {
    const database = await createTestDatabase();
    closers.push(() => database.drop());
    const slack = await startLocalSlack();
    closers.push(() => slack.close());
    const server = await startSocketModeServer(slack.url);
    closers.push(() => server.close());
    slack.setRequestUrl(server.requestUrl);
    const env = {
      DATABASE_URL: database.url,
      SLACK_API_URL: server.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: 'xapp-test',
      DIALTONE_ADMINS: 'U0ADMIN',
      AWS_REGION: 'us-east-1',
    };
    const bot = () => {
      const started = launch({ env, args: ['--role=bot'] });
      closers.push(() => started.kill());
      return started;
    };
    return { slack, server, bot };
  }

  it('acknowledges and handles what comes over either of two sockets', async () => {
    const { slack, server, bot } = await start();
    await bot().ready();
    const requester = slack.person('U0REQUESTER');

    const first = await requester.command('/voice', 'help');
    const second = await requester.command('/voice', 'help');

    expect([first.status, second.status]).toEqual([200, 200]);
    await slack.until(() => requester.ephemerals().length === 2, 'both answers');
    expect(server.open()).toHaveLength(2);
    expect(new Set(server.carriers)).toEqual(new Set(server.open()));
    expect(server.tokens).toEqual(['Bearer xapp-test', 'Bearer xapp-test']);
    expect(slack.violations()).toEqual([]);
  });

  it('opens and submits a form', async () => {
    const { slack, bot } = await start();
    await bot().ready();
    const form = await projectForm(slack);

    const missing = await form.submit({ force: true });
    await fillIn(form);
    const complete = await form.submit();

    expect(missing).toMatchObject({ kind: 'errors', by: 'app' });
    expect(complete.kind).toBe('closed');
    expect(slack.violations()).toEqual([]);
  });

  it('opens a socket again that Slack renews, and misses nothing meanwhile', async () => {
    const { slack, server, bot } = await start();
    await bot().ready();
    const requester = slack.person('U0REQUESTER');
    const [renewed = -1, other = -1] = server.open();

    server.disconnect(renewed);
    await waitFor(() => !server.open().includes(renewed), { describe: 'the socket to be closed' });
    const meanwhile = await requester.command('/voice', 'help');
    await waitFor(() => server.open().length === 2, { describe: 'two sockets again' });
    const afterwards = [await requester.command('/voice', 'help'), await requester.command('/voice', 'help')];

    expect([meanwhile, ...afterwards].map((result) => result.status)).toEqual([200, 200, 200]);
    await slack.until(() => requester.ephemerals().length === 3, 'three answers');
    expect(server.open()).toContain(other);
    expect(server.open()).not.toContain(renewed);
    expect(slack.violations()).toEqual([]);
  });

  it('answers what it has taken before it stops, closes its sockets and ends with 0', async () => {
    const { slack, server, bot } = await start();
    const started = bot();
    await started.ready();
    const form = await projectForm(slack);
    await fillIn(form);
    slack.faults.add({ method: 'conversations.info', delayMs: 1000 });
    const taken = server.carriers.length + 1;
    const submission = form.submit();
    await waitFor(() => server.carriers.length === taken, { describe: 'the submission to be on its way' });
    await waitFor(() => started.log().includes('"msg":"submission"'), { describe: 'the bot to have it' });

    started.signal('SIGTERM');
    await waitFor(() => started.log().includes('"msg":"stopping"'), { describe: 'the bot to stop' });

    expect((await submission).kind).toBe('closed');
    expect(await started.exit).toEqual({ code: 0, signal: null });
    await waitFor(() => server.open().length === 0, { describe: 'the sockets to be closed' });
  });

  it('names the token that Slack refuses, and ends with 1', async () => {
    const { server, bot } = await start();
    server.refuse('invalid_auth');

    const started = bot();

    expect((await started.exit).code).toBe(1);
    expect(started.said()).toContain('invalid_auth. Correct SLACK_APP_TOKEN.');
  });
});
