import type { CaseDetails, Communication } from '@aws-sdk/client-support';
import type { SupportCase } from '#src/ports.ts';

/** A case as DescribeCases tells it; undefined without an id. */
export function toSupportCase(wire: CaseDetails): SupportCase | undefined {
  if (!wire.caseId) return undefined;
  return {
    caseId: wire.caseId,
    displayId: wire.displayId || undefined,
    subject: wire.subject ?? '',
    status: wire.status ?? 'unknown',
    latestAnswer: latestAnswerOf(wire.recentCommunications?.communications ?? []),
  };
}

/** Of the five communications that DescribeCases gives, the newest that AWS wrote. */
function latestAnswerOf(communications: readonly Communication[]): SupportCase['latestAnswer'] {
  const answers = communications.filter(isOfAws).flatMap(({ body, timeCreated }) => {
    const at = new Date(timeCreated ?? '');
    return body && !Number.isNaN(at.getTime()) ? [{ body, at }] : [];
  });
  return answers.sort((a, b) => b.at.getTime() - a.at.getTime())[0];
}

/**
 * Source: the API reference on Communication. AWS's own entries show “Amazon Web Services” and no email address; those
 * of the account name a role or user with one.
 */
function isOfAws({ submittedBy = '' }: Communication): boolean {
  return submittedBy.trim().startsWith('Amazon Web Services') && !submittedBy.includes('@');
}
