import type { PreviewAnswer } from '../../protocol.ts';

interface BlocksProblemsProps {
  readonly answer: PreviewAnswer | undefined;
  readonly problem: string | undefined;
  /** Shows the place of a JSON pointer. */
  readonly onSelect: (pointer: string) => void;
}

/** What Slack would say of the blocks. */
export function BlocksProblems({ answer, problem, onSelect }: BlocksProblemsProps) {
  return (
    <div class="drawer-verdict" role="status">
      <Verdict answer={answer} problem={problem} onSelect={onSelect} />
    </div>
  );
}

function Verdict({ answer, problem, onSelect }: BlocksProblemsProps) {
  if (problem !== undefined) return <p class="drawer-verdict__error">{problem}</p>;
  if (answer === undefined) return <p class="drawer__muted">Checking…</p>;
  if (answer.error === undefined) return <p class="drawer-verdict__fine">Slack takes these blocks.</p>;
  return (
    <>
      <p class="drawer-verdict__error">
        Slack answers <code class="drawer-code">{answer.error}</code>
      </p>
      <ul class="drawer-verdict__list">
        {answer.problems.map(({ message, pointer }) => (
          <li key={`${pointer} ${message}`}>
            <button
              type="button"
              class="drawer-link"
              aria-label={`${pointer}: show the place`}
              onClick={() => onSelect(pointer)}
            >
              <code>{pointer}</code>
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
    </>
  );
}
