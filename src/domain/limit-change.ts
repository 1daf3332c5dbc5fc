import type { SpendLimit } from './account.ts';
import type { Refusal } from './errors.ts';
import type { SpendLimitRequest } from './request-view.ts';

export type LimitChange = SpendLimitRequest['what'];

/**
 * Whether a limit fits what is asked: Dialtone sets it within AWS's maximum, AWS raises the maximum beyond it. Nothing
 * is refused while AWS has not told the maximum; then its answer decides.
 */
export function refuseLimit(
  what: LimitChange,
  limitUsd: number,
  known: SpendLimit | undefined,
  region: string,
): Refusal | undefined {
  if (known === undefined) return undefined;
  const { maxUsd: max } = known;
  if (what === 'override') return limitUsd > max ? { code: 'limit_over_quota', max, region } : undefined;
  return limitUsd > max ? undefined : { code: 'limit_within_quota', max, region };
}

/** Where a quota increase stands, by the status as AWS writes it (Service Quotas, RequestedQuota.Status). */
export type QuotaVerdict = 'open' | 'granted' | 'refused' | 'closed';

const VERDICTS: Readonly<Record<string, QuotaVerdict>> = {
  APPROVED: 'granted',
  DENIED: 'refused',
  NOT_APPROVED: 'refused',
  INVALID_REQUEST: 'refused',
  CASE_CLOSED: 'closed',
};

/** `closed` says nothing: the quota itself does. A status that we do not know is open, since AWS may yet decide. */
export function verdictOf(quotaStatus: string): QuotaVerdict {
  return VERDICTS[quotaStatus] ?? 'open';
}
