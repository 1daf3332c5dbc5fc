import type { Operation } from '../operation.ts';
import { newestFirst, servicePage } from '../service-page.ts';
import { caseOf, communicationsPage, isWithin, type TimeSpan } from './cases.ts';
import { invalidParameterValue } from './errors.ts';
import type { SupportCase } from './state.ts';

interface Input extends TimeSpan {
  readonly caseIdList?: readonly string[];
  readonly displayId?: string;
  readonly includeResolvedCases?: boolean;
  readonly includeCommunications?: boolean;
  readonly language?: string;
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** How many communications AWS puts into each case. */
const RECENT = 5;

/**
 * DescribeCases: cases, newest first, without resolved ones and with their five latest communications unless asked
 * otherwise. An id that is not there fails the request; a displayId that is not there finds nothing. AWS documents
 * neither the order nor the default size of a page; 100 here.
 */
export const describeCases: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, state }) => {
    const { nextToken: token, maxResults: size, ...query } = input as Input;
    const { caseIdList, displayId, includeResolvedCases = false, language } = query;
    const named = caseIdList?.length ? caseIdList.map((id) => caseOf(state, id)) : state.support.cases;
    const within = isWithin(query);
    const found = state.support.cases
      .filter((one) => named.includes(one))
      .filter((one) => displayId === undefined || one.displayId === displayId)
      .filter((one) => language === undefined || one.language === language)
      .filter((one) => includeResolvedCases || one.status !== 'resolved')
      .filter((one) => within(one.timeCreated));
    const page = servicePage(found.toReversed(), (one) => newestFirst(Number(one.displayId)), {
      query: JSON.stringify(query),
      token,
      size,
      refuseToken: () => invalidParameterValue('nextToken', token ?? ''),
    });
    const withCommunications = query.includeCommunications ?? true;
    return { cases: page.items.map((one) => onWire(one, withCommunications)), nextToken: page.nextToken };
  },
};

function onWire(one: SupportCase, withCommunications: boolean) {
  const { communications: _, issueType: __, ...details } = one;
  if (!withCommunications) return details;
  return {
    ...details,
    recentCommunications: communicationsPage(one, {}, { token: undefined, size: RECENT }),
  };
}
