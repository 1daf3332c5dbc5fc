import { refuseWithdrawal } from '../domain/decide.ts';
import type { Result } from '../domain/errors.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Context } from './context.ts';
import { type DecideInput, decideRequest } from './decide-request.ts';

/** The requester takes a pending request back. */
export function withdrawRequest(context: Context, input: DecideInput): Promise<Result<RequestView>> {
  return decideRequest(context, input, {
    status: 'withdrawn',
    action: 'request.withdrawn',
    refuse: refuseWithdrawal,
  });
}
