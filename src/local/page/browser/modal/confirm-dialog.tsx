import { useEffect, useId, useRef } from 'preact/hooks';
import type { JsonObject } from '../../protocol.ts';
import { BlockHostProvider } from '../blocks/host.ts';
import { useCell } from '../shell/cell.ts';
import { type Question, usePage } from '../shell/page.ts';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { Dialog } from './dialog.tsx';

/** The dialog of a confirm object, while one is being asked. */
export function ConfirmDialog() {
  const question = useCell(usePage().question);
  return question === undefined ? null : <Asking question={question} />;
}

function Asking({ question: { confirm, host, answer } }: { question: Question }) {
  const page = usePage();
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  const danger = confirm.style === 'danger';
  useEffect(() => () => void (page.store.list('modal').length === 0 && page.returnFocus()), []);

  return (
    <Dialog
      role="alertdialog"
      class="confirm"
      labelledBy={`${id}-title`}
      describedBy={`${id}-text`}
      first={() => cancel.current ?? undefined}
      onEscape={() => answer(false)}
    >
      <h2 class="modal__title confirm__title" id={`${id}-title`}>
        {textOf(confirm.title, 'Are you sure?')}
      </h2>
      <div class="confirm__text" id={`${id}-text`}>
        <BlockHostProvider value={host}>
          {isMrkdwn(confirm.text) ? <Mrkdwn text={textOf(confirm.text, '')} /> : textOf(confirm.text, '')}
        </BlockHostProvider>
      </div>
      <footer class="modal__footer">
        <button ref={cancel} type="button" class="button" onClick={() => answer(false)}>
          {textOf(confirm.deny, 'Cancel')}
        </button>
        <button
          type="button"
          class={`button ${danger ? 'button--danger' : 'button--primary'}`}
          onClick={() => answer(true)}
        >
          {textOf(confirm.confirm, 'Yes')}
        </button>
      </footer>
    </Dialog>
  );
}

function isMrkdwn(text: unknown): boolean {
  return typeof text === 'object' && text !== null && (text as JsonObject).type === 'mrkdwn';
}

function textOf(text: unknown, otherwise: string): string {
  const words = typeof text === 'object' && text !== null ? (text as JsonObject).text : text;
  return typeof words === 'string' && words !== '' ? words : otherwise;
}
