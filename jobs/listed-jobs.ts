import type { QueueBackend } from './backend.ts';
import type { QueueName } from './catalog.ts';
import type { BullQueue } from './queue.ts';

/** A job as the queue has it now. */
export interface ListedJob {
  readonly id: string;
  readonly queue: QueueName;
  readonly name: string;
  readonly state: State;
  /** When a delayed job may run, by the system's clock. */
  readonly dueAt: Date | undefined;
  readonly attempts: number;
  readonly data: unknown;
}

type State = (typeof STATES)[number];

/** The states in which the queue knows a job: one that has ended is forgotten. */
const STATES = ['active', 'waiting', 'delayed'] as const;

async function jobsIn(
  backend: QueueBackend,
  [name, queue]: readonly [QueueName, BullQueue],
  state: State,
  limit: number,
): Promise<readonly ListedJob[]> {
  const jobs = await queue.getJobs(state, 0, limit - 1, true);
  const ids = jobs.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const due =
    state === 'delayed' && ids.length > 0 ? await backend.dueTimes(name, ids) : new Map<string, number>();
  return jobs.map((job) => {
    const dueAt = due.get(job.id ?? '');
    return {
      id: job.id ?? '',
      queue: name,
      name: job.name,
      state,
      dueAt: dueAt === undefined ? undefined : new Date(dueAt),
      attempts: job.attemptsMade,
      data: job.data,
    };
  });
}

/** The jobs of these queues, at most `limit`: first those that run, last those that wait for a moment. */
export async function listJobs(
  backend: QueueBackend,
  queues: readonly (readonly [QueueName, BullQueue])[],
  limit: number,
): Promise<readonly ListedJob[]> {
  const lists = STATES.flatMap((state) => queues.map((queue) => jobsIn(backend, queue, state, limit)));
  return (await Promise.all(lists)).flat().slice(0, limit);
}
