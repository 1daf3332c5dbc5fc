import { useMemo, useRef } from 'preact/hooks';
import type { MessageEntry } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { BlockHostProvider } from '../blocks/host.ts';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { Avatar } from './avatar.tsx';
import { useBlockHost } from './block-host.ts';
import { Icon } from './icons.tsx';
import { MessageFiles } from './message-files.tsx';
import { useEntry, usePage } from './page.ts';
import { type Thread, ThreadSummary } from './thread-summary.tsx';
import { exactTimeOf, shortTimeOf, timeOf } from './times.ts';
import { useKeptFocus } from './use-kept-focus.ts';

interface MessageRowProps {
  readonly message: MessageEntry;
  /** Under one of the same person: without name and picture. */
  readonly short: boolean;
  /** Undefined without any replies. */
  readonly thread?: Thread | undefined;
  /** A permalink has led to it. */
  readonly isFound?: boolean;
  /** In a thread's own pane nothing leads to the thread. */
  readonly inThread?: boolean;
}

/** One message: who, when, what. */
export function MessageRow({ message, short, thread, isFound = false, inThread = false }: MessageRowProps) {
  const page = usePage();
  const author = useEntry(`person:${message.userId}`);
  const { channel, ts, ephemeral } = message;
  const area = useRef<HTMLElement>(null);
  useKeptFocus(area);
  const openThread = (): void => {
    const route = page.route.get();
    if (route !== undefined) page.go({ ...route, threadTs: ts });
  };
  const name = author?.name ?? message.userId;
  return (
    <article
      ref={area}
      tabIndex={-1}
      class={`message ${short ? 'message--short' : ''} ${ephemeral ? 'message--ephemeral' : ''} ${isFound ? 'message--found' : ''}`}
      aria-label={`${name}, ${timeOf(ts)}`}
      data-channel={channel}
      data-ts={ts}
    >
      <div class="message__margin">
        {short ? (
          <Time ts={ts} class="message__time message__time--margin" format={shortTimeOf} />
        ) : (
          <Avatar person={author} />
        )}
      </div>
      <div class="message__main">
        {!short && (
          <div class="message__head">
            <button
              type="button"
              class="message__author"
              onClick={() => page.dialog.set({ kind: 'person', userId: message.userId })}
            >
              {name}
            </button>
            {author?.isBot === true && <span class="app-mark">APP</span>}
            <Time ts={ts} class="message__time" />
          </div>
        )}
        {ephemeral && <p class="message__only-you">Only visible to you</p>}
        <MessageBody message={message} />
        {message.files.length > 0 && <MessageFiles files={message.files} />}
        {ephemeral && (
          <button
            type="button"
            class="link-button message__dismiss"
            onClick={() => void page.try({ kind: 'dismiss', key: `message:${channel}:${ts}` })}
          >
            Dismiss message
          </button>
        )}
        {!inThread && thread !== undefined && <ThreadSummary {...thread} onOpen={openThread} />}
      </div>
      {!inThread && !ephemeral && (
        <div class="message__tools">
          <button
            type="button"
            class="icon-button"
            aria-label="Reply in thread"
            title="Reply in thread"
            onClick={openThread}
          >
            <Icon name="thread" />
          </button>
        </div>
      )}
    </article>
  );
}

function MessageBody({ message }: { message: MessageEntry }) {
  const { channel, ts, redraws, blocks, values, text, edited } = message;
  const host = useBlockHost({
    surface: 'message',
    place: { channel, ts, redraws },
    blocks,
    values,
    errors: NONE,
  });
  // The same drawing while the message is the same: Preact skips it then.
  return useMemo(
    () => (
      <div class="message__body">
        <BlockHostProvider value={host}>
          {blocks.length > 0 ? <Blocks blocks={blocks} /> : text !== '' && <Mrkdwn text={text} />}
        </BlockHostProvider>
        {edited && <span class="message__edited">(edited)</span>}
      </div>
    ),
    [host, blocks, text, edited],
  );
}

const NONE: Readonly<Record<string, string>> = {};

interface TimeProps {
  readonly ts: string;
  readonly class: string;
  readonly format?: (ts: string) => string;
}

function Time({ ts, class: name, format = timeOf }: TimeProps) {
  return (
    <time
      class={name}
      title={exactTimeOf(ts)}
      dateTime={new Date(Number.parseFloat(ts) * 1000).toISOString()}
    >
      {format(ts)}
    </time>
  );
}
