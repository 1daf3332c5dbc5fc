import { pino } from 'pino';
import { openBackend } from '#jobs/backend.ts';
import { startWorker } from '#jobs/worker.ts';
import { handlersWith } from './support-handlers.ts';

// A process of its own, to be killed while its job runs.
const logger = pino({ level: 'silent' });
const backend = await openBackend({ ...JSON.parse(process.argv[2] ?? '{}'), logger });
await startWorker({
  backend,
  handlers: handlersWith({
    'notice.deliver': () => {
      process.stdout.write('running\n');
      return new Promise(() => undefined);
    },
  }),
  logger,
  lockDurationMs: 1_000,
  stalledIntervalMs: 500,
});
