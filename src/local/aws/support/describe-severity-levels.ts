import type { Operation } from '../operation.ts';
import { LANGUAGES, SEVERITY_LEVELS } from './catalog.ts';
import { demand } from './checks.ts';

/** DescribeSeverityLevels: the levels for CreateCase. */
export const describeSeverityLevels: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input }) => {
    demand('language', (input as { language?: string }).language, LANGUAGES);
    return { severityLevels: SEVERITY_LEVELS };
  },
};
