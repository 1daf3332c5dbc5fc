import { useId, useRef, useState } from 'preact/hooks';
import { Dialog } from '../modal/dialog.tsx';
import { useControl } from './control.ts';
import { Section } from './section.tsx';

/** Beginning anew, after a question. */
export function ResetTab({ refused }: { refused: string | undefined }) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setAsking(false);
    button.current?.focus();
  };
  return (
    <Section title="Begin anew">
      <p id={`${id}-why`}>
        {refused ?? 'Dialtone starts again as on its first day: an empty database, workspace and account.'}
      </p>
      <button
        ref={button}
        type="button"
        class="drawer-button drawer-button--danger"
        aria-describedby={`${id}-why`}
        disabled={refused !== undefined}
        onClick={() => setAsking(true)}
      >
        Begin anew…
      </button>
      {asking ? <Asking onClose={close} /> : null}
    </Section>
  );
}

function Asking({ onClose }: { onClose: () => void }) {
  const id = useId();
  const { run } = useControl();
  const keep = useRef<HTMLButtonElement>(null);
  const begin = async (): Promise<void> => {
    await run({ do: 'reset' });
    onClose();
  };
  return (
    <Dialog
      role="alertdialog"
      class="drawer-ask"
      labelledBy={`${id}-title`}
      describedBy={`${id}-text`}
      first={() => keep.current ?? undefined}
      onEscape={onClose}
    >
      <h2 class="drawer-ask__title" id={`${id}-title`}>
        Begin anew?
      </h2>
      <div id={`${id}-text`}>
        <p>This is lost and cannot be brought back:</p>
        <ul class="drawer-list">
          <li>every project, request, number and decision in the local database, with the jobs;</li>
          <li>every message, App Home and file in the local workspace;</li>
          <li>the local AWS account with its numbers, cases and limits;</li>
          <li>the time that was skipped.</li>
        </ul>
      </div>
      <div class="drawer-ask__buttons">
        <button ref={keep} type="button" class="drawer-button" onClick={onClose}>
          Keep everything
        </button>
        <button type="button" class="drawer-button drawer-button--danger" onClick={begin}>
          Begin anew
        </button>
      </div>
    </Dialog>
  );
}
