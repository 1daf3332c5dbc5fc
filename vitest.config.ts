import { defineConfig } from 'vitest/config';
import { WITHOUT_QUEUE } from './test/support/without-queue.ts';

// Tests that need neither PostgreSQL nor Redis. Everything else is an integration test.
const unit = [
  'test/{config,domain}/**/*.test.ts',
  'test/aws/**/*.test.ts',
  'test/local/aws/**/*.test.ts',
  'test/local/page/**/*.test.ts',
  'test/local/slack/**/*.test.ts',
  'test/slack/{blocks,cards,home,inventory,modals}/**/*.test.ts',
  'test/slack/*.test.ts',
  'test/jobs/catalog.test.ts',
  'test/world/{resettable,welcome}.test.ts',
  'test/{architecture,config,http,lifecycle,lifecycle-process,logger,manifest,price-list,ssml,without-queue}.test.ts',
];

// Windows of Chromium. How long a click takes is measured when nothing else is going on.
const speed = ['test/browser/speed.test.ts'];
const browser = ['test/browser/**/*.test.ts'];

const leftOut = process.env['TEST_QUEUE'] === 'redis' ? WITHOUT_QUEUE : [];

// A condition that comes costs nothing; on a busy machine it may come late. The test's own bound leaves the last word to
// the wait that is in vain, which says what did not come.
const WAIT_MS = 30_000;
const every = {
  setupFiles: ['test/support/setup.ts'],
  testTimeout: 2 * WAIT_MS,
  hookTimeout: 2 * WAIT_MS,
  expect: { poll: { timeout: WAIT_MS } },
};

export default defineConfig({
  test: {
    pool: 'forks',
    // To import the product anew for each file costs more than the tests do, and it keeps no state in its modules.
    isolate: false,
    // Tests wait for servers more than they compute, so two per machine of two cores is enough.
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    projects: [
      { test: { ...every, name: 'unit', include: unit } },
      {
        test: {
          ...every,
          name: 'integration',
          include: ['test/**/*.test.ts'],
          exclude: [...unit, ...browser, ...leftOut],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
      {
        test: {
          ...every,
          name: 'browser',
          include: browser,
          exclude: speed,
          // After the others: a browser and the product are enough for a small machine.
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/global-setup.ts', 'test/browser/support/global-setup.ts'],
        },
      },
      {
        test: {
          ...every,
          name: 'speed',
          include: speed,
          sequence: { groupOrder: 2 },
          globalSetup: ['test/support/global-setup.ts', 'test/browser/support/global-setup.ts'],
        },
      },
    ],
  },
});
