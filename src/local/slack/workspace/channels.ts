import { APP, LOCAL_TEAM, type SlackUser } from './people.ts';

export interface Channel {
  readonly id: string;
  /** Without `#`; for a direct message the other person's id. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly shared: boolean;
  archived: boolean;
  readonly members: Set<string>;
}

export function newChannel(
  fields: { id: string; name: string; members: Iterable<string> } & Partial<Omit<Channel, 'members'>>,
): Channel {
  return { kind: 'public', shared: false, archived: false, ...fields, members: new Set(fields.members) };
}

/**
 * A new workspace's channels: `C0GENERAL` and `C0VOICE` with the app, `C0RANDOM` public and `C0PRIVATE` private
 * without it, `C0SHARED` shared with the other workspace, `C0OLD` archived.
 */
export function firstChannels(people: Iterable<SlackUser>): Channel[] {
  const everybody = [...people].filter((user) => user.teamId === 'T0LOCAL').map((user) => user.id);
  const staff = everybody.filter((id) => id !== APP.botUserId && id !== 'U0GUEST');
  return [
    newChannel({ id: 'C0GENERAL', name: 'general', members: everybody }),
    newChannel({ id: 'C0VOICE', name: 'voice-approvals', members: everybody }),
    newChannel({ id: 'C0RANDOM', name: 'random', members: staff }),
    newChannel({ id: 'C0PRIVATE', name: 'voice-private', kind: 'private', members: staff }),
    newChannel({ id: 'C0SHARED', name: 'voice-shared', shared: true, members: [...everybody, 'U0STRANGER'] }),
    newChannel({ id: 'C0OLD', name: 'voice-old', archived: true, members: everybody }),
  ];
}

/** The direct message channel between the app and a person: one per person, `D` and the rest of their id. */
export function directChannel(userId: string): Channel {
  return newChannel({
    id: `D${userId.slice(1)}`,
    name: userId,
    kind: 'im',
    members: [userId, APP.botUserId],
  });
}

/** Whether a person can open a channel: a member, or staff in a public one. */
export function canSee(user: SlackUser, channel: Channel): boolean {
  if (channel.members.has(user.id)) return true;
  return channel.kind === 'public' && user.teamId === LOCAL_TEAM.id && !user.isRestricted;
}
