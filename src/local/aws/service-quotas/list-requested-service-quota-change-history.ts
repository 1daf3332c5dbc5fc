import type { Operation } from '../operation.ts';
import { newestFirst, servicePage } from '../service-page.ts';
import { SMS_VOICE_CODE } from './catalog.ts';
import { invalidPaginationToken } from './errors.ts';
import { quotasOf } from './find-quota.ts';
import { requestOnWire } from './on-wire.ts';

interface Input {
  readonly ServiceCode?: string;
  readonly Status?: string;
  readonly QuotaRequestedAtLevel?: 'ACCOUNT' | 'RESOURCE' | 'ALL';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

const KEPT_SECONDS = 90 * 24 * 60 * 60;

/**
 * ListRequestedServiceQuotaChangeHistory: the Region's requests of the last 90 days, newest first (AWS documents the
 * days, not the order). All of them are requests at the level of the account.
 */
export const listRequestedServiceQuotaChangeHistory: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state, readAt }) => {
    const { NextToken, MaxResults, ...query } = input as Input;
    const { ServiceCode = SMS_VOICE_CODE, Status, QuotaRequestedAtLevel = 'ACCOUNT' } = query;
    quotasOf(ServiceCode);
    const since = readAt.now.getTime() / 1000 - KEPT_SECONDS;
    const found = QuotaRequestedAtLevel === 'RESOURCE' ? [] : state.serviceQuotas.requests;
    const wanted = found.filter(
      (request) =>
        request.region === region &&
        request.created >= since &&
        (Status === undefined || request.status === Status),
    );
    const page = servicePage(wanted.toReversed(), ({ sequence }) => newestFirst(sequence), {
      query: JSON.stringify(query),
      token: NextToken,
      size: MaxResults,
      refuseToken: invalidPaginationToken,
    });
    return { RequestedQuotas: page.items.map(requestOnWire), NextToken: page.nextToken };
  },
};
