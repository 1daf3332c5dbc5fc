import { decidersOf } from '#src/domain/policy.ts';
import { progressOf } from '#src/domain/progress.ts';
import { formatRequestId, type RequestStatus } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { orderFailureShort } from '../error-text.ts';
import { costOfLines, perMonthText } from '../money-text.ts';
import { cut, inline, mention, plainDate } from '../mrkdwn.ts';
import { actorText, counted, sentenceCase, toLease } from '../words.ts';
import type { CardSettings } from './settings.ts';

/** Characters of a message's `text`, which notifications and screen readers take instead of the blocks. */
export const SUMMARY_MAX_LENGTH = 149;

type Summary = (request: RequestView, settings: CardSettings) => string;

/** The sentence with as much of a long text as fits into `SUMMARY_MAX_LENGTH`. */
function fitted(text: string, sentence: (text: string) => string): string {
  const points = [...text].length;
  for (let length = points; length > 1; length--) {
    const whole = sentence(inline(text, length));
    if (whole.length <= SUMMARY_MAX_LENGTH) return whole;
  }
  return cut(sentence('…'), SUMMARY_MAX_LENGTH);
}

const id = (request: RequestView): string => formatRequestId(request.id);
const verb = (request: RequestView): string => toLease(request.lines);

const pending: Summary = (request, { admins }) => {
  const cost = perMonthText(costOfLines(request.lines));
  const who = decidersOf(request, admins).length === 0 ? 'Nobody may decide yet.' : 'A lead decides.';
  return fitted(
    request.project.name,
    (name) =>
      `${id(request)}: ${mention(request.requester)} asks to ${verb(request)} for ${name}, ${cost}. ${who}`,
  );
};

const approved: Summary = (request) => {
  const { leased, failed, total } = progressOf(request.orders);
  if (leased === 0 && failed === 0)
    return `${id(request)}: approved by ${actorText(request.decidedBy)}. Leasing ${counted(total, 'number')}.`;
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  return `${id(request)}: ${leased} of ${counted(total, 'number')} leased${failures}.`;
};

const waiting: Summary = (request) => {
  const { leased, settingUp } = progressOf(request.orders);
  return `${id(request)}: ${counted(leased, 'number')} leased, ${settingUp} still being set up.`;
};

const leased: Summary = (request) => {
  const count = request.orders.length;
  const numbers = count === 1 ? '1 number' : `all ${count} numbers`;
  return fitted(request.project.name, (name) => `${id(request)}: ${numbers} leased for ${name}.`);
};

/** Why orders failed, where all of them failed for the same reason. */
function commonReason(request: RequestView, settings: CardSettings): string | undefined {
  const context = { region: request.project.region, admins: settings.admins };
  const failed = request.orders.filter((order) => order.status === 'failed');
  const reasons = new Set(failed.map((order) => orderFailureShort(order, context)));
  return reasons.size === 1 ? [...reasons][0] : undefined;
}

const partlyLeased: Summary = (request, settings) => {
  const { leased: got, failed: lost, total } = progressOf(request.orders);
  const why = commonReason(request, settings) ?? 'for different reasons';
  return `${id(request)}: ${got} of ${counted(total, 'number')} leased, ${lost} failed: ${why}.`;
};

const failed: Summary = (request, settings) => {
  const { total } = progressOf(request.orders);
  const why = commonReason(request, settings) ?? 'they failed for different reasons';
  const none = total === 1 ? 'the 1 number was not leased' : `none of ${total} numbers leased`;
  return `${id(request)}: ${none}. ${sentenceCase(why)}.`;
};

const denied: Summary = (request) => {
  const who = `${id(request)}: denied by ${actorText(request.decidedBy)}`;
  const reason = request.decisionReason;
  if (reason === undefined) return `${who}.`;
  return fitted(reason, (text) => `${who}: “${text}”${/[.!?…]$/.test(text) ? '' : '.'}`);
};

const SUMMARIES = {
  pending,
  approved,
  waiting,
  leased,
  partly_leased: partlyLeased,
  failed,
  denied,
  withdrawn: (request) => `${id(request)}: withdrawn by ${mention(request.requester)}.`,
  expired: (request) => `${id(request)}: expired without a decision.`,
} as const satisfies Record<RequestStatus, Summary>;

/** The card as one line without markup but mentions, under 150 characters: id, what, state, wanted action. */
export function summaryText(request: RequestView, settings: CardSettings): string {
  return cut(SUMMARIES[request.status](request, settings), SUMMARY_MAX_LENGTH);
}

/** The reminder as one line, likewise. */
export function reminderSummary(request: RequestView): string {
  return fitted(
    request.project.name,
    (name) =>
      `${id(request)}: ${verb(request)} for ${name} waits for a decision. Expires ${plainDate(request.expiresAt)}.`,
  );
}
