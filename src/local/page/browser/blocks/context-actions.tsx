import { useState } from 'preact/hooks';
import { type JsonObject, objectOf, objectsOf, stringOf, stringsOf } from '../json.ts';
import type { BlockProps } from './block-props.ts';
import { wordsOf } from './held-value.ts';
import { useHost } from './host.ts';
import { NotRendered } from './not-rendered.tsx';
import { useAct } from './use-act.ts';

const ICONS: Readonly<Record<string, string>> = { trash: '🗑' };

interface Props {
  readonly blockId: string;
  readonly element: JsonObject;
}

function spokenOf(button: JsonObject): string {
  return stringOf(button.accessibility_label) || wordsOf(button.text);
}

/** Good or bad: two buttons, of which the one that was clicked stays pressed. */
function FeedbackButtons({ blockId, element }: Props) {
  const { isBusy, act } = useAct(blockId, element);
  const [given, setGiven] = useState<string>();
  const buttons = [
    { sign: '👍', button: objectOf(element.positive_button) },
    { sign: '👎', button: objectOf(element.negative_button) },
  ];
  return (
    <>
      {buttons.map(({ sign, button }) => {
        const value = stringOf(button.value);
        return (
          <button
            key={sign}
            type="button"
            class="bk-icon-button"
            aria-label={spokenOf(button)}
            title={wordsOf(button.text)}
            aria-pressed={given === value}
            aria-busy={isBusy}
            onClick={() => {
              setGiven(value);
              void act({ kind: 'chosen', values: [value] });
            }}
          >
            <span aria-hidden="true">{sign}</span>
          </button>
        );
      })}
    </>
  );
}

function IconButton({ blockId, element }: Props) {
  const { me } = useHost();
  const { isBusy, act } = useAct(blockId, element);
  const readers = stringsOf(element.visible_to_user_ids);
  if (readers.length > 0 && me !== undefined && !readers.includes(me)) return null;
  const icon = stringOf(element.icon);
  return (
    <button
      type="button"
      class="bk-icon-button"
      aria-label={spokenOf(element)}
      title={wordsOf(element.text)}
      aria-busy={isBusy}
      onClick={() => void act({ kind: 'click' })}
    >
      <span aria-hidden="true">{ICONS[icon] ?? '•'}</span>
      {ICONS[icon] === undefined && <span> {wordsOf(element.text)}</span>}
    </button>
  );
}

/** Small buttons about the message as a whole. */
export function ContextActionsBlock({ block, blockId }: BlockProps) {
  return (
    <div class="bk-context-actions">
      {objectsOf(block.elements).map((element) => {
        const key = `${stringOf(element.type)}:${stringOf(element.action_id)}`;
        if (element.type === 'feedback_buttons') {
          return <FeedbackButtons key={key} blockId={blockId} element={element} />;
        }
        if (element.type === 'icon_button')
          return <IconButton key={key} blockId={blockId} element={element} />;
        return <NotRendered key={key} what={stringOf(element.type)} />;
      })}
    </div>
  );
}
