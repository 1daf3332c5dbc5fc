import { useEffect, useRef } from 'preact/hooks';
import { useCell } from '../shell/cell.ts';
import { useList, usePage } from '../shell/page.ts';
import { ModalView } from './modal-view.tsx';

/** The open modals of the app: the topmost is shown, those below it wait as they are. */
export function ModalStack() {
  const page = usePage();
  const views = useList('modal');
  const asked = useCell(page.question) !== undefined;
  const dialog = useCell(page.dialog) !== undefined;
  const open = views.length > 0;
  const wasOpen = useRef(false);

  useEffect(() => {
    if (wasOpen.current && !open) page.returnFocus();
    wasOpen.current = open;
  }, [open]);

  return (
    <>
      {views.map((view, index) => (
        <ModalView
          key={view.id}
          view={view}
          depth={index}
          top={index === views.length - 1}
          active={index === views.length - 1 && !asked && !dialog}
        />
      ))}
    </>
  );
}
