import type { Tx } from '#db/client.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import type { Actor } from '../domain/actor.ts';
import type { ErrorDetails, OrderErrorCode } from '../domain/errors.ts';
import type { OrderStatus } from '../domain/request.ts';
import type { LeaseRequest, OrderView } from '../domain/request-view.ts';

export interface FailedOrder {
  readonly at: Date;
  readonly actor: Actor;
  readonly request: LeaseRequest;
  readonly order: OrderView;
  readonly from: OrderStatus;
  readonly code: OrderErrorCode;
  readonly details: ErrorDetails;
  readonly correlationId: string;
}

/** An order that ended without a number, with what its story needs to say why. */
export async function auditFailedOrder(tx: Tx, failed: FailedOrder): Promise<void> {
  const { at, actor, request, order, from, code, details, correlationId } = failed;
  await insertAuditEvent(tx, {
    at,
    actor,
    action: 'order.failed',
    projectId: request.project.id,
    requestId: request.id,
    orderId: order.id,
    before: { number: order.position, status: from },
    after: {
      number: order.position,
      status: 'failed',
      code,
      reason: details.reason ?? null,
      country: order.line.country,
      numberType: order.line.numberType,
      region: request.project.region,
    },
    correlationId,
  });
}
