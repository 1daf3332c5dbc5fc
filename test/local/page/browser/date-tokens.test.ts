import { describe, expect, it } from 'vitest';
import { type Reader, writeDate, writeFullDate } from '#src/local/page/browser/text/date-tokens.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;
const NOW = '2026-11-28T12:00:00Z';
const american: Reader = { nowMs: Date.parse(NOW), locale: 'en-US', timeZone: 'UTC' };
const british: Reader = { ...american, locale: 'en-GB' };

function written(format: string, iso: string, reader = american): string {
  return writeDate(at(iso), format, 'fallback', reader);
}

describe('date tokens', () => {
  it.each([
    ['{date_num}', '2014-02-18'],
    ['{date}', 'February 18th, 2014'],
    ['{date_short}', 'Feb 18, 2014'],
    ['{date_long}', 'Tuesday, February 18th, 2014'],
    ['{date_long_full}', 'February 18th, 2014'],
    ['{date_slash}', '02/18/2014'],
    ['{date_pretty}', 'February 18th, 2014'],
    ['{date_short_pretty}', 'Feb 18, 2014'],
    ['{date_long_pretty}', 'Tuesday, February 18th, 2014'],
    ['{day_divider_pretty}', 'Tuesday, February 18th, 2014'],
    ['{time}', '2:39 PM'],
    ['{time_secs}', '2:39:42 PM'],
    ['{ago}', '12 years ago'],
  ])('writes %s', (format, expected) => {
    expect(written(format, '2014-02-18T14:39:42Z')).toBe(expected);
  });

  it('leaves out the year of a date within six months', () => {
    expect(written('{date_short}', '2026-12-24T08:00:00Z')).toBe('Dec 24');
    expect(written('{date_long}', '2026-12-24T08:00:00Z')).toBe('Thursday, December 24th');
  });

  it('says yesterday, today and tomorrow, with a capital where it begins', () => {
    expect(written('{date_short_pretty} at {time}', '2026-11-27T08:05:00Z')).toBe('Yesterday at 8:05 AM');
    expect(written('until {date_pretty}', '2026-11-28T23:59:59Z')).toBe('until today');
    expect(written('{date_long_pretty}', '2026-11-29T00:00:00Z')).toBe('Tomorrow');
  });

  it("tells the day in the reader's time zone", () => {
    const inTokyo = { ...american, timeZone: 'Asia/Tokyo' };
    expect(written('{date_short_pretty} at {time}', '2026-11-28T20:00:00Z', inTokyo)).toBe(
      'Tomorrow at 5:00 AM',
    );
  });

  it("writes in the reader's language", () => {
    expect(written('{date_short} at {time}', '2014-02-18T14:39:42Z', british)).toBe('18 Feb 2014 at 14:39');
    expect(written('{date_long}', '2014-02-18T14:39:42Z', { ...american, locale: 'de-DE' })).toBe(
      'Dienstag, 18. Februar 2014',
    );
  });

  it('counts down as well', () => {
    expect(written('{ago}', '2026-11-28T15:00:00Z')).toBe('In 3 hours');
    expect(written('{ago}', '2026-11-28T11:57:00Z')).toBe('3 minutes ago');
  });

  it('shows an unknown token as it is, and the fallback for a time that there is not', () => {
    expect(written('{when} {toString}', NOW)).toBe('{when} {toString}');
    expect(writeDate(1e30, '{date}', 'fallback', american)).toBe('fallback');
  });

  it('has the whole moment for the pointer', () => {
    expect(writeFullDate(at(NOW), british)).toBe('Saturday, 28 November 2026 at 12:00:00 UTC');
  });
});
