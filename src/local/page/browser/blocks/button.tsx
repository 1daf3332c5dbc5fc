import { stringOf } from '../json.ts';
import { PlainText } from '../text/mrkdwn.tsx';
import { safeUrl } from '../text/safe-url.ts';
import type { ElementProps } from './field.ts';
import { useAct } from './use-act.ts';

function lookOf(style: unknown): string {
  if (style === 'primary') return 'bk-button bk-button-primary';
  return style === 'danger' ? 'bk-button bk-button-danger' : 'bk-button';
}

/** A button. One with a URL opens it in a new tab and tells the app as well. */
export function Button({ element, field }: ElementProps) {
  const { isBusy, act } = useAct(field.blockId, element);
  const spoken = stringOf(element.accessibility_label);
  const href = safeUrl(stringOf(element.url));
  const common = {
    class: lookOf(element.style),
    'aria-label': spoken === '' ? undefined : spoken,
    'aria-busy': isBusy,
    onClick: () => void act({ kind: 'click' }),
  };
  if (href === undefined) {
    return (
      <button type="button" {...common}>
        <PlainText value={element.text} />
      </button>
    );
  }
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" {...common}>
      <PlainText value={element.text} />
    </a>
  );
}
