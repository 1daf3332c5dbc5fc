import { describe, expect, test } from 'vitest';
import { REQUEST_KINDS, REQUEST_STATUSES } from '#src/domain/request.ts';
import { requestRow, waitingRow } from '#src/slack/cards/request-row.ts';
import { requestStatusWords } from '#src/slack/words.ts';
import { aRequestView } from '../support/request-view.ts';
import {
  anAccessRequest,
  anEnableRequest,
  aRelinquishRequest,
  aSpendLimitRequest,
} from '../support/requests-of-every-kind.ts';

const EXPIRES = '<!date^1796047500^{date_short_pretty} at {time}|30 Nov 2026, 14:05 UTC>';

describe('rows', () => {
  test.each([
    [aRequestView(), '*R-1042* Lease 4 phone numbers · Checkout alerts · USD 4.00 per month'],
    [anEnableRequest(), '*R-1039* Enable voice · Checkout alerts'],
    [aRelinquishRequest(), '*R-1050* Relinquish `+12065550142` · Checkout alerts'],
    [
      anAccessRequest(),
      '*R-1060* Get production access in us-east-1 · Checkout alerts · up to USD 500.00 per month',
    ],
    [aSpendLimitRequest(), '*R-1070* Set the spend limit to USD 50.00 per month · Checkout alerts'],
  ])('name what waits for a decision: %#', (request, words) => {
    expect(waitingRow(request)).toBe(`${words} · expires ${EXPIRES}`);
  });

  test('name who asked where there is room', () => {
    expect(waitingRow(anEnableRequest(), { withRequester: true })).toBe(
      `*R-1039* Enable voice · Checkout alerts · <@U0REQUESTER> · expires ${EXPIRES}`,
    );
  });

  test('say when a number goes, not since when it was approved', () => {
    expect(requestRow(aRelinquishRequest({ status: 'approved' }))).toContain(
      '· will be relinquished <!date^1796117400^{date_short_pretty} at {time}|1 Dec 2026, 09:30 UTC>',
    );
  });
});

describe('statuses in words', () => {
  test.each([
    ['lease_numbers', 'approved', 'being leased'],
    ['enable_voice', 'approved', 'being enabled'],
    ['production_access', 'approved', 'approved, not filed yet'],
    ['spend_limit', 'waiting', 'asked of AWS'],
    ['relinquish_number', 'failed', 'not relinquished'],
    ['enable_voice', 'pending', 'waiting for a decision'],
  ] as const)('%s that is %s is “%s”', (kind, status, words) => {
    expect(requestStatusWords({ kind, status })).toBe(words);
  });

  test('has no code word for any of them', () => {
    for (const kind of REQUEST_KINDS)
      for (const status of REQUEST_STATUSES)
        expect(requestStatusWords({ kind, status })).toMatch(/^[A-Za-z, ]+$/);
  });
});
