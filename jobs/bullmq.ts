import { createRequire } from 'node:module';
import type * as BullMq from 'bullmq';

// Imported, BullMQ costs each start a quarter of a second more: Node looks through its 170 files for names of exports.
const require = createRequire(import.meta.url);

export const {
  createPostgresBackend,
  createRedisBackend,
  DelayedError,
  PostgresConnection,
  PostgresQueueBackend,
  Queue,
  RedisConnection,
  UnrecoverableError,
  Worker,
}: typeof BullMq = require('bullmq');
