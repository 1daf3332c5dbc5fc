import type { ChannelEntry } from '../../protocol.ts';
import { Composer } from './composer.tsx';
import { Icon } from './icons.tsx';
import { MessageList } from './message-list.tsx';
import { useEntry, usePage } from './page.ts';
import { firstRoute } from './route.ts';

/** A channel: its name, its messages, and a composer where one may write. */
export function ChannelPane({ channelId }: { channelId: string }) {
  const page = usePage();
  const channel = useEntry(`channel:${channelId}`);
  if (channel === undefined) {
    return (
      <main class="pane empty-pane">
        <h1 class="empty__title">This channel is not here</h1>
        <p>It is private, or there is no such channel.</p>
        <button type="button" class="button" onClick={() => page.go(firstRoute(page.store))}>
          Go to the first channel
        </button>
      </main>
    );
  }
  return (
    <main class="pane" aria-label={`#${channel.name}`}>
      <ChannelHeader channel={channel} />
      <MessageList channel={channel} />
      <Writing channel={channel} />
    </main>
  );
}

function ChannelHeader({ channel }: { channel: ChannelEntry }) {
  const page = usePage();
  const workspace = useEntry('workspace');
  const appIsHere = channel.memberIds.includes(workspace?.app.userId ?? '');
  const invite = workspace?.commands.some(({ command }) => command === '/invite') === true;
  const members = channel.memberIds.length;
  return (
    <header class="pane__header">
      <h1 class="pane__title">
        <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
        {channel.name}
      </h1>
      <span class="pane__members" title={`${members} members`}>
        <Icon name="people" />
        {members}
        <span class="unseen"> members</span>
      </span>
      {!appIsHere && (
        <p class="pane__hint">
          {workspace?.app.name} is not in this channel.
          {invite && !channel.archived && (
            <button
              type="button"
              class="link-button"
              onClick={() => {
                const text = `@${workspace.app.name}`;
                void page.try({ kind: 'command', channel: channel.id, command: '/invite', text });
              }}
            >
              Invite it
            </button>
          )}
        </p>
      )}
    </header>
  );
}

function Writing({ channel }: { channel: ChannelEntry }) {
  const me = useEntry('workspace')?.me ?? '';
  if (channel.archived) {
    return (
      <p class="no-composer">
        #{channel.name} is archived. Its messages can be read, and nobody can write here.
      </p>
    );
  }
  if (!channel.memberIds.includes(me)) {
    return <p class="no-composer">You are not a member of #{channel.name}, so you can only read here.</p>;
  }
  return <Composer channel={channel} />;
}
