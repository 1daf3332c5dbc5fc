import type { SlackUserId } from '#src/domain/request.ts';

/** What every drawing needs besides its request; the same for the life of a process. */
export interface CardSettings {
  /** No AWS account is used, so every price is a sample; every card says so. */
  readonly localVoice: boolean;
  readonly admins: readonly SlackUserId[];
  /** How long a number can still be kept after a lead has approved relinquishing it. */
  readonly graceMs: number;
}

/** The settings at the moment of a drawing: what is left of a time, and dates to come, are told from `now`. */
export interface CardContext extends CardSettings {
  readonly now: Date;
}
