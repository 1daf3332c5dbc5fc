import type { JobRow } from '../../control-protocol.ts';
import { JsonLines } from './json-lines.tsx';
import { shortMoment } from './moments.ts';
import { Empty, Section } from './section.tsx';

const BADGES: Readonly<Record<string, string>> = {
  active: 'info',
  failed: 'error',
  completed: 'success',
};

/** The jobs that the queue knows now. */
export function JobsTab({ jobs }: { jobs: readonly JobRow[] }) {
  return (
    <Section title="Jobs in the queue">
      {jobs.length === 0 ? <Empty>The queue has no job at the moment.</Empty> : null}
      <ul class="drawer-rows">
        {jobs.map((job) => (
          <li key={`${job.queue} ${job.id}`}>
            <Job job={job} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Job({ job }: { job: JobRow }) {
  return (
    <details class="drawer-card drawer-card--folded">
      <summary class="drawer-summary">
        <span class="drawer-card__name">{job.name}</span>
        <span class={`drawer-badge drawer-badge--${BADGES[job.state] ?? 'plain'}`}>{job.state}</span>
      </summary>
      <dl class="drawer-facts">
        <Fact name="Id">{job.id}</Fact>
        <Fact name="Queue">{job.queue}</Fact>
        <Fact name="Due">{job.dueAt === undefined ? 'now' : shortMoment(job.dueAt)}</Fact>
        <Fact name="Attempts">{String(job.attempts)}</Fact>
      </dl>
      <JsonLines value={job.data} label={`Data of ${job.name}`} />
    </details>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
