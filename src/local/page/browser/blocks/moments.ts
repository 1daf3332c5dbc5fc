function two(part: number): string {
  return String(part).padStart(2, '0');
}

/** Epoch seconds as `2026-11-28T14:05` by the clock on the wall, as a datetime-local field has it. Empty without any. */
export function wallTime(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  const moment = new Date(seconds * 1000);
  if (Number.isNaN(moment.getTime())) return '';
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** `2026-11-28T14:05` by the clock on the wall as epoch seconds; undefined for anything else. */
export function epochSeconds(local: string): number | undefined {
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) ? new Date(local).getTime() : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

/** Whether a date is whole: while its year is typed, a date field has years such as 0002. */
export function isWhole(text: string): boolean {
  return !/^0/.test(text) || !text.includes('-');
}
