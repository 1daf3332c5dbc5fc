import { useEffect, useRef } from 'preact/hooks';
import type { ChannelEntry } from '../../protocol.ts';
import { Announcer } from './announcer.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icons.tsx';
import { MessageRow } from './message-row.tsx';
import { repliesTo } from './message-rows.ts';
import { useEntry, useList, usePage } from './page.ts';
import { channelOf, type Route } from './route.ts';
import { countOf } from './thread-summary.tsx';
import { useScroll } from './use-scroll.ts';

/** The thread of a route, beside its channel; nothing when no thread is open. */
export function ThreadPane({ route }: { route: Route }) {
  const page = usePage();
  const channel = useEntry(`channel:${channelOf(page.store, route) ?? ''}`);
  const { threadTs } = route;
  if (threadTs === undefined || channel === undefined) return null;
  return <Thread key={`${channel.id}:${threadTs}`} channel={channel} threadTs={threadTs} route={route} />;
}

interface ThreadProps {
  readonly channel: ChannelEntry;
  readonly threadTs: string;
  readonly route: Route;
}

function Thread({ channel, threadTs, route }: ThreadProps) {
  const page = usePage();
  const root = useEntry(`message:${channel.id}:${threadTs}`);
  const replies = repliesTo(useList('message', `${channel.id}:`), threadTs);
  const me = useEntry('workspace')?.me ?? '';
  const scroll = useScroll();
  const pane = useRef<HTMLElement>(null);
  const name = channel.kind === 'im' ? channel.name : `#${channel.name}`;
  const canWrite = !channel.archived && channel.readOnly !== true && channel.memberIds.includes(me);

  useEffect(() => {
    const before = document.activeElement;
    (pane.current?.querySelector<HTMLElement>('.composer__text') ?? pane.current)?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const close = (): void => page.go({ ...route, threadTs: undefined });
  return (
    <aside
      class="pane thread"
      aria-label={`Thread in ${name}`}
      ref={pane}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="pane__header">
        <h2 class="pane__title">
          Thread <span class="thread__channel">{name}</span>
        </h2>
        <button type="button" class="icon-button" aria-label="Close the thread" title="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="messages-frame">
        <div
          class="messages"
          role="log"
          aria-live="off"
          aria-label={`Messages of the thread in ${name}`}
          tabIndex={-1}
          ref={scroll.list}
          onScroll={scroll.onScroll}
        >
          <div class="messages__content" ref={scroll.content}>
            {root === undefined ? (
              <p class="empty">This message is not here any more.</p>
            ) : (
              <MessageRow message={root} short={false} inThread />
            )}
            <p class="thread__count">{replies.length === 0 ? 'No replies yet' : countOf(replies.length)}</p>
            {replies.map((reply) => (
              <MessageRow key={reply.ts} message={reply} short={false} inThread />
            ))}
          </div>
        </div>
        <Announcer messages={replies} me={me} />
      </div>
      {canWrite && <Composer channel={channel} threadTs={threadTs} />}
    </aside>
  );
}
