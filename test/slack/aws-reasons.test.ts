import {
  AccessDeniedExceptionReason,
  ConflictExceptionReason,
  ServiceQuotaExceededExceptionReason,
  ValidationExceptionReason,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, test } from 'vitest';
import { AWS_REASONS, awsReasonText } from '#src/slack/error-text/aws-reasons.ts';

const REASONS = {
  AccessDeniedException: Object.values(AccessDeniedExceptionReason),
  ConflictException: Object.values(ConflictExceptionReason),
  ServiceQuotaExceededException: Object.values(ServiceQuotaExceededExceptionReason),
  ValidationException: Object.values(ValidationExceptionReason),
};
const everyReason = Object.values(REASONS).flat();
const BANNED = /invalid|forbidden|failed|please|oops|!|\berror\b|\brelease|undefined/i;

describe('the Reasons of AWS', () => {
  test.each(Object.entries(REASONS))('have a sentence each, and no other: %s', (exception, reasons) => {
    const told = Object.entries(AWS_REASONS).find(([name]) => name === exception);

    expect(Object.keys(told?.[1] ?? {}).sort()).toEqual([...reasons].sort());
  });

  test('belong to one exception each', () => {
    expect(new Set(everyReason).size).toBe(everyReason.length);
  });

  test.each(everyReason)('are told in one calm sentence without code words: %s', (reason) => {
    const words = awsReasonText(reason) ?? '';

    expect(words).toMatch(/^[A-Z][^.:]{10,110}\.$/);
    expect(words).not.toMatch(BANNED);
    expect(words).not.toMatch(/[A-Z]+_|[*_`<>&]/);
  });

  test.each(Object.entries(REASONS))('are told apart within one exception: %s', (_exception, reasons) => {
    const words = reasons.map(awsReasonText);

    expect(new Set(words).size).toBe(reasons.length);
  });

  test.each(['REASON_OF_A_LATER_RELEASE', 'constructor', ''])('are not made up: %s', (reason) => {
    expect(awsReasonText(reason)).toBeUndefined();
  });
});
