import type { LogRow } from '../../control-protocol.ts';
import { Section } from './section.tsx';

/** Slack waits three seconds for an acknowledgement. */
const SLACK_WAITS_MS = 3000;

/** How fast the app acknowledges, and how fast an answer is on this screen. */
export function LogTimings({ log }: { log: readonly LogRow[] }) {
  const acks = log.flatMap(({ kind, ms }) => (kind === 'delivery' && ms !== null ? [ms] : []));
  const answers = performance.getEntriesByName('answer', 'measure').map(({ duration }) => duration);
  return (
    <Section title="Speed">
      <dl class="drawer-figures">
        <Figure name="Acknowledged, median" ms={median(acks)} note={`of ${acks.length}`} />
        <Figure
          name="Slowest acknowledgement"
          ms={acks.length === 0 ? undefined : Math.max(...acks)}
          note={`Slack waits ${SLACK_WAITS_MS} ms`}
        />
        <Figure name="Click to screen, median" ms={median(answers)} note={`of ${answers.length} here`} />
      </dl>
    </Section>
  );
}

function Figure({ name, ms, note }: { name: string; ms: number | undefined; note: string }) {
  return (
    <div class="drawer-figure">
      <dt>{name}</dt>
      <dd>
        <span class="drawer-figure__value">{ms === undefined ? '–' : `${msText(ms)}`}</span>
        <span class="drawer__muted">{note}</span>
      </dd>
    </div>
  );
}

/** Milliseconds as people compare them: with a decimal below ten. */
export function msText(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}
