import { SmallDialog } from './small-dialog.tsx';
import { KEYS } from './use-keys.ts';

/** The keys that the page knows. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <SmallDialog title="Keyboard shortcuts" onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([keys, what]) => (
          <div class="keys__row" key={keys}>
            <dt>{keys.split(' ').map((key) => (key === 'or' ? ' or ' : <kbd key={key}>{key}</kbd>))}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </SmallDialog>
  );
}
