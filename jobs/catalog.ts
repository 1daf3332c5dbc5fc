import { z } from 'zod';

/**
 * Every job: its payload (ids only), how often it is tried when it throws, and the first delay between tries.
 * `queue` keeps work at AWS's pace from standing before messages to people. Fields added later must be optional:
 * jobs of the version before may still be waiting.
 */
const id = z.object({ id: z.number().int().positive() });
const region = z.object({ region: z.string().min(1) });
const nothing = z.object({});

export const catalog = {
  sweep: { queue: 'sweep', payload: nothing, attempts: 1, backoffMs: 1000 },
  'notice.deliver': { queue: 'slack', payload: id, attempts: 8, backoffMs: 1000 },
  'card.redraw': { queue: 'slack', payload: id, attempts: 8, backoffMs: 1000 },
  'request.expire': { queue: 'slack', payload: id, attempts: 8, backoffMs: 1000 },
  'order.lease': { queue: 'aws', payload: id, attempts: 8, backoffMs: 2000 },
  'numbers.check': { queue: 'aws', payload: region, attempts: 3, backoffMs: 2000 },
  'inventory.sync': { queue: 'aws', payload: region, attempts: 3, backoffMs: 2000 },
  'voice.enable': { queue: 'aws', payload: id, attempts: 8, backoffMs: 2000 },
  'number.relinquish': { queue: 'aws', payload: id, attempts: 8, backoffMs: 2000 },
  'case.follow': { queue: 'aws', payload: id, attempts: 8, backoffMs: 2000 },
  'limit.change': { queue: 'aws', payload: id, attempts: 8, backoffMs: 2000 },
  'call.place': { queue: 'aws', payload: id, attempts: 8, backoffMs: 2000 },
  'home.publish': { queue: 'slack', payload: id, attempts: 8, backoffMs: 1000 },
} as const satisfies Record<string, JobDefinition>;

interface JobDefinition {
  readonly queue: 'sweep' | 'slack' | 'aws';
  readonly payload: z.ZodType;
  readonly attempts: number;
  readonly backoffMs: number;
}

export type JobName = keyof typeof catalog;
export type JobPayload<Name extends JobName> = z.infer<(typeof catalog)[Name]['payload']>;
export type QueueName = (typeof catalog)[JobName]['queue'];

export const QUEUE_NAMES = ['sweep', 'slack', 'aws'] as const satisfies readonly QueueName[];

/** A job to hand on, as a value. */
export type Job = { [Name in JobName]: { name: Name; payload: JobPayload<Name>; notBefore?: Date } }[JobName];

/** `<name>-<row id>`: the same reminder twice is one job. BullMQ forbids “:” in it. */
export function jobIdOf(job: Job): string {
  const key = 'id' in job.payload ? job.payload.id : 'region' in job.payload ? job.payload.region : 'all';
  return `${job.name}-${key}`;
}

/** Puts reminders about rows into a queue. Throws `AppError('queue_unavailable')`. */
export interface JobQueue {
  add(jobs: readonly Job[]): Promise<void>;
}

/** What a handler answers: nothing, or the moment from which the job may run again. */
export type JobOutcome = undefined | { readonly runAgainAt: Date };

/** One handler for every job of the catalog; the compiler asks for each. */
export type JobHandlers = { readonly [Name in JobName]: (payload: JobPayload<Name>) => Promise<JobOutcome> };
