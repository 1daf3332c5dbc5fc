import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { insertCase } from '#db/queries/cases.ts';
import type { HandOn } from '#db/transaction.ts';
import { accessPacket, numbersPacket, type Packet } from '../domain/packet.ts';
import type { AccessRequest, CaseRequest, LeaseRequest, OrderView } from '../domain/request-view.ts';
import type { Context } from './context.ts';

/** After that long without a case id somebody is reminded to file it. */
const FILE_WITHIN_MS = 24 * 60 * 60 * 1000;

/** The packet as it was approved; Dialtone files it itself where the operator wants that, else a person does. */
async function openCase(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: CaseRequest,
  packet: Packet,
  now: Date,
  correlationId: string,
): Promise<void> {
  const { id, project } = request;
  const isByApi = context.settings.supportCases === 'api';
  const fileBy = new Date(now.getTime() + FILE_WITHIN_MS);
  await insertCase(tx, {
    requestId: id,
    status: isByApi ? 'filing' : 'to_file',
    ...packet,
    answerDueAt: isByApi ? null : fileBy,
    dueAt: isByApi ? now : fileBy,
  });
  await insertAuditEvent(tx, {
    at: now,
    actor: { kind: 'system' },
    action: 'case.opened',
    projectId: project.id,
    requestId: id,
    after: { subject: packet.subject, by: isByApi ? 'api' : 'packet' },
    correlationId,
  });
  handOn({ name: 'case.follow', payload: { id }, ...(isByApi ? {} : { notBefore: fileBy }) });
}

/** The case for production access (guide, requesting production access). */
export function openAccessCase(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: AccessRequest,
  now: Date,
  correlationId: string,
): Promise<void> {
  return openCase(context, tx, handOn, request, accessPacket(request), now, correlationId);
}

/** The case for numbers of countries in which AWS leases them only so. */
export function openNumbersCase(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: LeaseRequest,
  orders: readonly OrderView[],
  now: Date,
  correlationId: string,
): Promise<void> {
  return openCase(context, tx, handOn, request, numbersPacket(request, orders), now, correlationId);
}
