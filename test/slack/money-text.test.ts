import { describe, expect, test } from 'vitest';
import {
  costOfLines,
  lineSumText,
  perMonthText,
  sourcesText,
  sourceText,
  totalText,
} from '#src/slack/money-text.ts';
import { aLine, aQuote } from '../support/request-view.ts';

const priced = aLine();
const unpriced = aLine({ quantity: 1, quote: undefined });

describe('totals', () => {
  test.each([
    [[priced], 'USD 3.00', 'USD 3.00 per month'],
    [
      [priced, unpriced],
      'USD 3.00 + 1 number whose price is not known',
      'USD 3.00 per month + 1 number whose price is not known',
    ],
    [[unpriced], 'not known until AWS leases it', 'price not known'],
    [[unpriced, unpriced], 'not known until AWS leases them', 'price not known'],
    [[aLine({ quote: aQuote({ isSample: true }) })], 'USD 3.00 (sample)', 'USD 3.00 (sample) per month'],
  ])('puts %# in words', (lines, total, perMonth) => {
    const cost = costOfLines(lines);
    expect([totalText(cost), perMonthText(cost)]).toEqual([total, perMonth]);
  });

  test('multiplies the price of one number', () => {
    expect(lineSumText(3, aQuote())).toBe('3 × USD 1.00 = USD 3.00 per month');
    expect(lineSumText(1, aQuote({ isSample: true }))).toBe('USD 1.00 (sample) per month');
    expect(lineSumText(2, undefined)).toBe('Price not known until AWS leases it');
  });
});

describe('sources', () => {
  test('says where a price is from and when it was true', () => {
    expect(sourceText(aQuote())).toBe('price list of 1 Nov 2026');
    expect(sourceText(aQuote({ source: 'AWS', asOf: '2026-11-20' }))).toBe("AWS's price of 20 Nov 2026");
  });

  test('escapes what the operator has written', () => {
    expect(sourceText(aQuote({ source: '<!here> & co' }))).toBe('&lt;!here&gt; &amp; co of 1 Nov 2026');
  });

  test('names each source once', () => {
    const quotes = [aQuote(), undefined, aQuote({ monthlyCents: 200 }), aQuote({ asOf: '2026-11-02' })];
    expect(sourcesText(quotes)).toBe('price list of 1 Nov 2026, price list of 2 Nov 2026');
    expect(sourcesText([undefined])).toBeUndefined();
  });
});
