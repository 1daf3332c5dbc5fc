import type { Operation } from '../operation.ts';
import { LANGUAGES, servicesOf } from './catalog.ts';
import { demand } from './checks.ts';

interface Input {
  readonly serviceCodeList?: readonly string[];
  readonly language?: string;
}

/** DescribeServices: the services and categories for CreateCase, all or those asked for that exist. */
export const describeServices: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, state }) => {
    const { serviceCodeList = [], language } = input as Input;
    demand('language', language, LANGUAGES);
    const isWanted = (code: string) => serviceCodeList.length === 0 || serviceCodeList.includes(code);
    return { services: servicesOf(state.support).filter(({ code }) => isWanted(code)) };
  },
};
