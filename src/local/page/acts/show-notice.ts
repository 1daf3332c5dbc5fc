import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';

/** Slack says something to one person. */
export function showNotice({ workspace }: Context, me: SlackUser, text: string): void {
  workspace.notices.add({ userId: me.id, text });
  workspace.changes.notify();
}
