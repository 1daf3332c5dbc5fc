import { LOCAL_TEAM, type SlackUser } from '../../slack/workspace/people.ts';
import type { PersonEntry } from '../protocol.ts';
import { ALL_READ, type Tally } from './tally.ts';

function roleOf(user: SlackUser): string {
  if (user.deleted) return 'deactivated';
  if (user.isBot) return 'app';
  if (user.teamId !== LOCAL_TEAM.id) return 'other workspace';
  if (user.isRestricted) return 'guest';
  return user.isAdmin ? 'admin' : '';
}

/** Somebody in the workspace; what they have not read is for the person switch. */
export function personEntry(user: SlackUser, tally: Tally): PersonEntry {
  const unread = user.isBot ? ALL_READ : tally.unreadInAll(user.id);
  return { id: user.id, name: user.realName, role: roleOf(user), isBot: user.isBot, ...unread };
}
