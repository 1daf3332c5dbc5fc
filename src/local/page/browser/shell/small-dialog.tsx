import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Dialog } from '../modal/dialog.tsx';
import { Icon } from './icons.tsx';

interface SmallDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** One of the page's own dialogs: a title, a close button, and what it is about. */
export function SmallDialog({ title, onClose, children }: SmallDialogProps) {
  const id = useId();
  return (
    <Dialog
      labelledBy={id}
      class="small-dialog"
      first={(panel) => panel.querySelector<HTMLElement>('input,.button--primary') ?? undefined}
      onEscape={onClose}
    >
      <header class="modal__header">
        <h2 class="modal__title" id={id}>
          {title}
        </h2>
        <button type="button" class="icon-button" aria-label="Close" title="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="small-dialog__body">{children}</div>
    </Dialog>
  );
}
