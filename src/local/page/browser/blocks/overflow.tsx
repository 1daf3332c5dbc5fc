import { useRef, useState } from 'preact/hooks';
import { type JsonObject, objectsOf, stringOf, textOf } from '../json.ts';
import { PlainText } from '../text/mrkdwn.tsx';
import { safeUrl } from '../text/safe-url.ts';
import type { ElementProps } from './field.ts';
import { OverflowMenu } from './overflow-menu.tsx';
import { useAct } from './use-act.ts';

/** The three dots: a button that opens a menu. */
export function Overflow({ element, field }: ElementProps) {
  const { isBusy, act } = useAct(field.blockId, element);
  const [openAt, setOpenAt] = useState<'first' | 'last'>();
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpenAt(undefined);
  const choose = (option: JsonObject): void => {
    close();
    button.current?.focus();
    void act({ kind: 'chosen', values: [stringOf(option.value) || textOf(option.text)] });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpenAt(event.key === 'ArrowDown' ? 'first' : 'last');
  };
  const items = objectsOf(element.options).map((option) => ({
    href: safeUrl(stringOf(option.url)),
    shown: <PlainText value={option.text} />,
    choose: () => choose(option),
  }));
  return (
    <>
      <button
        ref={button}
        type="button"
        class="bk-button bk-overflow"
        aria-haspopup="menu"
        aria-expanded={openAt !== undefined}
        aria-busy={isBusy}
        aria-label={field.name === '' ? 'More actions' : `More actions: ${field.name}`}
        onClick={() => setOpenAt(openAt === undefined ? 'first' : undefined)}
        onKeyDown={onKeyDown}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {openAt !== undefined && <OverflowMenu items={items} openAt={openAt} anchor={button} close={close} />}
    </>
  );
}
