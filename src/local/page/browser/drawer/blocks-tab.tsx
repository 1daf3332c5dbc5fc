import { useEffect, useRef, useState } from 'preact/hooks';
import { PREVIEW_PATH, type PreviewAnswer } from '../../protocol.ts';
import { postJson } from '../api.ts';
import type { Surface } from '../blocks/host.ts';
import examples from './block-examples.json' with { type: 'json' };
import { readBlocks } from './block-text.ts';
import { BlocksPreview } from './blocks-preview.tsx';
import { BlocksProblems } from './blocks-problems.tsx';
import { wordsOf } from './control.ts';
import { Choice, Field, SelectField } from './fields.tsx';
import { placeOf } from './json-place.ts';
import { Section } from './section.tsx';

const PAUSE_MS = 250;

const SURFACES: readonly (readonly [Surface, string])[] = [
  ['message', 'Message'],
  ['modal', 'Modal'],
  ['home', 'Home'],
];

function exampleText(nth: number): string {
  return JSON.stringify(examples[nth]?.blocks ?? [], null, 2);
}

function exampleSurface(nth: number): Surface {
  return SURFACES.find(([surface]) => surface === examples[nth]?.surface)?.[0] ?? 'message';
}

/** Blocks to try: checked as Slack checks them, and drawn as the page draws them. */
export function BlocksTab() {
  const [nth, setNth] = useState(0);
  const [surface, setSurface] = useState<Surface>(exampleSurface(0));
  const [text, setText] = useState(() => exampleText(0));
  const area = useRef<HTMLTextAreaElement>(null);
  const { answer, problem } = useChecked(text, surface);

  const choose = (next: number): void => {
    setNth(next);
    setSurface(exampleSurface(next));
    setText(exampleText(next));
  };
  const select = (pointer: string): void => {
    const { prefix } = readBlocks(text);
    const { start, end } = placeOf(text, pointer.replace(/^\/blocks/, prefix));
    const element = area.current;
    if (element === null) return;
    element.focus();
    element.setSelectionRange(start, end);
    const line = text.slice(0, start).split('\n').length - 1;
    const lines = text.split('\n').length;
    element.scrollTop = (element.scrollHeight * line) / lines - element.clientHeight / 3;
  };

  return (
    <>
      <Section title="Blocks">
        <SelectField
          label="Begin with"
          value={String(nth)}
          options={examples.map(({ name }, each) => [String(each), name] as const)}
          onChange={(value) => choose(Number(value))}
        />
        <Choice legend="Where they stand" value={surface} options={SURFACES} onChange={setSurface} />
        <Field label="JSON of the blocks" class="drawer-field--wide">
          {(ids) => (
            <textarea
              {...ids}
              ref={area}
              class="drawer-input drawer-input--code"
              rows={14}
              spellcheck={false}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <BlocksProblems answer={answer} problem={problem} onSelect={select} />
      </Section>
      {answer === undefined ? null : (
        <Section title="As it looks">
          <BlocksPreview key={`${nth} ${surface}`} surface={surface} answer={answer} />
        </Section>
      )}
    </>
  );
}

interface Checked {
  readonly answer?: PreviewAnswer;
  /** Why it could not be checked. */
  readonly problem?: string;
}

/** What Slack says of the blocks, soon after the last change. The last answer stays until the next is there. */
function useChecked(text: string, surface: Surface): Checked {
  const [checked, setChecked] = useState<Checked>({});
  useEffect(() => {
    const read = readBlocks(text);
    if (read.problem !== undefined) {
      setChecked(({ answer }) => ({ ...(answer ? { answer } : {}), problem: read.problem }));
      return;
    }
    let gone = false;
    const timer = window.setTimeout(() => {
      postJson<PreviewAnswer>(PREVIEW_PATH, { surface, blocks: read.blocks }).then(
        (answer) => gone || setChecked({ answer }),
        (error: unknown) => gone || setChecked({ problem: wordsOf(error) }),
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [text, surface]);
  return checked;
}
