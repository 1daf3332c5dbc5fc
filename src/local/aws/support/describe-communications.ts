import type { Operation } from '../operation.ts';
import { caseOf, communicationsPage, type TimeSpan } from './cases.ts';

interface Input extends TimeSpan {
  readonly caseId: string;
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** DescribeCommunications of one case; also takes the nextToken that DescribeCases gives with its latest five. */
export const describeCommunications: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, state }) => {
    const { caseId, nextToken: token, maxResults: size, ...span } = input as Input;
    return communicationsPage(caseOf(state, caseId), span, { token, size });
  },
};
