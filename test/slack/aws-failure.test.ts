import { describe, expect, test } from 'vitest';
import {
  AWS_ERROR_CODES,
  type AwsErrorCode,
  type ErrorCode,
  type ErrorDetails,
  WORK_ERROR_CODES,
  type WorkErrorCode,
} from '#src/domain/errors.ts';
import type { SlackUserId } from '#src/domain/request.ts';
import { awsFailureText } from '#src/slack/error-text/aws-failure.ts';

const ADMIN = 'U0ADMIN' as SlackUserId;
const NOTHING = 'Nothing was relinquished.';
const about = {
  region: 'us-east-1',
  admins: [ADMIN],
  action: 'sms-voice:ReleasePhoneNumber',
  nothing: NOTHING,
};
const text = (code: ErrorCode, details: ErrorDetails = {}, admins: readonly SlackUserId[] = [ADMIN]) =>
  awsFailureText({ code, details }, { ...about, admins });

const codes: readonly (AwsErrorCode | WorkErrorCode)[] = [...AWS_ERROR_CODES, ...WORK_ERROR_CODES];
const BANNED = /invalid|forbidden|failed|please|oops|!|\berror\b|undefined|\[object|aws_/i;

describe('what AWS did not do', () => {
  test.each<[AwsErrorCode | WorkErrorCode, string]>([
    [
      'aws_number_in_pool',
      'The number is in a pool at AWS. Nothing was relinquished. Ask <@U0ADMIN> to take it out of the pool, then try again.',
    ],
    [
      'aws_access_denied',
      'Dialtone may not do this in us-east-1: AWS denied access. Nothing was relinquished. <@U0ADMIN> must allow `sms-voice:ReleasePhoneNumber`.',
    ],
    [
      'aws_unavailable',
      'AWS gave no clear answer, so Dialtone does not know whether it was done. Ask <@U0ADMIN> to look at AWS before you try again.',
    ],
    [
      'number_changed_since_approval',
      'The number is no longer what the lead approved: it has changed at AWS since. Nothing was relinquished. Ask again, so that a lead sees what it is now.',
    ],
  ])('is told with the reason, what did not happen and what to do: %s', (code, words) => {
    expect(text(code)).toBe(words);
  });

  test.each(codes)('is told in at most three calm sentences: %s', (code) => {
    for (const words of [text(code), text(code, { reason: 'RESOURCE_NOT_ACTIVE' }), text(code, {}, [])]) {
      expect(words).not.toMatch(BANNED);
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(words.split(/\. (?=[A-Z<])/).length).toBeLessThanOrEqual(3);
    }
  });

  test.each(codes)('is called nothing only where that is certain: %s', (code) => {
    const isUnsure = code === 'aws_unavailable' || code.endsWith('_of_unknown_outcome');

    expect(text(code).includes(NOTHING)).toBe(!isUnsure);
  });

  test('is told by AWS’s Reason where that says more', () => {
    expect(text('aws_conflict', { reason: 'LAST_PHONE_NUMBER' })).toBe(
      'It is the last number of its pool, and AWS keeps at least one in each pool. Nothing was relinquished. Ask <@U0ADMIN> to look into it, then try again.',
    );
    expect(text('aws_conflict', { reason: 'REASON_OF_A_LATER_RELEASE' })).toContain(
      'Something at AWS stands in the way.',
    );
    expect(text('aws_number_protected', { reason: 'DELETION_PROTECTION_ENABLED' })).toContain(
      'Deletion protection of the number is on at AWS.',
    );
  });

  test('names an admin where none is known', () => {
    expect(text('aws_access_denied', {}, [])).toContain('An admin must allow');
  });

  test.each<ErrorCode>(['internal', 'database_unavailable', 'provisioning_failed'])(
    'claims nothing about a failure that is not AWS’s: %s',
    (code) => {
      expect(text(code)).toBe('Dialtone could not finish this. Ask <@U0ADMIN> to look into it.');
    },
  );
});
