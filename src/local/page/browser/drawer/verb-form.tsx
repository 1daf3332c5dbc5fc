import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Verb } from '../../control-protocol.ts';
import { useControl } from './control.ts';

interface VerbFormProps {
  /** What it is about, for a screen reader that reads the button by itself. */
  readonly about: string;
  readonly submit: string;
  /** The verb as the fields are now. */
  readonly verb: () => Verb;
  /** The verb has been done. */
  readonly onDone?: () => void;
  readonly children: ComponentChildren;
}

/** Fields and the button that does a verb with them. */
export function VerbForm({ about, submit, verb, onDone, children }: VerbFormProps) {
  const { run } = useControl();
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const done = await run(verb());
    setBusy(false);
    if (done !== undefined) onDone?.();
  };
  return (
    <form class="drawer-form" onSubmit={onSubmit}>
      {children}
      <button
        type="submit"
        class="drawer-button drawer-button--primary"
        aria-label={`${submit}: ${about}`}
        aria-busy={busy}
      >
        {submit}
      </button>
    </form>
  );
}
