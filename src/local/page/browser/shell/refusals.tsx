import { Icon } from './icons.tsx';
import { useList, usePage } from './page.ts';

/** The newest thing that Slack refused, with a way to where it is. */
export function Refusals() {
  const page = usePage();
  const all = useList('refusal');
  const latest = all.at(-1);
  if (latest === undefined) return null;
  const { id, kind, where, message, pointer } = latest;
  const dismiss = (): void => {
    for (const refusal of all) void page.try({ kind: 'dismiss', key: `refusal:${refusal.id}` });
  };
  return (
    <section class="refusal" aria-label="Refused by Slack">
      <p class="refusal__text" role="alert">
        <strong>
          Slack refused {where}: {kind}
        </strong>{' '}
        {message}
        {pointer !== undefined && <code class="refusal__pointer">{pointer}</code>}
        {all.length > 1 && <span class="refusal__more">and {all.length - 1} before it</span>}
      </p>
      <button
        type="button"
        class="button button--small"
        onClick={() => page.dialog.set({ kind: 'refusal', id })}
      >
        Show where
      </button>
      <button type="button" class="icon-button" aria-label="Dismiss what Slack refused" onClick={dismiss}>
        <Icon name="close" />
      </button>
    </section>
  );
}
