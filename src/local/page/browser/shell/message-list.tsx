import { useMemo } from 'preact/hooks';
import type { ChannelEntry, MessageEntry } from '../../protocol.ts';
import { Announcer } from './announcer.tsx';
import { Icon } from './icons.tsx';
import { MessageRow } from './message-row.tsx';
import { newRepliesIn, rootsOf, rowsOf } from './message-rows.ts';
import { useEntry, useList } from './page.ts';
import { useReading } from './use-reading.ts';
import { useScroll } from './use-scroll.ts';
import { useSought } from './use-sought.ts';

/** The messages of a channel, the newest at the bottom. */
export function MessageList({ channel }: { channel: ChannelEntry }) {
  const all = useList('message', `${channel.id}:`);
  const scroll = useScroll();
  const newAfterTs = useReading(channel, all, scroll.atEnd);
  const found = useSought(scroll, channel.id);
  const roots = useMemo(() => rootsOf(all), [all]);
  const threads = useMemo(() => threadsOf(all), [all]);
  const workspace = useEntry('workspace');
  const me = workspace?.me ?? '';
  const nowMs = Date.now() + (workspace?.clockAheadMs ?? 0);
  const rows = rowsOf(roots, { me, newAfterTs, nowMs });
  const name = channel.kind === 'im' ? channel.name : `#${channel.name}`;

  return (
    <div class="messages-frame">
      {/* The announcer reads what is new; the list itself would be read anew with every redraw of a card. */}
      <div
        class="messages"
        role="log"
        aria-live="off"
        aria-label={`Messages in ${name}`}
        tabIndex={-1}
        ref={scroll.list}
        onScroll={scroll.onScroll}
      >
        <div class="messages__content" ref={scroll.content}>
          {roots.length === 0 && <Empty channel={channel} />}
          {rows.map((row) => {
            if (row.kind === 'day') return <Divider key={row.key} label={row.label} />;
            if (row.kind === 'new') return <Divider key={row.key} label="New messages" isNew />;
            const { message, short, key } = row;
            const replies = threads.get(message.ts);
            const thread = replies && { replies, fresh: newRepliesIn(replies, { me, newAfterTs }) };
            const isFound = found === message.ts;
            return <MessageRow key={key} message={message} short={short} isFound={isFound} thread={thread} />;
          })}
        </div>
      </div>
      {!scroll.atEnd && (
        <button type="button" class="jump-to-latest" onClick={scroll.toEnd}>
          <Icon name="down" />
          Jump to latest
        </button>
      )}
      <Announcer messages={all} me={me} />
    </div>
  );
}

function threadsOf(all: readonly MessageEntry[]): Map<string, MessageEntry[]> {
  return Map.groupBy(
    all.filter(({ ts, threadTs }) => threadTs !== undefined && threadTs !== ts),
    ({ threadTs = '' }) => threadTs,
  );
}

function Divider({ label, isNew = false }: { label: string; isNew?: boolean }) {
  return (
    <div class={`divider ${isNew ? 'divider--new' : ''}`}>
      <h2 class="divider__label">{label}</h2>
    </div>
  );
}

function Empty({ channel }: { channel: ChannelEntry }) {
  const app = useEntry('workspace')?.app;
  if (channel.kind === 'im') {
    return (
      <p class="empty">
        {app?.name} writes to you here: that your requests arrived, what was decided, and what AWS answered.
      </p>
    );
  }
  const appIsHere = channel.memberIds.includes(app?.userId ?? '');
  return (
    <div class="empty">
      <p>Nothing has been written in #{channel.name} yet.</p>
      {appIsHere && !channel.archived && (
        <p>
          Type <kbd>/</kbd> below to see what {app?.name} can do. What it answers and what leads decide
          appears here.
        </p>
      )}
    </div>
  );
}
