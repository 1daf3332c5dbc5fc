import type { Operation } from '../operation.ts';
import { servicePage } from '../service-page.ts';
import { invalidPaginationToken } from './errors.ts';
import { quotasOf } from './find-quota.ts';
import { quotaOnWire } from './on-wire.ts';

interface Input {
  readonly ServiceCode: string;
  readonly QuotaCode?: string;
  readonly QuotaAppliedAtLevel?: 'ACCOUNT' | 'RESOURCE' | 'ALL';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/** ListServiceQuotas: a service's quotas with the values that apply in the Region; none applies to a resource. */
export const listServiceQuotas: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: (call) => {
    const { NextToken, MaxResults, ...query } = call.input as Input;
    const { ServiceCode, QuotaCode, QuotaAppliedAtLevel = 'ACCOUNT' } = query;
    const quotas = QuotaAppliedAtLevel === 'RESOURCE' ? [] : quotasOf(ServiceCode);
    const wanted = [...quotas.entries()].filter(([, { code }]) => (QuotaCode ?? code) === code);
    const page = servicePage(wanted, ([index]) => index, {
      query: JSON.stringify(query),
      token: NextToken,
      size: MaxResults,
      refuseToken: invalidPaginationToken,
    });
    return { Quotas: page.items.map(([, quota]) => quotaOnWire(quota, call)), NextToken: page.nextToken };
  },
};
