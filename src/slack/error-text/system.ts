import {
  AWS_ERROR_CODES,
  type AwsErrorCode,
  type ErrorCode,
  type SlackErrorCode,
  type SystemErrorCode,
} from '#src/domain/errors.ts';
import { formatRequestId, type RequestId, type SlackUserId } from '#src/domain/request.ts';
import { bold, code as inCode } from '../mrkdwn.ts';
import { adminsOr } from '../words.ts';

/** For a failure that we do not know: an apology, what was surely not changed, and the reference for an admin. */
export function apologyText(
  referenceId: string,
  admins: readonly SlackUserId[],
  unchanged?: RequestId,
): string {
  const kept = unchanged === undefined ? '' : ` ${formatRequestId(unchanged)} was not changed.`;
  return `${bold(`Sorry, something broke in Dialtone.${kept}`)} Try again. If it happens again, give ${adminsOr(admins)} the reference ${inCode(referenceId)}.`;
}

export interface SystemErrorContext {
  readonly admins?: readonly SlackUserId[] | undefined;
  /** What opens the form again, such as `/voice-request`. */
  readonly command?: string | undefined;
}

type Words = (context: SystemErrorContext) => string;

const cannotSave: Words = () =>
  `${bold('Dialtone cannot save at the moment, so nothing was changed.')} Try again in a few minutes.`;

const slackAway: Words = () =>
  `${bold('Slack does not answer Dialtone at the moment.')} Try again in a few minutes.`;

const awsAway = `${bold('AWS does not answer Dialtone as expected.')} Try again in a few minutes.`;

/** Undefined for a defect of ours: that is an apology with a reference. */
const SYSTEM = {
  database_unavailable: cannotSave,
  queue_unavailable: cannotSave,
  job_malformed: undefined,
  internal: undefined,
  slack_rate_limited: slackAway,
  slack_unavailable: slackAway,
  slack_channel_not_found: ({ admins = [] }) =>
    `${bold('Slack does not show Dialtone the channel of this project.')} Ask ${adminsOr(admins)} to choose another one.`,
  slack_not_in_channel: () =>
    `${bold('Dialtone cannot post in the channel of this project.')} Write /invite @Dialtone there, then try again.`,
  slack_message_gone: () =>
    `${bold('The message that you used is gone.')} ${inCode('/voice status')} lists your requests.`,
  slack_view_gone: ({ command = '/voice' }) =>
    `${bold('The form was closed before Dialtone was done with it.')} Run ${inCode(command)} again.`,
  slack_trigger_expired: ({ command = '/voice' }) =>
    `${bold('The form opened too late, so nothing was sent.')} Run ${inCode(command)} again.`,
  slack_refused: undefined,
} as const satisfies Record<SystemErrorCode | SlackErrorCode, Words | undefined>;

const words = new Map<string, Words | undefined>(Object.entries(SYSTEM));

/**
 * A failure of Dialtone's own parts, of Slack or of AWS outside of leasing, in mrkdwn: what happened, what was kept,
 * what to do. Undefined where only an apology with a reference is honest, and for refusals.
 */
export function systemErrorText(code: ErrorCode, context: SystemErrorContext = {}): string | undefined {
  if (AWS_ERROR_CODES.includes(code as AwsErrorCode)) return awsAway;
  return words.get(code)?.(context);
}
