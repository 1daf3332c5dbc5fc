import type { Tx } from '#db/client.ts';
import { setAccountDue } from '#db/queries/accounts.ts';
import { markCaseMoved } from '#db/queries/cases.ts';
import { markOrdersInCaseFailed } from '#db/queries/orders-in-case.ts';
import type { HandOn } from '#db/transaction.ts';
import { refuseEnding } from '../domain/case-policy.ts';
import { AppError, type Result, refused } from '../domain/errors.ts';
import type { CaseRequest, LeaseRequest, RequestView } from '../domain/request-view.ts';
import { CASE_REASON_MAX_LENGTH } from '../domain/support-case.ts';
import { auditFailedOrder } from './audit-order.ts';
import { type CaseInput, changeCase, moveWithCase } from './change-case.ts';
import type { Context } from './context.ts';
import { settleRequest } from './settle-request.ts';

interface Ending {
  readonly status: 'granted' | 'refused';
  readonly reason: string | null;
}

/** The numbers that waited for the case are not coming. */
async function failOrders(
  context: Context,
  tx: Tx,
  handOn: HandOn,
  request: LeaseRequest,
  { actor, correlationId }: CaseInput,
): Promise<void> {
  const failure = { code: 'support_case_refused', details: {} } as const;
  const failed = await markOrdersInCaseFailed(tx, request.id, failure);
  const at = context.clock.now();
  for (const order of request.orders.filter(({ id }) => failed.includes(id)))
    await auditFailedOrder(tx, { at, actor, request, order, from: 'in_case', ...failure, correlationId });
  await settleRequest(context, tx, handOn, request.id);
}

/** What AWS granted shows in the account: it is read at once, not at the next hour. */
async function readAccountSoon(context: Context, tx: Tx, handOn: HandOn, region: string): Promise<void> {
  await setAccountDue(tx, region, context.clock.now());
  handOn({ name: 'inventory.sync', payload: { region } });
}

async function endCase(
  context: Context,
  input: CaseInput,
  { status, reason }: Ending,
): Promise<Result<RequestView>> {
  const { actor, correlationId, requestId } = input;
  const from = ['filed', 'more_asked'] as const;
  return changeCase(context, input, refuseEnding, async (tx, handOn, request: CaseRequest) => {
    const endedAt = context.clock.now();
    const end = { status, endedBy: actor, endedAt, endReason: reason, dueAt: null };
    if ((await markCaseMoved(tx, requestId, from, end)) === undefined)
      throw new AppError('internal', { reason: 'the case moved meanwhile' });
    const caseId = request.supportCase?.caseId ?? null;
    await moveWithCase(context, tx, handOn, request, {
      from,
      to: status,
      action: 'case.ended',
      actor,
      facts: { caseId, ...(reason === null ? {} : { reason }) },
      correlationId,
    });
    if (request.kind === 'lease_numbers' && status === 'refused')
      await failOrders(context, tx, handOn, request, input);
    const region = request.kind === 'production_access' ? request.access.region : request.project.region;
    if (status === 'granted') await readAccountSoon(context, tx, handOn, region);
  });
}

/** Granted: AWS gave production access, or leases the numbers, which arrive in the inventory. */
export function grantCase(context: Context, input: CaseInput): Promise<Result<RequestView>> {
  return endCase(context, input, { status: 'granted', reason: null });
}

/** Refused, with AWS's reason. */
export async function refuseCase(
  context: Context,
  input: CaseInput & { readonly reason: string },
): Promise<Result<RequestView>> {
  const reason = [...input.reason.trim()].slice(0, CASE_REASON_MAX_LENGTH).join('');
  if (reason === '') return refused({ code: 'reason_missing' });
  return endCase(context, input, { status: 'refused', reason });
}
