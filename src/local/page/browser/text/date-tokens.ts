/** Whose date it is: where and when it is read. */
export interface Reader {
  /** Milliseconds since 1970, by the workspace's clock. */
  readonly nowMs: number;
  /** BCP 47, such as `en-GB`; undefined for the browser's own. */
  readonly locale?: string;
  /** IANA, such as `Europe/Berlin`; undefined for the browser's own. */
  readonly timeZone?: string;
}

const DAY_MS = 86_400_000;
const HALF_A_YEAR_MS = 182 * DAY_MS;

type Parts = Intl.DateTimeFormatOptions;

const LONG: Parts = { month: 'long', day: 'numeric', year: 'numeric' };
const SHORT: Parts = { month: 'short', day: 'numeric', year: 'numeric' };
const WEEKDAY: Parts = { weekday: 'long' };
const TIME: Parts = { hour: 'numeric', minute: '2-digit' };

function write(ms: number, { locale, timeZone }: Reader, options: Parts): string {
  const written = new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(ms);
  return written.replaceAll('\u202f', ' ');
}

/** The day as a number that grows by one each day, in the reader's time zone. */
function dayNumber(ms: number, { timeZone }: Reader): number {
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(ms);
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function dateNumber(ms: number, reader: Reader): string {
  return new Date(dayNumber(ms, reader) * DAY_MS).toISOString().slice(0, 10);
}

function withoutYear({ year: _year, ...rest }: Parts): Parts {
  return rest;
}

/** Slack leaves the year out of dates that are less than six months away. */
function near(ms: number, { nowMs }: Reader, options: Parts): Parts {
  return Math.abs(ms - nowMs) < HALF_A_YEAR_MS ? withoutYear(options) : options;
}

function ordinal(day: number): string {
  const teens = day % 100 > 10 && day % 100 < 14;
  return `${day}${(teens ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10]) ?? 'th'}`;
}

/** In American English Slack writes the day of a long date as an ordinal. */
function long(ms: number, reader: Reader, options: Parts): string {
  const format = new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.timeZone });
  const isAmerican = format.resolvedOptions().locale === 'en-US';
  return format
    .formatToParts(ms)
    .map(({ type, value }) => (isAmerican && type === 'day' ? ordinal(Number(value)) : value))
    .join('');
}

function relativeDay(ms: number, reader: Reader): string | undefined {
  const days = dayNumber(ms, reader) - dayNumber(reader.nowMs, reader);
  if (Math.abs(days) > 1) return undefined;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(days, 'day');
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

function ago(ms: number, { nowMs, locale }: Reader): string {
  const away = ms - nowMs;
  const [unit, length] = UNITS.find(([, each]) => Math.abs(away) >= each) ?? ['second', 1000];
  return new Intl.RelativeTimeFormat(locale).format(Math.trunc(away / length), unit);
}

type Writer = (ms: number, reader: Reader) => string;

const date: Writer = (ms, reader) => long(ms, reader, near(ms, reader, LONG));
const dateShort: Writer = (ms, reader) => write(ms, reader, near(ms, reader, SHORT));
const dateLong: Writer = (ms, reader) => long(ms, reader, { ...WEEKDAY, ...near(ms, reader, LONG) });

function pretty(otherwise: Writer): Writer {
  return (ms, reader) => relativeDay(ms, reader) ?? otherwise(ms, reader);
}

const TOKENS: Readonly<Record<string, Writer>> = {
  date_num: dateNumber,
  date,
  date_pretty: pretty(date),
  date_short: dateShort,
  date_short_pretty: pretty(dateShort),
  date_long: dateLong,
  date_long_pretty: pretty(dateLong),
  date_long_full: (ms, reader) => long(ms, reader, LONG),
  date_slash: (ms, reader) => write(ms, reader, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  day_divider_pretty: pretty(dateLong),
  time: (ms, reader) => write(ms, reader, TIME),
  time_secs: (ms, reader) => write(ms, reader, { ...TIME, second: '2-digit' }),
  ago,
};

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * Slack's date format with its tokens (`{date_short_pretty} at {time}`) as this reader reads it. A token that begins it
 * begins with a capital. The fallback stands in for a time that there is not.
 */
export function writeDate(timestamp: number, format: string, fallback: string, reader: Reader): string {
  const ms = timestamp * 1000;
  if (Number.isNaN(new Date(ms).getTime())) return fallback;
  return format.replace(/\{(\w+)\}/g, (all, token: string, at: number) => {
    const writer = Object.hasOwn(TOKENS, token) ? TOKENS[token] : undefined;
    if (writer === undefined) return all;
    return at === 0 ? capitalised(writer(ms, reader)) : writer(ms, reader);
  });
}

/** The moment in full, with the time zone: what is read under the pointer. */
export function writeFullDate(timestamp: number, reader: Reader): string {
  const ms = timestamp * 1000;
  if (Number.isNaN(new Date(ms).getTime())) return '';
  return write(ms, reader, { ...WEEKDAY, ...LONG, ...TIME, second: '2-digit', timeZoneName: 'short' });
}
