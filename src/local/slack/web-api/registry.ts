import { authMethods } from './auth.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import type { Method } from './method.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every Web API method of the local workspace, by name. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...userMethods,
  ...viewMethods,
};

/**
 * The bot scopes of each method: any one of them lets a call in. `files.uploadV2` is the SDK's name for the steps of
 * an upload in one call.
 */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(METHODS).map(([name, method]) => [name, method.scopes])),
  'files.uploadV2': ['files:write'],
};

/** The scopes of the local token when none are given: enough for every method, no more. */
export const ALL_SCOPES: readonly string[] = [
  ...new Set([...Object.values(METHODS).flatMap((method) => method.scopes), 'commands']),
];
