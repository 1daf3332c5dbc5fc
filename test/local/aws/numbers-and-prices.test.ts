import { readFile } from 'node:fs/promises';
import { isValidPhoneNumber, parsePhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { numberAt } from '#src/local/aws/number-plan.ts';
import { monthlyLeasingPrice, SAMPLE_PRICES_FILE, type SamplePrice } from '#src/local/aws/sample-prices.ts';

const prices: readonly SamplePrice[] = JSON.parse(await readFile(SAMPLE_PRICES_FILE, 'utf8'));
const longCodes = prices.filter((price) => price.type === 'LONG_CODE');

describe('sample prices', () => {
  it('cover 57 countries once for each number type', () => {
    const keys = prices.map((price) => `${price.country}/${price.type}`);

    expect(longCodes).toHaveLength(57);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => !key.endsWith('/LONG_CODE'))).toEqual(['US/TOLL_FREE', 'US/TEN_DLC']);
  });

  it('say on every row that they are samples', () => {
    for (const price of prices) {
      expect(price).toEqual({
        country: expect.stringMatching(/^[A-Z]{2}$/),
        type: expect.any(String),
        monthly: expect.stringMatching(/^\d+\.\d{2}$/),
        currency: 'USD',
        source: 'sample price list',
        asOf: '2026-11-01',
      });
    }
  });

  it('are what a number costs', () => {
    for (const { country, type, monthly } of prices) expect(monthlyLeasingPrice(country, type)).toBe(monthly);
  });
});

describe('number plan', () => {
  it.each(longCodes.map((price) => price.country))('has valid numbers of %s', (country) => {
    for (const serial of [0, 1, 24, 4321, 9899]) {
      const number = numberAt(country, 'LONG_CODE', serial) ?? 'none';
      expect(isValidPhoneNumber(number), number).toBe(true);
      expect(parsePhoneNumber(number).country).toBe(country);
    }
  });

  it.each(['TOLL_FREE', 'SIMULATOR'])('has valid %s numbers of the US', (type) => {
    expect(isValidPhoneNumber(numberAt('US', type, 0) ?? 'none')).toBe(true);
  });

  it('gives the same number for the same serial, goes on after 9,900 and ends after 99,000', () => {
    expect(numberAt('US', 'LONG_CODE', 0)).toBe('+12015550100');
    expect(numberAt('US', 'LONG_CODE', 9899)).toBe('+12015559999');
    expect(numberAt('US', 'LONG_CODE', 9900)).toBe('+12015560100');
    expect(numberAt('US', 'LONG_CODE', 98_999)).toBe('+12015649999');
    expect(numberAt('US', 'LONG_CODE', 99_000)).toBeUndefined();
  });

  it('gives no number to two countries or types', () => {
    const rows = [...prices, { country: 'US', type: 'SIMULATOR' }].filter(({ type }) => type !== 'TEN_DLC');
    const numbers = rows.flatMap(({ country, type }) =>
      Array.from({ length: 10 }, (_, index) => numberAt(country, type, index * 9900)),
    );

    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
