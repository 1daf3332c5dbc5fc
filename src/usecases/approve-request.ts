import { refuseApproving } from '../domain/decide.ts';
import type { Result } from '../domain/errors.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { type DecideInput, decideRequest } from './decide-request.ts';
import { startWork } from './start-work.ts';

/** A lead's yes: of any number of clicks one wins, and exactly what was shown goes to work. */
export function approveRequest(context: Context, input: DecideInput): Promise<Result<RequestView>> {
  return decideRequest(context, input, {
    status: 'approved',
    action: 'request.approved',
    refuse: refuseApproving,
    along: (tx, handOn, request, now) => startWork(context, tx, handOn, request, now, input.correlationId),
  });
}
