import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BasketLine,
  checkBasket,
  checkRoom,
  countNumbers,
  MAX_NUMBERS_PER_REQUEST,
  mergeLines,
  parseQuantity,
} from '#src/domain/basket.ts';
import { NUMBER_TYPES, USE_CASES } from '#src/domain/request.ts';

const aLine = (overrides: Partial<BasketLine> = {}): BasketLine => ({
  country: 'US',
  useCase: 'TRANSACTIONAL',
  numberType: 'LONG_CODE',
  quantity: 1,
  ...overrides,
});

const baskets = fc.array(
  fc.record({
    country: fc.constantFrom('US', 'CA', 'GB'),
    useCase: fc.constantFrom(...USE_CASES),
    numberType: fc.constantFrom(...NUMBER_TYPES),
    quantity: fc.integer({ min: 1, max: 10 }),
  }),
  { maxLength: 15 },
);

const keyOf = ({ country, useCase, numberType }: BasketLine) => [country, useCase, numberType].join(' ');

describe('merging lines', () => {
  it('keeps the number of numbers, in all and for each key', () => {
    fc.assert(
      fc.property(baskets, (lines) => {
        const { lines: merged } = mergeLines(lines);
        expect(countNumbers(merged)).toBe(countNumbers(lines));
        for (const line of merged) {
          const same = lines.filter((other) => keyOf(other) === keyOf(line));
          expect(line.quantity).toBe(countNumbers(same));
        }
      }),
    );
  });

  it('leaves each key once, in the order of its first mention', () => {
    fc.assert(
      fc.property(baskets, (lines) => {
        expect(mergeLines(lines).lines.map(keyOf)).toEqual([...new Set(lines.map(keyOf))]);
      }),
    );
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(baskets, (lines) => {
        const once = mergeLines(lines);
        expect(mergeLines(once.lines)).toEqual({ lines: once.lines, merged: [] });
      }),
    );
  });

  it('tells which lines it put together, and only those', () => {
    const [us, ca] = [aLine({ quantity: 2 }), aLine({ country: 'CA' })];
    const { merged } = mergeLines([us, ca, aLine({ quantity: 3 }), aLine({ quantity: 1 })]);
    expect(merged).toEqual([aLine({ quantity: 6 })]);
  });

  it('does not touch the lines that it is given', () => {
    const lines = [Object.freeze(aLine()), Object.freeze(aLine())];
    expect(countNumbers(mergeLines(lines).lines)).toBe(2);
    expect(lines).toEqual([aLine(), aLine()]);
  });
});

describe('a typed quantity', () => {
  it.each([
    ['1', 1],
    ['10', 10],
    [' 4 ', 4],
    ['07', 7],
  ])('is read from “%s”', (text, quantity) => {
    expect(parseQuantity(text)).toBe(quantity);
  });

  it.each(['0', '11', '2.5', 'ten', '', '-1', '1e1', '99', '100', '1 0', '٣'])(
    'is not read from “%s”',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );
});

describe('checking a basket', () => {
  it('passes a basket within every limit', () => {
    expect(checkBasket([aLine({ quantity: 4 }), aLine({ country: 'CA', quantity: 6 })])).toBeUndefined();
  });

  it('refuses an empty one', () => {
    expect(checkBasket([])).toEqual({ code: 'basket_empty' });
  });

  it.each([0, -1, 11, 2.5, Number.NaN])('refuses a line of %d numbers', (quantity) => {
    const given = String(quantity);
    expect(checkBasket([aLine(), aLine({ country: 'CA', quantity })])).toEqual({
      code: 'quantity_invalid',
      line: 1,
      given,
    });
  });

  it('refuses more than ten numbers over all lines, and says how many they are', () => {
    const lines = [aLine({ quantity: 10 }), aLine({ country: 'CA', quantity: 1 })];
    expect(checkBasket(lines)).toEqual({ code: 'too_many_numbers', quantity: 11 });
  });

  it('takes exactly ten', () => {
    expect(checkBasket([aLine({ quantity: MAX_NUMBERS_PER_REQUEST })])).toBeUndefined();
  });

  it('refuses any basket above ten, and no valid lines of ten at most', () => {
    const lines = fc.array(
      fc.record({ country: fc.constantFrom('US', 'CA', 'GB'), quantity: fc.integer({ min: 1, max: 10 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, (some) => {
        const quantity = countNumbers(some);
        const expected = quantity > 10 ? { code: 'too_many_numbers', quantity } : undefined;
        expect(checkBasket(some.map(aLine))).toEqual(expected);
      }),
    );
  });

  it('names the line with a country that it does not know', () => {
    const refusal = { code: 'country_unknown', line: 1, country: 'ZZ' };
    expect(checkBasket([aLine(), aLine({ country: 'ZZ' })])).toEqual(refusal);
  });

  it('refuses a number type that the country does not have', () => {
    const refusal = { code: 'number_type_unavailable', line: 0, country: 'CA' };
    expect(checkBasket([aLine({ country: 'CA', numberType: 'TOLL_FREE' })])).toEqual(refusal);
    expect(checkBasket([aLine({ numberType: 'TEN_DLC' })])).toEqual({ ...refusal, country: 'US' });
  });

  it('leases toll-free numbers for transactional use only', () => {
    const tollFree = aLine({ numberType: 'TOLL_FREE' });
    expect(checkBasket([tollFree])).toBeUndefined();
    expect(checkBasket([{ ...tollFree, useCase: 'PROMOTIONAL' }])).toEqual({
      code: 'use_case_not_for_type',
      line: 0,
    });
  });
});

describe('the room of an account', () => {
  it('takes as many numbers as are free', () => {
    expect(checkRoom([aLine({ quantity: 3 })], { used: 22, max: 25 }, 'us-east-1')).toBeUndefined();
  });

  it('refuses one more, and says how many fit', () => {
    expect(checkRoom([aLine({ quantity: 4 })], { used: 22, max: 25 }, 'us-east-1')).toEqual({
      code: 'numbers_do_not_fit',
      quantity: 4,
      fits: 3,
      used: 22,
      max: 25,
      region: 'us-east-1',
    });
  });

  it('has no negative space when AWS has lowered the quota', () => {
    expect(checkRoom([aLine()], { used: 30, max: 25 }, 'us-east-1')).toMatchObject({ fits: 0, quantity: 1 });
  });
});
