import type { Button } from '@slack/types';
import { isRetryable } from '#src/domain/decide.ts';
import type { LeaseRequest } from '#src/domain/request-view.ts';
import { counted } from '../../words.ts';
import { retryButton, startAgainButton, supportTextButton } from '../buttons.ts';
import { caseButtons } from '../support-case/buttons.ts';
import { awaitedCase } from './case-orders.ts';

/** “Try again” where it can help, and the text for AWS Support; the first of them is emphasised. */
function failureButtons(request: LeaseRequest): Button[] {
  const retryable = request.orders.filter(isRetryable).length;
  if (retryable > 0) {
    const retry = retryButton(request, `lease the ${counted(retryable, 'number')} that failed`);
    return [retry, supportTextButton(request)];
  }
  return request.supportCase?.status === 'refused'
    ? [startAgainButton(request)]
    : [supportTextButton(request, 'primary')];
}

/** One button of a message is emphasised: here the case's. */
function plain({ style: _style, ...rest }: Button): Button {
  return rest;
}

/** What can be done once a lead has approved: go on with the support case, and with what failed. */
export function leaseButtons(request: LeaseRequest): Button[] {
  const supportCase = awaitedCase(request);
  const hasFailed = request.status === 'partly_leased' || request.status === 'failed';
  const failure = hasFailed ? failureButtons(request) : [];
  if (supportCase === undefined) return failure;
  const ofCase = caseButtons(request, supportCase);
  const known = new Set(ofCase.map((each) => each.action_id));
  return [...ofCase, ...failure.filter((each) => !known.has(each.action_id)).map(plain)];
}
