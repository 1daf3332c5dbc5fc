import { useEffect, useId, useState } from 'preact/hooks';
import type { LogDetail, LogKind, LogRefusal, LogRow, VerbAnswer } from '../../control-protocol.ts';
import { CONTROL_PATH } from '../../protocol.ts';
import { postJson } from '../api.ts';
import { wordsOf } from './control.ts';
import { JsonLines } from './json-lines.tsx';
import { msText } from './log-timings.tsx';
import { timeOnly } from './moments.ts';

const KINDS: Readonly<Record<LogKind, string>> = {
  delivery: 'To app',
  call: 'Web API',
  aws: 'AWS',
  refusal: 'Refused',
};

/** One line of the log; its JSON is fetched when it is opened. */
export function LogLine({ row }: { row: LogRow }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div class={`drawer-line ${row.failed ? 'drawer-line--failed' : ''}`}>
      <button
        type="button"
        class="drawer-line__head"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span class="drawer-line__time">{timeOnly(row.at)}</span>
        <span class={`drawer-badge drawer-badge--${row.kind}`}>{KINDS[row.kind]}</span>
        <span class="drawer-line__what">
          {row.what}
          {row.about === '' ? null : <span class="drawer-line__about"> {row.about}</span>}
        </span>
        <span class="drawer-line__outcome">
          {row.failed ? <span class="drawer-line__failure">{outcomeOf(row)}</span> : outcomeOf(row)}
        </span>
        <span class="drawer-line__ms">{row.ms === null ? '' : msText(row.ms)}</span>
      </button>
      <Refusals refusals={row.refusals} />
      {open ? (
        <div id={id} class="drawer-line__body">
          <Detail id={row.id} />
        </div>
      ) : null}
    </div>
  );
}

function outcomeOf({ outcome, status }: LogRow): string {
  return status === null || status === 200 ? outcome : `${outcome}, ${status}`;
}

function Refusals({ refusals }: { refusals: readonly LogRefusal[] }) {
  if (refusals.length === 0) return null;
  return (
    <ul class="drawer-line__refusals">
      {refusals.map(({ message, pointer }) => (
        <li key={`${pointer} ${message}`}>
          {message}
          {pointer === undefined ? null : (
            <>
              {' '}
              <code class="drawer-code">{pointer}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Detail({ id }: { id: string }) {
  const [detail, setDetail] = useState<LogDetail | string>();
  useEffect(() => {
    let gone = false;
    const show = (next: LogDetail | string | undefined): void => {
      if (!gone) setDetail(next);
    };
    postJson<VerbAnswer>(CONTROL_PATH, { do: 'log.show', id }).then(
      (answer) => show(answer.detail),
      (error: unknown) => show(wordsOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [id]);

  if (detail === undefined) return <p class="drawer__muted">Reading…</p>;
  if (typeof detail === 'string') return <p class="drawer__muted">{detail}</p>;
  const marks = detail.refusals.flatMap(({ pointer }) => (pointer === undefined ? [] : [pointer]));
  return (
    <>
      <h4 class="drawer-line__title">Sent</h4>
      <JsonLines value={detail.sent} label="Sent" marks={marks} />
      {detail.answered === undefined ? null : (
        <>
          <h4 class="drawer-line__title">Answered</h4>
          <JsonLines value={detail.answered} label="Answered" />
        </>
      )}
    </>
  );
}
