import { type Change, STREAM_PATH } from '../../protocol.ts';
import type { Cell } from './cell.ts';

/** `waiting` is before the first change; `lost` for longer than a second. */
export type Connection = 'waiting' | 'open' | 'lost';

const SHOWN_AFTER_MS = 1000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 2000;

/**
 * Listens to one person's screen and connects again when the connection is lost. Without `as` the server chooses.
 * Returns the function that ends it.
 */
export function openStream(
  { as, window }: { readonly as: string | undefined; readonly window: string },
  connection: Cell<Connection>,
  onChange: (change: Change) => void,
): () => void {
  const query = new URLSearchParams({ window, ...(as === undefined ? {} : { as }) });
  const path = `${STREAM_PATH}?${query}`;
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;

  const connect = (): void => {
    const opened = new EventSource(path);
    source = opened;
    opened.addEventListener('change', ({ data }) => {
      clearTimeout(alarm);
      alarm = undefined;
      retryMs = FIRST_RETRY_MS;
      onChange(JSON.parse(data) as Change);
      connection.set('open');
    });
    opened.addEventListener('error', () => {
      opened.close();
      alarm ??= setTimeout(() => connection.set('lost'), SHOWN_AFTER_MS);
      retry = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    });
  };
  connect();
  return () => {
    clearTimeout(retry);
    clearTimeout(alarm);
    source?.close();
  };
}
