import { describe, expect, it } from 'vitest';
import { EMPTY_PRICE_LIST, type PriceList, quoteFor, type SeenPrice } from '#src/domain/price-list.ts';

const US = { country: 'US', numberType: 'LONG_CODE' };

const listed: PriceList = {
  isSample: false,
  prices: [{ ...US, monthlyCents: 100, currency: 'USD', source: 'finance sheet', asOf: '2026-11-01' }],
};

const seenAt = (iso: string): SeenPrice => ({
  ...US,
  monthlyCents: 115,
  currency: 'USD',
  seenAt: new Date(iso),
});

describe('a quote', () => {
  it('says where the operator’s price is from and of when it is', () => {
    expect(quoteFor(US, listed, [], false)).toEqual({
      monthlyCents: 100,
      currency: 'USD',
      source: 'finance sheet',
      asOf: '2026-11-01',
      isSample: false,
    });
  });

  it('takes what AWS bills where that is more recent', () => {
    expect(quoteFor(US, listed, [seenAt('2026-11-20T23:59:59Z')], false)).toEqual({
      monthlyCents: 115,
      currency: 'USD',
      source: 'AWS',
      asOf: '2026-11-20',
      isSample: false,
    });
  });

  it('takes the operator’s price where that is more recent', () => {
    expect(quoteFor(US, listed, [seenAt('2026-10-31T00:00:00Z')], false)?.source).toBe('finance sheet');
  });

  it('prefers what AWS bills where both are of the same day', () => {
    expect(quoteFor(US, listed, [seenAt('2026-11-01T08:00:00Z')], false)?.source).toBe('AWS');
  });

  it('is not made up for another country or another number type', () => {
    const seen = [seenAt('2026-11-20T00:00:00Z')];
    expect(quoteFor({ ...US, country: 'CA' }, listed, seen, false)).toBeUndefined();
    expect(quoteFor({ ...US, numberType: 'TOLL_FREE' }, listed, seen, false)).toBeUndefined();
    expect(quoteFor(US, EMPTY_PRICE_LIST, [], false)).toBeUndefined();
  });

  it('says that it is a sample, for the list and for what the local stand-in bills', () => {
    expect(quoteFor(US, { ...listed, isSample: true }, [], false)?.isSample).toBe(true);
    expect(quoteFor(US, listed, [seenAt('2026-11-20T00:00:00Z')], true)?.isSample).toBe(true);
    expect(quoteFor(US, listed, [seenAt('2026-10-01T00:00:00Z')], true)?.isSample).toBe(false);
  });
});
