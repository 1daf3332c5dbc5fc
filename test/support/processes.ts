import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait-for.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** Processes of one version compile the same files again and again: a third of what a start costs. */
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/dialtone-test', import.meta.url));
const READY = /Dialtone is ready.*http:\/\/[^:]+:(\d+)/;

export type Environment = Readonly<Record<string, string>>;

export interface Exit {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Dialtone as an operator runs it: a process of its own, known by its output and its ports. */
export interface RunningProcess {
  readonly pid: number;
  /** What was written to standard error, for people. */
  said(): string;
  /** The log on standard output, one JSON object per line. */
  log(): string;
  /** The port, as soon as the process says that it is ready; throws when it ends before. */
  ready(): Promise<number>;
  signal(name: NodeJS.Signals): void;
  readonly exit: Promise<Exit>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  /** The whole environment but PATH and Node's compile cache: nothing of the test run's own gets in. */
  readonly env?: Environment;
  /** Arguments of Node before the entry, such as `--max-semi-space-size=2`. */
  readonly nodeArgs?: readonly string[];
  readonly args?: readonly string[];
  /** Another program than `src/main.ts`, to compare with. */
  readonly entry?: string;
  /** Where `.local` would be made. */
  readonly cwd?: string;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `node src/main.ts` on a free port. */
export function launch(options: LaunchOptions): RunningProcess {
  const { env = {}, nodeArgs = [], args = [], entry = MAIN, cwd = tmpdir() } = options;
  const child = spawn(process.execPath, [...nodeArgs, entry, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', PORT: '0', NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exit = once(child, 'close').then(() => {
    running.delete(child);
    return { code: child.exitCode, signal: child.signalCode };
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  return {
    pid: child.pid ?? 0,
    said: () => said,
    log: () => log,
    exit,
    signal: (name) => void child.kill(name),
    async ready() {
      const port = await waitFor(() => READY.exec(said)?.[1] ?? (hasEnded() && 'ended'), {
        describe: 'the process to be ready',
        timeoutMs: 60_000,
      });
      if (port === 'ended') throw new Error(`the process ended before it was ready:\n${said}${log}`);
      return Number(port);
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Fills the compile cache where there is none: most processes of the tests are killed, and leave nothing in it. */
export async function fillCompileCache(): Promise<void> {
  if (!existsSync(COMPILE_CACHE)) await launch({ args: ['--role=none'] }).exit;
}
