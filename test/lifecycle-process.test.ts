import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { waitFor } from './support/wait-for.ts';

type Line = { msg: string };

describe('a real process', () => {
  const script = fileURLToPath(new URL('./fixtures/lifecycle-process.ts', import.meta.url));

  function start(behaviour: string) {
    const child = spawn(process.execPath, [script, behaviour], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const exited = once(child, 'exit');
    const messages = () =>
      output
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line): Line => JSON.parse(line));
    const said = (msg: string) =>
      waitFor(() => messages().some((line) => line.msg === msg), { describe: `"${msg}" of ${output}` });
    return { child, exited, messages, said };
  }

  it('stops on SIGTERM: parts in reverse, code 0', async () => {
    const { child, exited, messages, said } = start('serve');
    await said('started');

    child.kill('SIGTERM');

    expect(await exited).toEqual([0, null]);
    const order = messages().map(({ msg }) => msg);
    expect(order).toEqual(['started', 'stopping', 'server closed', 'database closed', 'stopped']);
  });

  it('closes and exits 1 after an unhandled rejection', async () => {
    const { exited, messages } = start('reject');

    expect(await exited).toEqual([1, null]);
    expect(messages().map(({ msg }) => msg)).toContain('database closed');
  });

  it('that hangs while closing ends with a second SIGINT, code 130', async () => {
    const { child, exited, said } = start('hang');
    await said('started');

    child.kill('SIGINT');
    await said('stopping');
    await waitFor(() => !child.kill('SIGINT') || child.exitCode !== null, {
      describe: 'the process to give up',
    });

    expect(await exited).toEqual([130, null]);
  });
});
