import { type Job, type JobOutcome, jobIdOf } from '#jobs/catalog.ts';
import { createHandlers } from '#jobs/handlers.ts';
import type { Scene } from './scene.ts';

/**
 * Runs the jobs that were handed on, one after the other and each at its time: the clock moves on to the next one.
 * Stops when none is left, or when the next is later than `withinMs` from now. Returns what was run, by job id.
 */
export async function workOff(scene: Scene, withinMs = 60 * 60 * 1000): Promise<string[]> {
  const { clock, queue } = scene;
  const until = clock.now().getTime() + withinMs;
  const handlers = createHandlers(scene.context);
  const waiting = new Map<string, { job: Job; at: number }>();
  const ran: string[] = [];

  const wait = (job: Job, at: Date | undefined): void => {
    const id = jobIdOf(job);
    const due = Math.max(at?.getTime() ?? 0, clock.now().getTime());
    waiting.set(id, { job, at: Math.min(due, waiting.get(id)?.at ?? due) });
  };

  for (;;) {
    for (const job of queue.take()) wait(job, job.notBefore);
    const [next] = [...waiting.entries()].sort(([, a], [, b]) => a.at - b.at);
    if (next === undefined || next[1].at > until) return ran;
    const [id, { job, at }] = next;
    waiting.delete(id);
    clock.moveTo(new Date(at));
    ran.push(id);
    const outcome = await run(handlers, job);
    if (outcome !== undefined) wait(job, outcome.runAgainAt);
  }
}

function run(handlers: ReturnType<typeof createHandlers>, job: Job): Promise<JobOutcome> {
  switch (job.name) {
    case 'sweep':
      return handlers.sweep(job.payload);
    case 'notice.deliver':
    case 'card.redraw':
    case 'request.expire':
    case 'order.lease':
    case 'voice.enable':
    case 'number.relinquish':
    case 'case.follow':
    case 'limit.change':
    case 'call.place':
    case 'home.publish':
      return handlers[job.name](job.payload);
    case 'numbers.check':
    case 'inventory.sync':
      return handlers[job.name](job.payload);
  }
}
