import { describe, expect, test } from 'vitest';
import type { OrderErrorCode } from '#src/domain/errors.ts';
import { ORDER_ERROR_CODES } from '#src/domain/errors.ts';
import {
  errorContext,
  isSurelyNotBought,
  orderFailureShort,
  orderFailureText,
  ordersName,
} from '#src/slack/error-text.ts';
import { ADMIN, aLine, anOrder, failed } from '../support/request-view.ts';

const BANNED = /invalid|forbidden|failed to|please|oops|!(?!date)|\berror\b|undefined|NaN|\[object/i;

describe('orders that failed', () => {
  const about = { region: 'us-east-1', admins: [ADMIN] };
  const canada = anOrder({ position: 4, line: aLine({ country: 'CA', useCase: 'PROMOTIONAL' }) });
  const codes: readonly OrderErrorCode[] = ORDER_ERROR_CODES;
  const text = (code: OrderErrorCode): string => orderFailureText(failed(canada, { code }), about);

  test.each<[OrderErrorCode, string]>([
    [
      'aws_no_stock',
      'AWS has no long code to lease in Canada at the moment. Nothing was bought for it. Try again later, or send AWS the support text.',
    ],
    [
      'aws_account_review',
      'AWS wants to review the account first. Nothing was bought for it. Send AWS the support text, and try again when AWS has answered.',
    ],
    [
      'aws_access_denied',
      'Dialtone may not lease numbers in us-east-1: AWS denied access. Nothing was bought for it. <@U0ADMIN> must allow `sms-voice:RequestPhoneNumber`.',
    ],
    [
      'aws_unavailable',
      'AWS gave no clear answer for number 4, so Dialtone could not learn whether AWS leased it. Try again: that cannot buy it twice.',
    ],
  ])('says what happened, what was bought and what to do: %s', (code, words) => {
    expect(text(code)).toBe(words);
  });

  test.each(codes)('has at most three calm sentences: %s', (code) => {
    expect(text(code)).not.toMatch(BANNED);
    expect(text(code).split(/\. (?=[A-Z<])/).length).toBeLessThanOrEqual(3);
    expect(orderFailureShort(failed(canada, { code }), about)).toMatch(/^[\w ,-]+$/);
  });

  test.each<OrderErrorCode>(['aws_unavailable', 'aws_throttled', 'aws_conflict', 'provisioning_failed'])(
    'does not claim that nothing was bought: %s',
    (code) => {
      expect(text(code)).not.toContain('Nothing was bought');
      expect(isSurelyNotBought(failed(canada, { code }))).toBe(false);
    },
  );

  test('says an admin where none is known', () => {
    const words = orderFailureText(failed(canada, { code: 'aws_access_denied' }), { ...about, admins: [] });
    expect(words).toContain('An admin must allow');
  });

  test('names one order, and several of a line', () => {
    expect(ordersName([canada])).toBe('Canada · Promotional · number 4');
    expect(ordersName([canada, { ...canada, position: 5 }])).toBe('Canada · Promotional · numbers 4 and 5');
  });

  test("gives AWS's own words as context, escaped and cut", () => {
    expect(errorContext({ reason: 'NEW_REASON', fields: ['iso-country-code'], awsRequestId: '5e1f' })).toBe(
      'Reason NEW_REASON · fields iso-country-code · AWS request id `5e1f`',
    );
    expect(errorContext({ exception: 'ConflictException', reason: undefined, fields: [] })).toBe(
      'ConflictException',
    );
    expect(errorContext({ reason: `<!here>${'x'.repeat(500)}` })?.length).toBeLessThan(120);
    expect(errorContext({})).toBeUndefined();
  });
});
