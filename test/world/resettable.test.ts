import { describe, expect, it } from 'vitest';
import { createLogger } from '#src/logger.ts';
import { createResettable, type ResettableOptions } from '#src/world/resettable.ts';
import { waitFor } from '../support/wait-for.ts';

function setUp(overrides: Partial<ResettableOptions> = {}) {
  const done: string[] = [];
  const failures: unknown[] = [];
  const stopping = new AbortController();
  let opened = 0;
  const world = createResettable({
    logger: createLogger({ level: 'silent' }),
    signal: stopping.signal,
    open: async (onClose) => {
      opened += 1;
      const name = `world ${opened}`;
      onClose('database', () => void done.push(`${name}: database closed`));
      onClose('http', () => void done.push(`${name}: http closed`));
      done.push(`${name} opened`);
    },
    forget: async () => void done.push('forgotten'),
    onFailure: (error) => void failures.push(error),
    ...overrides,
  });
  return { world, done, failures, stop: () => stopping.abort() };
}

describe('a world that begins anew', () => {
  it('is closed in order, forgotten while it is closed, and opened again', async () => {
    const { world, done } = setUp();
    await world.start();

    world.reset();

    await waitFor(() => done.includes('world 2 opened'), { describe: 'the second world' });
    expect(done).toEqual([
      'world 1 opened',
      'world 1: http closed',
      'world 1: database closed',
      'forgotten',
      'world 2 opened',
    ]);
  });

  it('does so once, however often it is asked meanwhile, and again when it is asked later', async () => {
    const { world, done } = setUp();
    await world.start();

    for (let times = 0; times < 3; times += 1) world.reset();
    await waitFor(() => done.includes('world 2 opened'), { describe: 'the second world' });
    expect(done.filter((what) => what === 'forgotten')).toHaveLength(1);

    await waitFor(
      () => {
        world.reset();
        return done.includes('world 3 opened');
      },
      { describe: 'the third world' },
    );
  });

  it('closes the parts of the second world at the end', async () => {
    const { world, done } = setUp();
    await world.start();
    world.reset();
    await waitFor(() => done.includes('world 2 opened'), { describe: 'the second world' });

    await world.close();

    expect(done.slice(-2)).toEqual(['world 2: http closed', 'world 2: database closed']);
  });

  it('tells when it cannot be opened again, and closes what was', async () => {
    const closed: string[] = [];
    const taken = new Error('Port 3000 is taken.');
    let opened = 0;
    const { world, failures } = setUp({
      open: async (onClose) => {
        opened += 1;
        const name = `database ${opened}`;
        onClose(name, () => void closed.push(name));
        if (opened === 2) throw taken;
      },
    });
    await world.start();

    world.reset();
    await waitFor(() => failures.length > 0, { describe: 'the failure' });
    await world.close();

    expect(failures).toEqual([taken]);
    expect(closed).toEqual(['database 1', 'database 2']);
  });

  it('forgets nothing while a part of it is still open', async () => {
    const { world, done, failures } = setUp({
      open: async (onClose) =>
        onClose('database', () => {
          throw new Error('it did not stop');
        }),
    });
    await world.start();

    world.reset();
    await waitFor(() => failures.length > 0, { describe: 'the failure' });

    expect(done).not.toContain('forgotten');
  });
});

describe('a stop in the middle of a reset', () => {
  it('goes no further than the step that is under way', async () => {
    const forgetting = Promise.withResolvers<void>();
    const { world, done, failures, stop } = setUp({ forget: () => forgetting.promise });
    await world.start();
    world.reset();
    await waitFor(() => done.includes('world 1: database closed'), { describe: 'the first world to close' });

    stop();
    const closed = world.close();
    forgetting.resolve();
    await closed;

    expect(done).not.toContain('world 2 opened');
    expect(failures).toEqual([]);
  });

  it('waits until the second world is open, and closes it', async () => {
    const opening = Promise.withResolvers<void>();
    const closed: string[] = [];
    let opened = 0;
    const { world, stop } = setUp({
      open: async (onClose) => {
        opened += 1;
        const name = `world ${opened}`;
        if (opened === 2) await opening.promise;
        onClose(name, () => void closed.push(name));
      },
    });
    await world.start();
    world.reset();
    await waitFor(() => opened === 2, { describe: 'the second world to begin' });

    stop();
    const ended = world.close();
    opening.resolve();
    await ended;

    expect(closed).toEqual(['world 1', 'world 2']);
  });

  it('begins no other', async () => {
    const { world, done, stop } = setUp();
    await world.start();

    stop();
    world.reset();
    await world.close();

    expect(done).not.toContain('forgotten');
  });
});
