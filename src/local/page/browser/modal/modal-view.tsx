import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ViewEntry } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { BlockHostProvider } from '../blocks/host.ts';
import { useBlockHost } from '../shell/block-host.ts';
import { Icon } from '../shell/icons.tsx';
import { usePage } from '../shell/page.ts';
import { Dialog } from './dialog.tsx';
import { firstFieldIn } from './focusable.ts';
import { useReachable } from './use-reachable.ts';
import { useWork } from './use-work.ts';

interface ModalViewProps {
  readonly view: ViewEntry;
  /** 0 for the lowest. */
  readonly depth: number;
  /** Whether no view of the app lies over it. */
  readonly top: boolean;
  /** Whether nothing at all lies over it. */
  readonly active: boolean;
}

/** One view of a modal, with its title, its fields and its buttons. */
export function ModalView({ view, depth, top, active }: ModalViewProps) {
  const page = usePage();
  const body = useRef<HTMLDivElement>(null);
  const [work, run] = useWork();
  const [submitted, setSubmitted] = useState(0);
  const place = { view: view.id };
  const { blocks, values, errors, revision } = view;
  const host = useBlockHost({ surface: 'modal', place, blocks, values, errors });
  useReachable(body);
  const titleId = `title-${view.id}`;

  const submit = (): void => {
    if (view.submit === undefined || work.what !== undefined) return;
    setSubmitted(submitted + 1);
    run('submit', () =>
      page.act({ kind: 'submit', viewId: view.id, typed: page.typed.of(place, view.blocks) }),
    );
  };
  const close = (all: boolean): void => {
    run('close', () =>
      page.act({ kind: 'close', viewId: view.id, all, typed: page.typed.of(place, view.blocks) }),
    );
  };

  // The first field with an error, each time that errors have come. A click elsewhere leaves them as they are.
  const submitting = work.what === 'submit';
  useLayoutEffect(() => {
    if (!active || submitting || submitted === 0 || Object.keys(errors).length === 0) return;
    const wrong = body.current?.querySelector<HTMLElement>('[aria-invalid=true]') ?? null;
    const field = wrong?.tabIndex === -1 ? firstFieldIn(wrong) : wrong;
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
  }, [JSON.stringify(errors), submitting]);

  // A loading view has become a form: the focus that had nowhere to go goes to its first field. A form that is drawn
  // anew is the same form.
  const form = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const field = firstFieldOf(body.current);
    const isNew = form.current !== view.title;
    form.current = field === undefined ? undefined : view.title;
    if (active && isNew && document.activeElement?.contains(body.current)) field?.focus();
  }, [revision]);

  return (
    <Dialog
      labelledBy={titleId}
      class={`modal modal--depth-${depth} ${top ? '' : 'modal--below'}`}
      top={active}
      first={() => firstFieldOf(body.current)}
      onEscape={() => close(false)}
    >
      <form
        class="modal__form"
        noValidate
        aria-busy={work.what !== undefined}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <header class="modal__header">
          {view.hasPrevious && (
            <button
              type="button"
              class="icon-button"
              aria-label="Back"
              title="Back"
              onClick={() => close(false)}
            >
              <Icon name="back" />
            </button>
          )}
          <h2 class="modal__title" id={titleId}>
            {view.title}
          </h2>
          <button
            type="button"
            class="icon-button"
            aria-label="Close"
            title="Close"
            onClick={() => close(true)}
          >
            <Icon name="close" />
          </button>
        </header>
        <section class="modal__body" ref={body} aria-label={`${view.title}, content`}>
          <BlockHostProvider value={host}>
            <Blocks blocks={blocks} />
          </BlockHostProvider>
        </section>
        <footer class="modal__footer">
          <p class="modal__problem" role="alert">
            {work.problem}
          </p>
          {view.close !== undefined && (
            <button type="button" class="button" onClick={() => close(false)}>
              {view.close}
            </button>
          )}
          {view.submit !== undefined && (
            <button
              type="submit"
              class="button button--primary"
              aria-disabled={work.what !== undefined}
              data-busy={submitting}
            >
              {view.submit}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

function firstFieldOf(body: HTMLElement | null): HTMLElement | undefined {
  const wished = body?.querySelector<HTMLElement>('[autofocus],[data-focus-on-load]');
  return wished ?? firstFieldIn(body);
}
