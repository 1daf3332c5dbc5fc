import { useEffect } from 'preact/hooks';
import { useCell } from './cell.ts';
import { JumpDialog } from './jump-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { usePage } from './page.ts';
import { PersonDialog } from './person-dialog.tsx';
import { RefusalDialog } from './refusal-dialog.tsx';

/** The page's own dialogs, one at a time. */
export function Dialogs() {
  const page = usePage();
  const open = useCell(page.dialog);
  const close = (): void => page.dialog.set(undefined);

  useEffect(() => {
    if (open === undefined) return;
    return () => {
      if (page.dialog.get() === undefined && page.store.list('modal').length === 0) page.returnFocus();
    };
  }, [open]);

  if (open?.kind === 'keys') return <KeysDialog onClose={close} />;
  if (open?.kind === 'jump') return <JumpDialog onClose={close} />;
  if (open?.kind === 'person') return <PersonDialog userId={open.userId} onClose={close} />;
  if (open?.kind === 'refusal') return <RefusalDialog id={open.id} onClose={close} />;
  return null;
}
