import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ControlState } from '#src/local/page/control-protocol.ts';
import { ACT_PATH, type Act, CONTROL_PATH, type MessageEntry } from '#src/local/page/protocol.ts';
import { type Screen, watchScreen } from '../local/page/support/screen.ts';
import { type Environment, launch, type RunningProcess } from '../support/processes.ts';
import { waitFor } from '../support/wait-for.ts';

const DAY_MS = 86_400_000;
const FORM = 'modal:0';

interface Workspace {
  readonly process: RunningProcess;
  readonly port: number;
  act(as: string, act: Act): Promise<void>;
  control(verb: object): Promise<void>;
  clockAheadMs(): Promise<number>;
  watch(as: string): Promise<Screen>;
}

async function folder(): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'dialtone-workspace-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  return cwd;
}

/** `npm start` with nothing configured, in a folder of its own. */
function begin(cwd: string, args: readonly string[] = [], env: Environment = {}): RunningProcess {
  const process = launch({ cwd, args, env });
  onTestFinished(async () => {
    process.signal('SIGTERM');
    await process.exit;
  });
  return process;
}

async function opened(cwd: string, args: readonly string[] = [], env: Environment = {}): Promise<Workspace> {
  const process = begin(cwd, args, env);
  const port = await process.ready();
  const origin = `http://localhost:${port}`;
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json', origin };
    const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  };
  return {
    process,
    port,
    act: (as, act) => post(ACT_PATH, { as, window: 'one', act }),
    control: (verb) => post(CONTROL_PATH, verb),
    clockAheadMs: async () => {
      const state = (await (await fetch(`${origin}${CONTROL_PATH}`)).json()) as ControlState;
      return state.clock.aheadMs;
    },
    watch: (as) => watchScreen(port, as),
  };
}

const messagesOn = (screen: Screen): MessageEntry[] =>
  screen
    .keys('message:')
    .map((key) => screen.entry(key as `message:${string}`))
    .filter((entry) => entry !== undefined);

/** A message that says so, also in its blocks. */
const shown = (screen: Screen, words: string) => () =>
  messagesOn(screen).find((message) => JSON.stringify(message).includes(words));

/** Asks a lead to enable voice; the card in the leads' channel, as the lead sees it. */
async function asked(workspace: Workspace): Promise<MessageEntry> {
  const [mine, leads] = [await workspace.watch('U0REQUESTER'), await workspace.watch('U0LEAD')];
  await workspace.act('U0REQUESTER', {
    kind: 'command',
    channel: 'C0GENERAL',
    command: '/voice-enable',
    text: '',
  });
  const form = await waitFor(
    () => (mine.entry(FORM)?.submit === 'Ask a lead' ? mine.entry(FORM) : undefined),
    { describe: 'the form' },
  );
  await workspace.act('U0REQUESTER', { kind: 'submit', viewId: form.id, typed: {} });
  return waitFor(shown(leads, 'Approve'), { describe: 'the card' });
}

/** Clicks the button of a message that says so. */
async function click(workspace: Workspace, as: string, message: MessageEntry, label: string): Promise<void> {
  for (const block of message.blocks) {
    const elements = Array.isArray(block['elements']) ? block['elements'] : [];
    const button = elements.find((element) => element.text?.text === label);
    if (button === undefined) continue;
    const place = { channel: message.channel, ts: message.ts, redraws: message.redraws };
    const ids = { blockId: String(block['block_id']), actionId: String(button.action_id) };
    await workspace.act(as, { kind: 'element', place, ...ids, input: { kind: 'click' }, typed: {} });
    return;
  }
  throw new Error(`there is no ${label} on ${JSON.stringify(message)}`);
}

describe('a local workspace', { timeout: 240_000 }, () => {
  it('that is killed goes on where it was: request, card, messages, AWS and clock', async () => {
    const cwd = await folder();
    const first = await opened(cwd);
    await first.control({ do: 'clock.skip', ms: DAY_MS });
    await asked(first);
    await first.process.kill();

    const second = await opened(cwd);
    expect(await second.clockAheadMs()).toBe(DAY_MS);
    const leads = await second.watch('U0LEAD');
    const card = await waitFor(shown(leads, 'Approve'), { describe: 'the card' });
    await click(second, 'U0LEAD', card, 'Approve');
    const mine = await second.watch('U0REQUESTER');
    await waitFor(shown(mine, 'voice is enabled'), { describe: 'the result' });
    await second.process.kill();

    const third = await opened(cwd);
    const later = await third.watch('U0REQUESTER');
    expect(shown(later, 'voice is enabled')()).toBeDefined();
    // The card is drawn from its row, also when the death came before the drawing.
    await waitFor(shown(await third.watch('U0LEAD'), 'Approved by'), { describe: 'the decision' });
  });

  it('begins anew with --fresh, and keeps what is not its own', async () => {
    const cwd = await folder();
    const first = await opened(cwd);
    await first.control({ do: 'clock.skip', ms: DAY_MS });
    await asked(first);
    await writeFile(join(cwd, '.local', 'notes.txt'), 'mine');

    const refused = begin(cwd, ['--fresh']);
    expect((await refused.exit).code).toBe(1);
    expect(refused.said()).toContain(`Another Dialtone (process ${first.process.pid}) uses`);
    expect(refused.log()).not.toContain('\\n    at ');
    first.process.signal('SIGTERM');
    expect((await first.process.exit).code).toBe(0);

    const second = await opened(cwd, ['--fresh']);
    expect(await second.clockAheadMs()).toBe(0);
    expect(messagesOn(await second.watch('U0LEAD'))).toEqual([]);
    expect(await readdir(join(cwd, '.local'))).toContain('notes.txt');
  });

  it('opens in the browser with nothing configured, and begins anew from its page, on the port that it has', async () => {
    const cwd = await folder();
    const workspace = await opened(cwd);
    const { process, port } = workspace;
    expect(process.said()).toContain(`Dialtone is ready: open http://localhost:${port}. Slack and AWS`);
    const page = await fetch(`http://localhost:${port}/`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await fetch(`http://localhost:${port}/elsewhere`)).status).toBe(404);
    expect((await fetch(`http://localhost:${port}/slack/events`, { method: 'POST' })).status).toBe(401);
    await workspace.control({ do: 'clock.skip', ms: DAY_MS });
    await asked(workspace);

    await workspace.control({ do: 'reset' });
    await waitFor(() => process.said().split('Dialtone is ready').length === 3, {
      describe: 'the workspace to be ready again',
      timeoutMs: 90_000,
    });
    expect(await workspace.clockAheadMs()).toBe(0);
    expect(messagesOn(await workspace.watch('U0LEAD'))).toEqual([]);
    await asked(workspace);

    await workspace.control({ do: 'reset' });
    await waitFor(() => process.log().split('"msg":"beginning anew"').length === 3, {
      describe: 'the second reset',
    });
    process.signal('SIGTERM');
    expect(await process.exit).toEqual({ code: 0, signal: null });
    expect(await readdir(join(cwd, '.local', 'postgres', 'data')).catch(() => [])).not.toContain(
      'postmaster.pid',
    );
  });

  it('names what stands where its folder should be, and leaves it as it is', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, '.local'), 'notes');

    const started = begin(cwd);

    expect((await started.exit).code).toBe(1);
    expect(started.said()).toContain(
      `${join(cwd, '.local')}, where Dialtone keeps the local workspace, is not a folder.`,
    );
    expect(await readFile(join(cwd, '.local'), 'utf8')).toBe('notes');
    expect(started.log()).not.toContain('\\n    at ');
  });
});
