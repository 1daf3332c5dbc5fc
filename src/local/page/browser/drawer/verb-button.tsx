import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Verb } from '../../control-protocol.ts';
import { useControl } from './control.ts';

interface VerbButtonProps {
  readonly verb: Verb;
  readonly children: ComponentChildren;
  /** What a screen reader says when the words alone do not name it. */
  readonly label?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

/** A button that does one verb. It takes no second click before the first is answered. */
export function VerbButton({ verb, children, label, danger = false, disabled = false }: VerbButtonProps) {
  const { run } = useControl();
  const [busy, setBusy] = useState(false);
  const onClick = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await run(verb);
    setBusy(false);
  };
  return (
    <button
      type="button"
      class={`drawer-button ${danger ? 'drawer-button--danger' : ''}`}
      aria-label={label}
      aria-busy={busy}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
