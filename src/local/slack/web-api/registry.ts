import { authMethods } from './auth.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import type { Method } from './method.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every Web API method of the local workspace, by name. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...userMethods,
  ...viewMethods,
};

/** The bot scopes of each method: any one of them lets a call in. */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(METHODS).map(([name, method]) => [name, method.scopes]),
);

/** The scopes of the local token when none are given: enough for every method, no more. */
export const ALL_SCOPES: readonly string[] = [
  ...new Set([...Object.values(METHODS).flatMap((method) => method.scopes), 'commands']),
];
