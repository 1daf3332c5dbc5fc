import { isObject, type JsonObject, objectsOf, stringOf, textOf } from '../json.ts';
import { OutsideLink } from '../text/inline.tsx';
import { RichText } from '../text/rich-text.tsx';
import { safeUrl } from '../text/safe-url.ts';
import type { BlockProps } from './block-props.ts';

const STATES: Readonly<Record<string, { readonly sign: string; readonly word: string }>> = {
  pending: { sign: '○', word: 'Pending' },
  in_progress: { sign: '◐', word: 'In progress' },
  complete: { sign: '✓', word: 'Complete' },
  error: { sign: '!', word: 'Error' },
};

function Sources({ sources }: { sources: readonly JsonObject[] }) {
  return (
    <ul class="bk-sources">
      {sources.map((source, at) => {
        const url = safeUrl(stringOf(source.url));
        const words = textOf(source.text) || stringOf(source.url);
        return (
          <li key={`source-${at}`}>
            {url === undefined ? words : <OutsideLink url={url}>{words}</OutsideLink>}
          </li>
        );
      })}
    </ul>
  );
}

/** A task of an agent: how it stands, what it does, what came out. */
export function TaskCardBlock({ block }: Pick<BlockProps, 'block'>) {
  const status = stringOf(block.status);
  const { sign, word } = STATES[status] ?? { sign: '○', word: status };
  const sources = objectsOf(block.sources);
  return (
    <div class="bk-task">
      <div class="bk-task-head">
        <span class={`bk-task-sign bk-task-${status}`} aria-hidden="true">
          {sign}
        </span>
        <span class="bk-task-title">{textOf(block.title)}</span>
        <span class="bk-muted bk-small">{word}</span>
      </div>
      {isObject(block.details) && <RichText block={block.details} />}
      {isObject(block.output) && <RichText block={block.output} />}
      {sources.length > 0 && <Sources sources={sources} />}
    </div>
  );
}

/** Tasks under one title. */
export function PlanBlock({ block }: BlockProps) {
  return (
    <div class="bk-plan">
      <div class="bk-plan-title">{textOf(block.title)}</div>
      {objectsOf(block.tasks).map((task, at) => (
        <TaskCardBlock key={stringOf(task.task_id) || `task-${at}`} block={task} />
      ))}
    </div>
  );
}
