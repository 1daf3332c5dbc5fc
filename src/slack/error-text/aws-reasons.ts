import { ACCESS_DENIED_REASONS } from './aws-reasons/access-denied.ts';
import { CONFLICT_REASONS } from './aws-reasons/conflict.ts';
import { SERVICE_QUOTA_EXCEEDED_REASONS } from './aws-reasons/service-quota-exceeded.ts';
import { VALIDATION_REASONS } from './aws-reasons/validation.ts';

/** By exception; no Reason belongs to two of them. */
export const AWS_REASONS = {
  AccessDeniedException: ACCESS_DENIED_REASONS,
  ConflictException: CONFLICT_REASONS,
  ServiceQuotaExceededException: SERVICE_QUOTA_EXCEEDED_REASONS,
  ValidationException: VALIDATION_REASONS,
} as const;

const sentences = new Map<string, string>(
  Object.values(AWS_REASONS).flatMap((reasons) => Object.entries(reasons)),
);

/** What a Reason of SMS Voice v2 means, in one plain sentence; undefined for one that is not known here. */
export function awsReasonText(reason: string): string | undefined {
  return sentences.get(reason);
}
