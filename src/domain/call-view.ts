import type { CallId, SlackUserId } from './request.ts';
import type { Failure, NumberView, ProjectView } from './request-view.ts';
import type { CallStatus, MessageType } from './voice-message.ts';

/** A test call with all that its message needs. */
export interface CallView {
  readonly id: CallId;
  readonly number: NumberView;
  readonly region: string;
  readonly project: ProjectView | undefined;
  readonly caller: SlackUserId;
  /** E.164. */
  readonly destination: string;
  readonly body: string;
  readonly bodyType: MessageType;
  readonly voiceId: string;
  readonly maxPricePerMinute: string | undefined;
  readonly isDryRun: boolean;
  readonly status: CallStatus;
  readonly messageId: string | undefined;
  readonly failure: Failure | undefined;
  readonly askedAt: Date;
  readonly endedAt: Date | undefined;
}
