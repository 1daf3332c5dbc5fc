const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** Such as `United Kingdom (GB)`. */
export function countryName(code: string): string {
  return `${NAMES.of(code) ?? code} (${code})`;
}
