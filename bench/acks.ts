import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, type RunningProcess } from '../test/support/processes.ts';
import { type Acks, measureAcks, startSink } from './load.ts';
import { nodeArgsOfStart } from './node-args.ts';
import { isMissed, type Measured, render } from './table.ts';

const SECRET = 'bench-signing-secret';
/** Slack waits for three seconds; a tenth of that leaves room for the network and for a busier day. */
const P99_MS = 300;

async function measure(started: RunningProcess, sinkUrl: string): Promise<Acks> {
  try {
    return await measureAcks(await started.ready(), SECRET, sinkUrl);
  } finally {
    started.signal('SIGTERM');
    await started.exit;
  }
}

const cwd = await mkdtemp(join(tmpdir(), 'dialtone-bench-'));
const sink = await startSink();
try {
  const nodeArgs = await nodeArgsOfStart();
  const entry = fileURLToPath(new URL('./bare-bolt.ts', import.meta.url));
  const bare = await measure(
    launch({ cwd, nodeArgs, entry, env: { SLACK_SIGNING_SECRET: SECRET } }),
    sink.url,
  );
  const env = {
    HOME: cwd,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    VOICE_PROVIDER: 'local',
    SLACK_API_URL: `${sink.url}/api/`,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    DIALTONE_ADMINS: 'U0ADMIN',
  };
  const dialtone = await measure(launch({ cwd, nodeArgs, env }), sink.url);
  const rows: Measured[] = [
    { what: 'Bare Bolt, acknowledgement only', value: bare.perSecond, unit: 'acks/s' },
    { what: '  99 of 100 within', value: bare.p99Ms, unit: 'ms' },
    { what: 'Dialtone, /voice help with its work', value: dialtone.perSecond, unit: 'acks/s' },
    { what: '  half within', value: dialtone.p50Ms, unit: 'ms' },
    { what: '  99 of 100 within', value: dialtone.p99Ms, unit: 'ms', goal: P99_MS },
    {
      what: 'Dialtone / bare Bolt',
      value: Math.round((100 * dialtone.perSecond) / bare.perSecond),
      unit: '%',
    },
  ];
  process.stdout.write(`Signed commands over loopback, 16 connections:\n${render(rows)}\n`);
  process.exitCode = rows.some(isMissed) ? 1 : 0;
} finally {
  sink.close();
  await rm(cwd, { recursive: true, force: true });
}
