import type { Refusal, RefusalCode } from '#src/domain/errors.ts';
import { formatRequestId, type RequestId, type SlackUserId } from '#src/domain/request.ts';
import { escapeText } from '../../mrkdwn.ts';
import { adminsOr } from '../../words.ts';
import { fieldError } from '../fields.ts';

export interface RefusalContext {
  /** The request that was clicked; without it the refusal is about a form or a command. */
  readonly requestId?: RequestId | undefined;
  readonly admins: readonly SlackUserId[];
  /** The id was typed, as in `/voice status R-1042`, so no button is to blame. */
  readonly isTyped?: boolean | undefined;
}

export type Words<Code extends RefusalCode> = (
  refusal: Extract<Refusal, { code: Code }>,
  context: RefusalContext,
) => string;

export type RefusalTable<Code extends RefusalCode = RefusalCode> = { readonly [Each in Code]: Words<Each> };

export const idOf = ({ requestId }: RefusalContext): string =>
  requestId === undefined ? 'this request' : formatRequestId(requestId);

export const askAdmin = ({ admins }: RefusalContext): string => `ask ${adminsOr(admins)}`;

/** What belongs under a field, as a sentence of its own. */
export const asSentence = (refusal: Refusal): string => `${escapeText(fieldError(refusal))}.`;
