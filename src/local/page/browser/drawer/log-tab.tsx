import { useState } from 'preact/hooks';
import type { LogKind, LogRow } from '../../control-protocol.ts';
import { Choice } from './fields.tsx';
import { LogLine } from './log-line.tsx';
import { LogTimings } from './log-timings.tsx';
import { Empty, Section } from './section.tsx';

type Filter = 'all' | LogKind | 'failed';

const FILTERS: readonly (readonly [Filter, string])[] = [
  ['all', 'All'],
  ['delivery', 'To the app'],
  ['call', 'Web API'],
  ['aws', 'AWS'],
  ['failed', 'Failed'],
];

/** What the app was sent, called and asked, newest first. */
export function LogTab({ log }: { log: readonly LogRow[] }) {
  const [filter, setFilter] = useState<Filter>('all');
  const shown = log.filter((row) => fits(row, filter));
  return (
    <>
      <LogTimings log={log} />
      <Section title="Requests">
        <Choice legend="Show" value={filter} options={FILTERS} onChange={setFilter} />
        {shown.length === 0 ? <Empty>Nothing of this kind has happened yet.</Empty> : null}
        <ol class="drawer-log">
          {shown.map((row) => (
            <li key={row.id}>
              <LogLine row={row} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function fits(row: LogRow, filter: Filter): boolean {
  if (filter === 'all') return true;
  return filter === 'failed' ? row.failed : row.kind === filter;
}
