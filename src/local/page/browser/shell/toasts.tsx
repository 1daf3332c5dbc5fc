import { useCell } from './cell.ts';
import { Icon } from './icons.tsx';
import { useList, usePage } from './page.ts';

/** Slack's own errors and what the page could not do. They stay until they are dismissed. */
export function Toasts() {
  const page = usePage();
  const notices = useList('notice');
  const own = useCell(page.toasts);
  const all = [
    ...notices.map(({ id, text }) => ({
      key: `notice:${id}`,
      text,
      dismiss: () => void page.try({ kind: 'dismiss', key: `notice:${id}` }),
    })),
    ...own.map(({ id, text }) => ({ key: `own:${id}`, text, dismiss: () => page.hush(id) })),
  ];
  return (
    <div class="toasts">
      {all.map(({ key, text, dismiss }) => (
        <div class="toast" role="alert" key={key}>
          <p class="toast__text">{text}</p>
          <button type="button" class="icon-button toast__close" aria-label="Dismiss" onClick={dismiss}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
