import { type JsonObject, stringOf } from '../json.ts';
import { PlainText } from '../text/mrkdwn.tsx';
import { safeUrl } from '../text/safe-url.ts';
import type { ElementProps } from './field.ts';
import { wordsOf } from './held-value.ts';
import { useAct } from './use-act.ts';

function lookOf(style: unknown): string {
  if (style === 'primary') return 'bk-button bk-button-primary';
  return style === 'danger' ? 'bk-button bk-button-danger' : 'bk-button';
}

/**
 * What screen readers say in place of the button's text. It begins with the text where the app's own words leave it out:
 * who speaks to the machine says what stands on the button.
 */
function spokenLabel(button: JsonObject): string | undefined {
  const spoken = stringOf(button.accessibility_label);
  const text = wordsOf(button.text);
  if (spoken === '') return undefined;
  return spoken.toLowerCase().includes(text.toLowerCase()) ? spoken : `${text}: ${spoken}`;
}

/** A button. One with a URL opens it in a new tab and tells the app as well. */
export function Button({ element, field }: ElementProps) {
  const { isBusy, act } = useAct(field.blockId, element);
  const href = safeUrl(stringOf(element.url));
  const common = {
    class: lookOf(element.style),
    'aria-label': spokenLabel(element),
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
