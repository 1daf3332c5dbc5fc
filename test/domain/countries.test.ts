import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRIES, countryName, findCountry, searchCountries } from '#src/domain/countries.ts';

const isosOf = (query: string): string[] => searchCountries(query).map((country) => country.iso);

describe('the table of countries', () => {
  it('has 57 of them: 27 leased by API, 30 through a support case', () => {
    expect(COUNTRIES).toHaveLength(57);
    expect(COUNTRIES.filter((country) => country.leasedVia === 'api')).toHaveLength(27);
    expect(COUNTRIES.filter((country) => country.leasedVia === 'support_case')).toHaveLength(30);
  });

  it('has each ISO code and each name once', () => {
    expect(new Set(COUNTRIES.map((country) => country.iso)).size).toBe(57);
    expect(new Set(COUNTRIES.map((country) => country.name)).size).toBe(57);
  });

  it('calls every country as the Unicode tables do', () => {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    for (const { iso, name } of COUNTRIES) {
      expect(names.of(iso)?.replace('&', 'and'), iso).toBe(name);
    }
  });

  it('has a long code everywhere, and another type only in the United States', () => {
    for (const { iso, numberTypes } of COUNTRIES) {
      expect(numberTypes, iso).toEqual(iso === 'US' ? ['LONG_CODE', 'TOLL_FREE'] : ['LONG_CODE']);
    }
  });
});

describe('finding a country', () => {
  it.each(['GB', 'gb', ' Gb '])('works with “%s”', (iso) => {
    expect(findCountry(iso)?.name).toBe('United Kingdom');
  });

  it('gives the code itself as the name of one that is not there', () => {
    expect(findCountry('ZZ')).toBeUndefined();
    expect(countryName('ZZ')).toBe('ZZ');
    expect(countryName('BR')).toBe('Brazil');
  });
});

describe('searching countries', () => {
  it.each(['', '   '])('gives all of them, by name, for “%s”', (query) => {
    const names = searchCountries(query).map(({ name }) => name);

    expect(names).toHaveLength(57);
    expect(names.slice(0, 2)).toEqual(['Argentina', 'Australia']);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  });

  it.each(['+44', '0044', '44', 'gb', 'GB', 'United K', 'kingdom', '  UNITED KINGDOM '])(
    'finds the United Kingdom by “%s”',
    (query) => {
      expect(isosOf(query)[0]).toBe('GB');
    },
  );

  it('puts countries with exactly this dial code before those that only start with it', () => {
    const found = isosOf('+1');
    expect(found.slice(0, 5)).toEqual(['CA', 'DO', 'JM', 'PR', 'US']);
    expect(found.slice(5)).toEqual(['BB', 'KY', 'GD', 'TT']);
  });

  it('narrows to one island by its longer dial code', () => {
    expect(isosOf('+1246')).toEqual(['BB']);
    expect(isosOf('+1 (246)')).toEqual(['BB']);
    expect(isosOf('001868')).toEqual(['TT']);
  });

  it.each([
    ['México', 'MX'],
    ['perú', 'PE'],
    ['brázil', 'BR'],
  ])('does not mind the accents of “%s”', (query, iso) => {
    expect(isosOf(query)[0]).toBe(iso);
  });

  it('puts the start of a name before the start of a later word', () => {
    expect(isosOf('k').slice(0, 3)).toEqual(['KZ', 'KE', 'GB']);
  });

  it.each(['zzz', '+999', '+', '00', '%', '\\'])('finds nothing for “%s”', (query) => {
    expect(isosOf(query)).toEqual([]);
  });

  it('finds every country by its name, its code and its dial code', () => {
    for (const { iso, name, dialCode } of COUNTRIES) {
      expect(isosOf(name)[0], name).toBe(iso);
      expect(isosOf(iso)[0], iso).toBe(iso);
      expect(isosOf(`+${dialCode}`), dialCode).toContain(iso);
    }
  });

  it('never fails and never gives a country twice, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (query) => {
        const found = isosOf(query);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
