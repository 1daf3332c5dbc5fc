import { useHostIfAny } from '../blocks/host.ts';

/** A person by name; opens who it is. One's own mention stands out more. */
export function UserMention({ id, label }: { id: string; label: string }) {
  const host = useHostIfAny();
  const person = host?.people.find((each) => each.id === id);
  const name = person?.name ?? label.replace(/^@/, '');
  if (host === undefined || person === undefined)
    return <span class="bk-mention">@{name === '' ? id : name}</span>;
  return (
    <button
      type="button"
      class={id === host.me ? 'bk-mention bk-mention-me' : 'bk-mention'}
      onClick={() => host.openPerson(id)}
    >
      @{name}
    </button>
  );
}

/** A channel by name; opens it. One that the person cannot see keeps its name to itself. */
export function ChannelMention({ id }: { id: string; label: string }) {
  const host = useHostIfAny();
  const channel = host?.channels.find((each) => each.id === id);
  if (host === undefined || channel === undefined)
    return <span class="bk-mention bk-mention-hidden">private channel</span>;
  const mark = channel.kind === 'im' ? '@' : '#';
  return (
    <button type="button" class="bk-mention" onClick={() => host.openChannel(id)}>
      {mark}
      {channel.name}
    </button>
  );
}

export function GroupMention({ id, label }: { id: string; label: string }) {
  const name = label.replace(/^@/, '');
  return <span class="bk-mention">@{name === '' ? id : name}</span>;
}

/** `@here`, `@channel` or `@everyone`: whoever reads it is meant. */
export function BroadcastMention({ range }: { range: string }) {
  return <span class="bk-mention bk-mention-me">@{range}</span>;
}
