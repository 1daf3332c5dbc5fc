import type { SlackUserId } from '#src/domain/request.ts';

/** What every card needs besides its request. */
export interface CardSettings {
  /** No AWS account is used, so every price is a sample; every card says so. */
  readonly localVoice: boolean;
  readonly admins: readonly SlackUserId[];
}
