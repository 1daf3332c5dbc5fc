import { stringOf } from '../json.ts';
import { TextObject } from '../text/mrkdwn.tsx';
import type { BlockProps } from './block-props.ts';

const LEVELS: Readonly<Record<string, { readonly icon: string; readonly word: string }>> = {
  default: { icon: 'i', word: 'Note' },
  info: { icon: 'i', word: 'Information' },
  warning: { icon: '!', word: 'Warning' },
  error: { icon: '!', word: 'Error' },
  success: { icon: '✓', word: 'Success' },
};

/** A box that says how serious it is: with a sign, a colour, and a word for those who see neither. */
export function AlertBlock({ block }: BlockProps) {
  const given = stringOf(block.level);
  const level = Object.hasOwn(LEVELS, given) ? given : 'default';
  const { icon, word } = LEVELS[level] ?? { icon: '', word: '' };
  return (
    <div class={`bk-alert bk-alert-${level}`} role={level === 'error' ? 'alert' : 'status'}>
      <span class="bk-alert-icon" aria-hidden="true">
        {icon}
      </span>
      <span class="bk-visually-hidden">{word}: </span>
      <TextObject value={block.text} />
    </div>
  );
}
