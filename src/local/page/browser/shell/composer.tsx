import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChannelEntry } from '../../protocol.ts';
import { notInThreads, parseCommand, unknownCommand } from './command-match.ts';
import { CompletionList } from './completion-list.tsx';
import { Icon } from './icons.tsx';
import { useEntry, useList, usePage } from './page.ts';
import { ShortcutsMenu } from './shortcuts-menu.tsx';
import { useCompletion } from './use-completion.ts';

/** The message field of a channel or thread: messages, slash commands, mentions. */
export function Composer({ channel, threadTs }: { channel: ChannelEntry; threadTs?: string }) {
  const page = usePage();
  const workspace = useEntry('workspace');
  const people = useList('person');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = `${workspace?.me}:${channel.id}:${threadTs ?? ''}`;
  const [text, setText] = useState(page.drafts.get(key));
  const [problem, setProblem] = useState<string>();
  const [running, setRunning] = useState<string>();
  const commands = workspace?.commands ?? [];

  const write = (words: string): void => {
    page.drafts.put(key, words);
    setText(words);
    setProblem(undefined);
  };
  const completion = useCompletion({ field, text, commands, people, write });

  const send = (): void => {
    const words = text.trim();
    if (words === '') return;
    // Slack, too, takes a text that begins with a space for a message.
    const parsed = text.startsWith('/') ? parseCommand(text) : undefined;
    if (parsed === undefined) {
      write('');
      const thread = threadTs === undefined ? {} : { threadTs };
      page.act({ kind: 'say', channel: channel.id, text: words, ...thread }).catch(failed(words));
      return;
    }
    const { command } = parsed;
    const known = commands.some((each) => each.command === command);
    if (!known || threadTs !== undefined) {
      setProblem(known ? notInThreads(command) : unknownCommand(command));
      return;
    }
    write('');
    setRunning(command);
    page
      .act({ kind: 'command', channel: channel.id, ...parsed })
      .catch(failed(words))
      .finally(() => setRunning(undefined));
  };
  const failed = (words: string) => (error: unknown) => {
    if (page.drafts.get(key) === '') write(words);
    setProblem(error instanceof Error ? error.message : String(error));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || completion.onKeyDown(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    event.preventDefault();
    send();
  };

  /** At the cursor, and in the field itself first: that is where the list of people looks for the cursor. */
  const mention = (): void => {
    const element = field.current;
    if (element === null) return;
    const { selectionStart: from, selectionEnd: to } = element;
    const isApart = from === 0 || /\s/.test(text.charAt(from - 1));
    element.setRangeText(isApart ? '@' : ' @', from, to, 'end');
    write(element.value);
    element.focus();
  };

  // Grows with what is written, up to what the style sheet allows.
  useLayoutEffect(() => {
    if (field.current === null) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);

  const name = channel.kind === 'im' ? channel.name : `#${channel.name}`;
  const label = threadTs === undefined ? `Message ${name}` : `Reply in ${name}`;
  const hint = commands.find(({ command }) => text.startsWith(`${command} `))?.hint ?? '';
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        field.current?.focus();
      }}
    >
      <CompletionList id={`${id}-list`} completion={completion} />
      <div class="composer__box">
        <textarea
          ref={field}
          class="composer__text"
          rows={1}
          aria-label={label}
          placeholder={label}
          aria-autocomplete="list"
          aria-controls={completion.open ? `${id}-list` : undefined}
          aria-activedescendant={completion.open ? `${id}-list-${completion.chosen}` : undefined}
          aria-describedby={`${id}-note`}
          value={text}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={completion.close}
        />
        <div class="composer__tools">
          {threadTs === undefined && <ShortcutsMenu />}
          <button
            type="button"
            class="icon-button"
            aria-label="Mention somebody"
            title="Mention somebody"
            onClick={mention}
          >
            <Icon name="at" />
          </button>
          <span class="composer__hint" id={`${id}-note`}>
            {hint}
          </span>
          <button
            type="submit"
            class="composer__send"
            aria-label="Send"
            title="Send"
            disabled={text.trim() === ''}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
      <p class="composer__status" role="status">
        {running !== undefined && `${running} is running…`}
      </p>
      {problem !== undefined && (
        <p class="composer__problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
