import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './architecture/imports.ts';
import { listSources } from './architecture/sources.ts';
import { WITHOUT_QUEUE } from './support/without-queue.ts';

const REDIS = 'test/support/redis.ts';
const sources = new Map(listSources().map((source) => [source.path, source]));

/** Every file of ours that a file brings with it. */
function reachOf(path: string, reached = new Set<string>()): ReadonlySet<string> {
  const source = sources.get(path);
  if (source === undefined || reached.has(path)) return reached;
  reached.add(path);
  for (const { to, isOurs } of importsOf(source)) if (isOurs) reachOf(to, reached);
  return reached;
}

describe('what a run for the queue in Redis leaves out', () => {
  it.each(WITHOUT_QUEUE)('%s has tests, and none of them knows of the Redis', (glob) => {
    const tests = [...sources.keys()].filter((path) => matchesGlob(path, glob));

    expect(tests).not.toEqual([]);
    expect(tests.filter((path) => reachOf(path).has(REDIS))).toEqual([]);
  });

  it('would be noticed if it did', () => {
    expect(reachOf('test/jobs/queue.test.ts').has(REDIS)).toBe(true);
    expect(reachOf('test/flows/lease.test.ts').has(REDIS)).toBe(true);
  });
});
