import type { Operation } from '../operation.ts';
import { addCommunication, CUSTOMER, caseOf } from './cases.ts';
import { refuseAttachments } from './checks.ts';

interface Input {
  readonly caseId?: string;
  readonly communicationBody: string;
  readonly ccEmailAddresses?: readonly string[];
  readonly attachmentSetId?: string;
}

/**
 * AddCommunicationToCase. A case that waited for the customer becomes customer-action-completed, a resolved one
 * reopened; AWS lists these states without saying what leads to them.
 */
export const addCommunicationToCase: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, state, readAt }) => {
    const request = input as Input;
    const target = caseOf(state, request.caseId);
    refuseAttachments(request);
    addCommunication(target, CUSTOMER, request.communicationBody, readAt.now);
    target.ccEmailAddresses.push(...(request.ccEmailAddresses ?? []));
    if (target.status === 'pending-customer-action') target.status = 'customer-action-completed';
    if (target.status === 'resolved') target.status = 'reopened';
    return { result: true };
  },
};
