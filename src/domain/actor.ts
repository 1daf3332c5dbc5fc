import type { SlackUserId } from './request.ts';

/** Who did it. */
export type Actor =
  | { readonly kind: 'user'; readonly userId: SlackUserId; readonly teamId: string }
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'system' };

export type UserActor = Extract<Actor, { kind: 'user' }>;

/** What we know of a person from Slack (`users.info`), as last stored. */
export interface Person {
  readonly userId: SlackUserId;
  readonly teamId: string;
  readonly isGuest: boolean;
  readonly isBot: boolean;
  readonly isDeactivated: boolean;
}
