import type { Operation } from '../operation.ts';
import { caseOf, resolveCase as resolve } from './cases.ts';

/** ResolveCase: answers the status before and after; resolving twice is no error. */
export const resolveCase: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, state, readAt }) => {
    const target = caseOf(state, (input as { caseId?: string }).caseId);
    const initialCaseStatus = target.status;
    resolve(state, target, readAt.now);
    return { initialCaseStatus, finalCaseStatus: target.status };
  },
};
