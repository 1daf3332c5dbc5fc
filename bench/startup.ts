import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launch } from '../test/support/processes.ts';
import { type Resident, residentOf } from './memory.ts';
import { nodeArgsOfStart } from './node-args.ts';
import { isMissed, type Measured, render } from './table.ts';

const FIRST_START_S = 6;
const SECOND_START_S = 3;
const NODE_MB = 200;
const SAMPLES = 10;
const BETWEEN_SAMPLES_MS = 300;

/** One start in local mode to the line that it is ready, and the most memory in the seconds after it. */
async function startOnce(cwd: string, nodeArgs: readonly string[]): Promise<Resident & { seconds: number }> {
  const since = performance.now();
  const started = launch({ cwd, nodeArgs, env: { HOME: cwd, NODE_COMPILE_CACHE: join(cwd, 'cache') } });
  try {
    await started.ready();
    const seconds = Math.round((performance.now() - since) / 10) / 100;
    const most = { nodeMb: 0, treeMb: 0 };
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      await delay(BETWEEN_SAMPLES_MS);
      const { nodeMb, treeMb } = await residentOf(
        started.pid,
        join(cwd, '.local', 'postgres', 'data', 'postmaster.pid'),
      );
      most.nodeMb = Math.max(most.nodeMb, nodeMb);
      most.treeMb = Math.max(most.treeMb, treeMb);
    }
    return { seconds, ...most };
  } finally {
    started.signal('SIGTERM');
    await started.exit;
  }
}

const cwd = await mkdtemp(join(tmpdir(), 'dialtone-bench-'));
try {
  const nodeArgs = await nodeArgsOfStart();
  const first = await startOnce(cwd, nodeArgs);
  const second = await startOnce(cwd, nodeArgs);
  const measured: Measured[] = [
    { what: 'First start until ready', value: first.seconds, unit: 's', goal: FIRST_START_S },
    { what: 'Second start until ready', value: second.seconds, unit: 's', goal: SECOND_START_S },
    {
      what: 'Resident memory, Node',
      value: Math.max(first.nodeMb, second.nodeMb),
      unit: 'MB',
      goal: NODE_MB,
    },
    {
      what: 'Resident memory with PostgreSQL',
      value: Math.max(first.treeMb, second.treeMb),
      unit: 'MB',
    },
  ];
  process.stdout.write(
    `Local mode, one process (${['node', ...nodeArgs].join(' ')}):\n${render(measured)}\n`,
  );
  process.exitCode = measured.some(isMissed) ? 1 : 0;
} finally {
  await rm(cwd, { recursive: true, force: true });
}
