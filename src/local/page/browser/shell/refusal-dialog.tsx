import { useEntry, usePage } from './page.ts';
import { SmallDialog } from './small-dialog.tsx';

/** What Slack refused, and where in it. */
export function RefusalDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const page = usePage();
  const refusal = useEntry(`refusal:${id}`);
  if (refusal === undefined) return null;
  const { kind, where, message, pointer, at } = refusal;
  return (
    <SmallDialog title={`Slack refused ${where}`} onClose={onClose}>
      <dl class="facts">
        <dt>Error</dt>
        <dd>
          <code>{kind}</code>
        </dd>
        <dt>What is wrong</dt>
        <dd>{message}</dd>
        {pointer !== undefined && (
          <>
            <dt>Where</dt>
            <dd>
              <code>{pointer}</code>
            </dd>
          </>
        )}
        <dt>When</dt>
        <dd>{new Date(at).toLocaleString('en-US')}</dd>
      </dl>
      <button
        type="button"
        class="button button--primary"
        onClick={() => {
          onClose();
          page.drawer.set('log');
        }}
      >
        Open the log
      </button>
    </SmallDialog>
  );
}
