import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatMoney,
  newestQuote,
  type PricedQuantity,
  parseCents,
  sumOfTotals,
  totalPerMonth,
  totalPerYear,
} from '#src/domain/money.ts';
import { aQuote } from '../support/request-view.ts';

const items = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 10 }),
    price: fc.option(
      fc.record({
        monthlyCents: fc.integer({ min: 0, max: 1_000_000 }),
        currency: fc.constantFrom('USD', 'EUR', 'GBP'),
      }),
      { nil: undefined },
    ),
  }),
  { maxLength: 12 },
);

const centsIn = (currency: string, of: ReturnType<typeof totalPerMonth>): number =>
  of.known.find((price) => price.currency === currency)?.monthlyCents ?? 0;

describe('an amount', () => {
  it('survives being written and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (cents) => {
        const [, amount = ''] = formatMoney(cents, 'USD').split(' ');
        expect(parseCents(amount)).toBe(cents);
      }),
    );
  });

  it.each([
    ['1', 100],
    ['1.5', 150],
    ['1.00', 100],
    ['1.50000', 150],
    ['0.01', 1],
    [' 12.34 ', 1234],
    ['0', 0],
  ])('reads “%s” as %i cents', (text, cents) => {
    expect(parseCents(text)).toBe(cents);
  });

  it.each(['', 'one', '-1.00', '1.005', '1,00', '1.', '.5', '1e3', 'NaN', '$1.00', '1234567890'])(
    'refuses “%s”',
    (text) => {
      expect(parseCents(text)).toBeUndefined();
    },
  );

  it.each([
    [0, 'USD 0.00'],
    [5, 'USD 0.05'],
    [100, 'USD 1.00'],
    [123_456, 'USD 1234.56'],
  ])('writes %i cents as “%s”', (cents, text) => {
    expect(formatMoney(cents, 'USD')).toBe(text);
  });
});

describe('a total per month', () => {
  it('does not depend on the order of its items', () => {
    const shuffled = items.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(totalPerMonth(mixed)).toEqual(totalPerMonth(all));
      }),
    );
  });

  it('is the sum of the totals of its parts', () => {
    fc.assert(
      fc.property(items, items, (some, others) => {
        const [whole, one, two] = [[...some, ...others], some, others].map(totalPerMonth);
        if (!whole || !one || !two) throw new Error('three totals');
        for (const currency of ['USD', 'EUR', 'GBP']) {
          expect(centsIn(currency, whole)).toBe(centsIn(currency, one) + centsIn(currency, two));
        }
        expect(whole.unknownQuantity).toBe(one.unknownQuantity + two.unknownQuantity);
      }),
    );
  });

  it('is what several totals come to together', () => {
    fc.assert(
      fc.property(fc.array(items, { maxLength: 4 }), (parts) => {
        expect(sumOfTotals(parts.map(totalPerMonth))).toEqual(totalPerMonth(parts.flat()));
      }),
    );
  });

  it('counts what has no price, and leaves it out of every sum', () => {
    fc.assert(
      fc.property(items, (all) => {
        const priced = all.filter((item) => item.price !== undefined);
        const unpriced = all.filter((item) => item.price === undefined);
        const quantity = unpriced.reduce((sum, item) => sum + item.quantity, 0);
        expect(totalPerMonth(all)).toEqual({ ...totalPerMonth(priced), unknownQuantity: quantity });
      }),
    );
  });

  it('says nothing about money when no price is known', () => {
    const unknown: PricedQuantity[] = [{ quantity: 4, price: undefined }];
    expect(totalPerMonth(unknown)).toEqual({ known: [], unknownQuantity: 4 });
  });

  it('tells a price of zero from a price that is not known', () => {
    const free = [{ quantity: 2, price: { monthlyCents: 0, currency: 'USD' } }];
    expect(totalPerMonth(free)).toEqual({
      known: [{ monthlyCents: 0, currency: 'USD' }],
      unknownQuantity: 0,
    });
  });

  it('keeps currencies apart, in the order of their codes', () => {
    const total = totalPerMonth([
      { quantity: 2, price: { monthlyCents: 150, currency: 'USD' } },
      { quantity: 1, price: { monthlyCents: 200, currency: 'EUR' } },
      { quantity: 1, price: { monthlyCents: 25, currency: 'USD' } },
    ]);
    expect(total.known).toEqual([
      { currency: 'EUR', monthlyCents: 200 },
      { currency: 'USD', monthlyCents: 325 },
    ]);
  });
});

describe('a total per year', () => {
  it('is twelve months of the same total, with as many numbers unknown', () => {
    fc.assert(
      fc.property(items, (all) => {
        const [month, year] = [totalPerMonth(all), totalPerYear(totalPerMonth(all))];
        expect(year.known.map((price) => price.monthlyCents)).toEqual(
          month.known.map((price) => price.monthlyCents * 12),
        );
        expect(year.unknownQuantity).toBe(month.unknownQuantity);
      }),
    );
  });
});

describe('of several quotes', () => {
  it('the most recent one stands', () => {
    const old = aQuote({ asOf: '2026-10-31' });
    const recent = aQuote({ asOf: '2026-11-01', monthlyCents: 120 });
    expect(newestQuote([old, undefined, recent])).toBe(recent);
    expect(newestQuote([recent, old])).toBe(recent);
  });

  it('the first stands when two have the same date', () => {
    const [first, second] = [aQuote({ source: 'AWS' }), aQuote({ source: 'price list' })];
    expect(newestQuote([first, second])).toBe(first);
  });

  it('none stands when there is none', () => {
    expect(newestQuote([undefined, undefined])).toBeUndefined();
  });
});
