import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createLifecycle } from '#src/lifecycle.ts';
import { createLogger } from '#src/logger.ts';
import { StartError } from '#src/start-error.ts';
import { waitFor } from './support/wait-for.ts';

type Line = { level: string; msg: string; part?: string; reason?: string; err?: { message: string } };

function setUp(options: { deadlineMs?: number } = {}) {
  const emitter = new EventEmitter();
  const codes: number[] = [];
  const lines: Line[] = [];
  const closed: string[] = [];
  const clock = { now: 0 };
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const logger = createLogger({ level: 'debug', destination });
  const exit = (code: number) => void codes.push(code);
  const lifecycle = createLifecycle({ logger, emitter, exit, now: () => clock.now, ...options });
  const part = (name: string) => lifecycle.onClose(name, () => void closed.push(name));
  return { lifecycle, emitter, codes, lines, closed, clock, part };
}

describe('a stop', () => {
  it.each(['SIGTERM', 'SIGINT'])('by %s closes parts in reverse order and exits 0', async (signal) => {
    const { lifecycle, emitter, codes, closed, part } = setUp();
    const done = lifecycle.run(async () => {
      part('database');
      part('queue');
      part('http');
      emitter.emit(signal);
    });

    await done;

    expect(closed).toEqual(['http', 'queue', 'database']);
    expect(codes).toEqual([0]);
  });

  it('waits for a part before it closes the one that was opened earlier', async () => {
    const { lifecycle, closed, lines, part } = setUp();
    const draining = Promise.withResolvers<void>();
    const done = lifecycle.run(async () => {
      part('database');
      lifecycle.onClose('worker', () => draining.promise);
    });
    lifecycle.stop('test');
    await waitFor(() => lines.some((line) => line.part === 'worker'), { describe: 'the worker to drain' });
    const closedMeanwhile = [...closed];
    draining.resolve();
    await done;

    expect(closedMeanwhile).toEqual([]);
    expect(closed).toEqual(['database']);
  });

  it('while starting aborts the start, waits for it and closes what it opened', async () => {
    const { lifecycle, emitter, codes, closed, part } = setUp();

    await lifecycle.run(async (signal) => {
      part('database');
      emitter.emit('SIGTERM');
      expect(signal.aborted).toBe(true);
      await Promise.resolve();
      part('queue');
      throw new Error('connection refused');
    });

    expect(closed).toEqual(['queue', 'database']);
    expect(codes).toEqual([0]);
  });

  it('asked for before the start ends after it', async () => {
    const { lifecycle, closed, part } = setUp();

    lifecycle.stop('test');
    await lifecycle.run(async () => part('database'));

    expect(closed).toEqual(['database']);
  });
});

describe('a second signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('%s exits at once with %i', async (signal, code) => {
    const { lifecycle, emitter, codes, clock } = setUp();
    const draining = Promise.withResolvers<void>();
    const done = lifecycle.run(async () => lifecycle.onClose('worker', () => draining.promise));

    emitter.emit(signal);
    clock.now = 501;
    emitter.emit(signal);

    expect(codes).toEqual([code]);
    draining.resolve();
    await done;
    expect(codes).toEqual([code]);
  });

  it('at the same moment is the same Ctrl-C, passed on by npm', async () => {
    const { lifecycle, emitter, codes, clock } = setUp();
    const done = lifecycle.run(async () => undefined);

    emitter.emit('SIGINT');
    clock.now = 20;
    emitter.emit('SIGINT');
    await done;

    expect(codes).toEqual([0]);
  });
});

describe('a failure', () => {
  it('of the start closes what was opened and exits 1', async () => {
    const { lifecycle, codes, closed, lines, part } = setUp();

    await lifecycle.run(async () => {
      part('database');
      throw new Error('Port 3000 is taken.');
    });

    expect(closed).toEqual(['database']);
    expect(codes).toEqual([1]);
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'fatal',
        msg: 'start failed',
        err: expect.objectContaining({ message: 'Port 3000 is taken.' }),
      }),
    );
  });

  it('that its message explains is logged with what caused it, and without a stack', async () => {
    const { lifecycle, codes, lines } = setUp();
    const cause = new Error('listen EADDRINUSE', { cause: new Error('address in use') });

    await lifecycle.run(async () => {
      throw new StartError('Port 3000 is taken.', { cause });
    });

    expect(codes).toEqual([1]);
    const fatal = lines.find(({ level }) => level === 'fatal');
    expect(fatal).toMatchObject({
      msg: 'start failed',
      reason: 'Port 3000 is taken.',
      because: 'address in use',
    });
    expect(JSON.stringify(fatal)).not.toContain(' at ');
  });

  it('that somebody else has seen closes what is open and exits 1', async () => {
    const { lifecycle, codes, closed, lines, part } = setUp();

    await lifecycle.run(async () => {
      part('database');
      lifecycle.fail(new Error('it did not open again'), 'reset failed');
    });

    expect(closed).toEqual(['database']);
    expect(codes).toEqual([1]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'fatal', msg: 'reset failed' }));
  });

  it.each([
    ['unhandledRejection', 'unhandled rejection'],
    ['uncaughtException', 'uncaught exception'],
  ])('by %s is logged as fatal, closes and exits 1', async (event, msg) => {
    const { lifecycle, emitter, codes, closed, lines, part } = setUp();
    const done = lifecycle.run(async () => part('database'));

    emitter.emit(event, new Error('broken'));
    await done;

    expect(closed).toEqual(['database']);
    expect(codes).toEqual([1]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'fatal', msg }));
  });

  it('during a clean stop still exits 1', async () => {
    const { lifecycle, emitter, codes } = setUp();

    await lifecycle.run(async () => {
      lifecycle.onClose('worker', () => emitter.emit('unhandledRejection', 'broken'));
      lifecycle.stop('test');
    });

    expect(codes).toEqual([1]);
  });

  it('of a close is logged by name, does not keep the others open and exits 1', async () => {
    const { lifecycle, codes, closed, lines, part } = setUp();

    await lifecycle.run(async () => {
      part('database');
      lifecycle.onClose('queue', async () => {
        throw new Error('redis went away');
      });
      part('http');
      lifecycle.stop('test');
    });

    expect(closed).toEqual(['http', 'database']);
    expect(codes).toEqual([1]);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', msg: 'close failed', part: 'queue' }),
    );
  });

  it.each(['start', 'worker'])('of %s to end by the deadline exits 1 and is logged by name', async (part) => {
    const { lifecycle, codes, lines } = setUp({ deadlineMs: 5 });
    const never = new Promise<void>(() => undefined);

    await lifecycle.run(async () => {
      if (part === 'worker') lifecycle.onClose('worker', () => never);
      lifecycle.stop('test');
      if (part === 'start') await never;
    });

    expect(codes).toEqual([1]);
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'close overran its deadline', part }));
  });
});
