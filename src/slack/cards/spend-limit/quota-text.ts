import type { SpendLimitRequest } from '#src/domain/request-view.ts';
import { code } from '../../mrkdwn.ts';

/** What AWS says of a quota increase (Service Quotas, RequestedQuota.Status), in words. */
const QUOTA_STATUS_WORDS: Readonly<Record<string, string>> = {
  PENDING: 'AWS has not answered yet',
  CASE_OPENED: 'AWS has opened a support case for it',
  APPROVED: 'AWS has approved it',
  DENIED: 'AWS has denied it',
  NOT_APPROVED: 'AWS has not approved it',
  CASE_CLOSED: 'AWS has closed its support case',
  INVALID_REQUEST: 'AWS did not take it',
};

/** “AWS has approved it”. A status that is not known stands as AWS writes it. */
export function quotaStatusText(status: string): string {
  return QUOTA_STATUS_WORDS[status] ?? `AWS says ${code(status)}`;
}

/** “AWS has opened a support case for it: 12345678901.” */
export function quotaText({ quotaStatus, quotaCaseId }: SpendLimitRequest): string | undefined {
  if (quotaStatus === undefined) return undefined;
  const words = quotaStatusText(quotaStatus);
  return quotaCaseId === undefined ? `${words}.` : `${words}: case ${code(quotaCaseId)}.`;
}
