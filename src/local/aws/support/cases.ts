import { hash } from 'node:crypto';
import { newestFirst, servicePage } from '../service-page.ts';
import { ACCOUNT_ID, type AccountState } from '../state.ts';
import { caseIdNotFound, invalidParameterValue } from './errors.ts';
import type { Communication, SupportCase } from './state.ts';

/** Support names the account's role and email address; nobody here has one. */
export const CUSTOMER = 'Dialtone (Role) <account@example.com>';
/** Entries of AWS's own staff carry this and no address. */
export const AWS_STAFF = 'Amazon Web Services';

export type NewCase = Omit<
  SupportCase,
  'caseId' | 'displayId' | 'status' | 'submittedBy' | 'timeCreated' | 'communications'
> & { readonly body: string };

/** Files a case; AWS does not document the first status of one, `opened` here. */
export function addCase({ support }: AccountState, { body, ...values }: NewCase, now: Date): SupportCase {
  const displayId = String(support.nextDisplayId);
  support.nextDisplayId += 1;
  const fingerprint = hash('sha256', displayId).slice(0, 16);
  const made: SupportCase = {
    ...values,
    caseId: `case-${ACCOUNT_ID}-muen-${now.getUTCFullYear()}-${fingerprint}`,
    displayId,
    status: 'opened',
    submittedBy: 'account@example.com',
    timeCreated: now.toISOString(),
    communications: [],
  };
  addCommunication(made, CUSTOMER, body, now);
  support.cases.push(made);
  return made;
}

export function addCommunication(target: SupportCase, submittedBy: string, body: string, now: Date): void {
  const sequence = target.communications.length;
  target.communications.push({ sequence, body, submittedBy, timeCreated: now.toISOString() });
}

/** A quota increase whose case is resolved becomes CASE_CLOSED. */
export function resolveCase(state: AccountState, target: SupportCase, now: Date): void {
  target.status = 'resolved';
  for (const request of state.serviceQuotas.requests) {
    if (request.caseId !== target.displayId || request.status !== 'CASE_OPENED') continue;
    request.status = 'CASE_CLOSED';
    request.lastUpdated = now.getTime() / 1000;
  }
}

/** Throws CaseIdNotFound; the model lets a client leave the id out, and nothing is found then. */
export function caseOf({ support }: AccountState, caseId: string | undefined): SupportCase {
  const found = support.cases.find((one) => one.caseId === caseId);
  if (!found) throw caseIdNotFound(caseId);
  return found;
}

export interface TimeSpan {
  readonly afterTime?: string;
  readonly beforeTime?: string;
}

/** Whether something made at `timeCreated` falls into the span, its ends included. Throws for ends that are no times. */
export function isWithin({ afterTime, beforeTime }: TimeSpan): (timeCreated: string) => boolean {
  const from = afterTime === undefined ? -Infinity : parseTime('afterTime', afterTime);
  const to = beforeTime === undefined ? Infinity : parseTime('beforeTime', beforeTime);
  return (timeCreated) => from <= Date.parse(timeCreated) && Date.parse(timeCreated) <= to;
}

function parseTime(member: string, text: string): number {
  const timeMs = Date.parse(text);
  if (Number.isNaN(timeMs)) throw invalidParameterValue(member, text);
  return timeMs;
}

/** One page of a case's communications, newest first. AWS documents neither the order nor the default size; 100. */
export function communicationsPage(
  { caseId, communications }: SupportCase,
  span: TimeSpan,
  { token, size }: { readonly token: string | undefined; readonly size: number | undefined },
) {
  const within = isWithin(span);
  const found = communications.filter(({ timeCreated }) => within(timeCreated)).toReversed();
  const { items, nextToken } = servicePage(found, ({ sequence }) => newestFirst(sequence), {
    query: JSON.stringify(['communications', caseId]),
    token,
    size,
    refuseToken: () => invalidParameterValue('nextToken', token ?? ''),
  });
  return { communications: items.map((item) => communicationOnWire(caseId, item)), nextToken };
}

function communicationOnWire(caseId: string, { body, submittedBy, timeCreated }: Communication) {
  return { caseId, body, submittedBy, timeCreated, attachmentSet: [] };
}
