import { useEffect, useRef } from 'preact/hooks';
import type { ChannelEntry } from '../../protocol.ts';
import { useCell } from './cell.ts';
import { Icon } from './icons.tsx';
import { useEntry, useList, usePage } from './page.ts';
import { hashOf, type Route } from './route.ts';

/** The column at the left. On narrow screens it lies over the rest while it is open. */
export function Sidebar({ open, onClose }: { open: boolean; onClose: () => void }) {
  const page = usePage();
  const route = useCell(page.route);
  const workspace = useEntry('workspace');
  const channels = useList('channel');
  const root = useRef<HTMLElement>(null);
  const wasOpen = useRef(open);
  const app = channels.find(({ id }) => id === workspace?.appChannelId);
  const here = (place: Route): boolean => hashOf({ ...place, threadTs: undefined }) === hashOf(at(route));

  useEffect(() => {
    if (open) root.current?.querySelector<HTMLElement>('[aria-current],a')?.focus();
    else if (wasOpen.current) document.querySelector<HTMLElement>('.top-bar__menu')?.focus();
    wasOpen.current = open;
  }, [open]);

  const follow = (place: Route) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    page.go(place);
    if (open) onClose();
  };

  const toApp: Route = { kind: 'app', tab: (app?.unread ?? 0) > 0 ? 'messages' : 'home' };
  return (
    <>
      {open && (
        <button
          type="button"
          class="sidebar-shade"
          aria-label="Close the list of channels"
          onClick={onClose}
        />
      )}
      <nav
        id="sidebar"
        class={`sidebar ${open ? 'sidebar--open' : ''}`}
        ref={root}
        aria-label="Channels and apps"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && open) onClose();
        }}
      >
        <h2 class="sidebar__title">Channels</h2>
        <ul class="sidebar__list">
          {channels
            .filter(({ kind }) => kind !== 'im')
            .map((channel) => {
              const place: Route = { kind: 'channel', channel: channel.id };
              return (
                <li key={channel.id}>
                  <a
                    class={`place ${channel.unread > 0 ? 'place--unread' : ''} ${channel.archived ? 'place--archived' : ''}`}
                    href={hashOf(place)}
                    aria-current={here(place) ? 'page' : undefined}
                    onClick={follow(place)}
                  >
                    <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
                    <span class="place__name">{channel.name}</span>
                    <Marks channel={channel} count={channel.mentions} of="mentions" />
                  </a>
                </li>
              );
            })}
        </ul>
        <h2 class="sidebar__title">Apps</h2>
        <ul class="sidebar__list">
          <li>
            <a
              class={`place ${(app?.unread ?? 0) > 0 ? 'place--unread' : ''}`}
              href={hashOf(toApp)}
              aria-current={route?.kind === 'app' ? 'page' : undefined}
              onClick={follow(toApp)}
            >
              <span class="avatar avatar--tiny avatar--app" aria-hidden="true">
                {(workspace?.app.name ?? '').charAt(0)}
              </span>
              <span class="place__name">{workspace?.app.name}</span>
              {app !== undefined && <Marks channel={app} count={app.unread} of="unread" />}
            </a>
          </li>
        </ul>
      </nav>
    </>
  );
}

function Marks({ channel, count, of }: { channel: ChannelEntry; count: number; of: string }) {
  return (
    <>
      {channel.kind === 'private' && <span class="unseen">, private</span>}
      {channel.archived && <span class="place__note">archived</span>}
      {channel.shared && <span class="place__note">shared</span>}
      {count > 0 ? (
        <span class="badge">
          {count}
          <span class="unseen"> {of}</span>
        </span>
      ) : (
        channel.unread > 0 && <span class="unseen">, unread</span>
      )}
    </>
  );
}

function at(route: Route | undefined): Route {
  if (route === undefined) return { kind: 'app', tab: 'home' };
  return { ...route, threadTs: undefined };
}
