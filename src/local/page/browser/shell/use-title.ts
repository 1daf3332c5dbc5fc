import { useEffect } from 'preact/hooks';
import { useCell } from './cell.ts';
import { useEntry, usePage, useSelected } from './page.ts';

/** Keeps the document's title: how much is unread, where the window is, and in which workspace. */
export function useTitle(): void {
  const page = usePage();
  const workspace = useEntry('workspace');
  const route = useCell(page.route);
  const unread = useSelected((store) => store.entry(`person:${workspace?.me ?? ''}`)?.unread ?? 0);
  const channel = route?.kind === 'channel' ? page.store.entry(`channel:${route.channel}`) : undefined;
  const place = channel === undefined ? workspace?.app.name : channel.name;

  useEffect(() => {
    if (workspace === undefined) return;
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${place ?? ''} | ${workspace.name}`;
  }, [unread, place, workspace?.name]);
}
