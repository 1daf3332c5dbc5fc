import type { LoggedRequest } from '../../aws/request-log.ts';
import type { Call, Delivery, Violation } from '../../slack/driver.ts';
import { type JsonObject, objectOf, objectsOf, parseJson, stringOf } from '../../slack/json.ts';
import type { LogDetail, LogRow } from '../control-protocol.ts';
import type { LogEntry } from './log-entries.ts';
import { refusalsIn, refusalsOfText } from './log-refusals.ts';

const MOST = 300;
const PRECISION = 10;

/** The newest entries as lines. */
export function logRows(entries: readonly LogEntry[]): LogRow[] {
  return entries.slice(0, MOST).map(rowOf);
}

/** What was sent and what came back, with every secret still in it. */
export function logDetail(entry: LogEntry): LogDetail {
  const { refusals } = rowOf(entry);
  switch (entry.kind) {
    case 'delivery': {
      const { payload: sent, answer } = entry.delivery;
      return answer === '' ? { sent, refusals } : { sent, answered: parseJson(answer) ?? answer, refusals };
    }
    case 'call':
      return { sent: entry.call.args, answered: entry.call.response, refusals };
    case 'aws': {
      const { input: sent, requestId, clientToken, status, errorType } = entry.request;
      return { sent, answered: { status, errorType, requestId, clientToken }, refusals };
    }
    case 'refusal':
      return { sent: { where: entry.violation.where, message: entry.violation.message }, refusals };
  }
}

function rowOf(entry: LogEntry): LogRow {
  const common = { id: entry.id, kind: entry.kind, at: new Date(entry.atMs).toISOString() };
  switch (entry.kind) {
    case 'delivery':
      return { ...common, ...deliveryRow(entry.delivery) };
    case 'call':
      return { ...common, ...callRow(entry.call) };
    case 'aws':
      return { ...common, ...awsRow(entry.request) };
    case 'refusal':
      return { ...common, ...refusalRow(entry.violation) };
  }
}

type Row = Omit<LogRow, 'id' | 'kind' | 'at'>;

function deliveryRow({ kind, payload, outcome, status, ackMs, retryNum }: Delivery): Row {
  const again = retryNum === undefined ? '' : `, retry ${retryNum}`;
  return {
    what: kind,
    about: `${subjectOf(payload)}${again}`,
    outcome,
    failed: outcome !== 'acked' || status !== 200,
    status: status === 0 ? null : status,
    ms: rounded(ackMs),
    refusals: [],
  };
}

/** The command, the action's ids, the view's callback id, or the event's type. */
function subjectOf(payload: JsonObject): string {
  const { command, text, event, view, callback_id: callbackId, action_id: actionId } = payload;
  if (typeof command === 'string') return `${command} ${stringOf(text) ?? ''}`.trim();
  const actions = objectsOf(payload.actions).map((action) => String(action.action_id));
  if (actions.length > 0) return actions.join(', ');
  const names = [actionId, callbackId, objectOf(view).callback_id, objectOf(event).type];
  return names.find((name) => typeof name === 'string' && name !== '')?.toString() ?? '';
}

function callRow({ method, args, response, status, ms }: Call): Row {
  const about = [args.channel, args.channel_id, args.user_id, args.user].find((id) => typeof id === 'string');
  const ok = response.ok === true;
  return {
    what: method,
    about: stringOf(about) ?? '',
    outcome: ok ? 'ok' : (stringOf(response.error) ?? 'error'),
    failed: !ok,
    status,
    ms: rounded(ms),
    refusals: refusalsIn(response),
  };
}

function awsRow({ operation, service, region, status, errorType, ms, clientToken }: LoggedRequest): Row {
  const token = clientToken === undefined ? undefined : `token ${clientToken}`;
  return {
    what: operation ?? service ?? 'unknown operation',
    about: [region, token].filter((part) => part !== undefined).join(', '),
    outcome: errorType ?? (status === null ? 'connection cut' : 'ok'),
    failed: status !== 200,
    status,
    ms: ms === null ? null : rounded(ms),
    refusals: [],
  };
}

function refusalRow({ kind, where, message }: Violation): Row {
  return {
    what: where,
    about: '',
    outcome: kind,
    failed: true,
    status: null,
    ms: null,
    refusals: refusalsOfText(message),
  };
}

function rounded(ms: number): number {
  return Math.round(ms * PRECISION) / PRECISION;
}
