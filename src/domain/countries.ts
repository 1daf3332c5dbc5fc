import type { NumberType } from './request.ts';

export interface Country {
  readonly iso: string;
  readonly name: string;
  /** Digits after the plus; several countries share one. */
  readonly dialCode: string;
  /** `support_case`: AWS asks for a local address, so the API does not lease there. */
  readonly leasedVia: 'api' | 'support_case';
  readonly numberTypes: readonly NumberType[];
}

/**
 * The countries in which AWS leases long codes that can speak: 27 directly, 30 through a support case.
 * Source: AWS End User Messaging SMS user guide, “Supported countries and regions for voice”. AWS calls the list
 * unsettled, so it is a hint: AWS's own answer decides. 10DLC numbers of the United States are left out: AWS leases
 * them only to a registered campaign, which Dialtone does not ask for.
 */
export const COUNTRIES: readonly Country[] = [
  { iso: 'AR', name: 'Argentina', dialCode: '54', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'AT', name: 'Austria', dialCode: '43', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'AU', name: 'Australia', dialCode: '61', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'BB', name: 'Barbados', dialCode: '1246', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'BF', name: 'Burkina Faso', dialCode: '226', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'BG', name: 'Bulgaria', dialCode: '359', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'BH', name: 'Bahrain', dialCode: '973', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'BR', name: 'Brazil', dialCode: '55', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'CA', name: 'Canada', dialCode: '1', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'CH', name: 'Switzerland', dialCode: '41', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'CL', name: 'Chile', dialCode: '56', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'CO', name: 'Colombia', dialCode: '57', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'CY', name: 'Cyprus', dialCode: '357', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'DE', name: 'Germany', dialCode: '49', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'DO', name: 'Dominican Republic', dialCode: '1', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'EC', name: 'Ecuador', dialCode: '593', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'FI', name: 'Finland', dialCode: '358', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'GB', name: 'United Kingdom', dialCode: '44', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'GD', name: 'Grenada', dialCode: '1473', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'GR', name: 'Greece', dialCode: '30', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'GT', name: 'Guatemala', dialCode: '502', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'HR', name: 'Croatia', dialCode: '385', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'ID', name: 'Indonesia', dialCode: '62', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'IE', name: 'Ireland', dialCode: '353', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'IL', name: 'Israel', dialCode: '972', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'IS', name: 'Iceland', dialCode: '354', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'IT', name: 'Italy', dialCode: '39', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'JM', name: 'Jamaica', dialCode: '1', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'KE', name: 'Kenya', dialCode: '254', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'KH', name: 'Cambodia', dialCode: '855', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'KY', name: 'Cayman Islands', dialCode: '1345', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'KZ', name: 'Kazakhstan', dialCode: '7', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'LT', name: 'Lithuania', dialCode: '370', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'LU', name: 'Luxembourg', dialCode: '352', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'LV', name: 'Latvia', dialCode: '371', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'MD', name: 'Moldova', dialCode: '373', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'ML', name: 'Mali', dialCode: '223', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'MX', name: 'Mexico', dialCode: '52', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'NI', name: 'Nicaragua', dialCode: '505', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'NZ', name: 'New Zealand', dialCode: '64', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'PE', name: 'Peru', dialCode: '51', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'PH', name: 'Philippines', dialCode: '63', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'PL', name: 'Poland', dialCode: '48', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'PR', name: 'Puerto Rico', dialCode: '1', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'RO', name: 'Romania', dialCode: '40', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'SI', name: 'Slovenia', dialCode: '386', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'SK', name: 'Slovakia', dialCode: '421', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'SV', name: 'El Salvador', dialCode: '503', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'TH', name: 'Thailand', dialCode: '66', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'TJ', name: 'Tajikistan', dialCode: '992', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'TT', name: 'Trinidad and Tobago', dialCode: '1868', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'TW', name: 'Taiwan', dialCode: '886', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  {
    iso: 'US',
    name: 'United States',
    dialCode: '1',
    leasedVia: 'api',
    numberTypes: ['LONG_CODE', 'TOLL_FREE'],
  },
  { iso: 'UY', name: 'Uruguay', dialCode: '598', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'VE', name: 'Venezuela', dialCode: '58', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
  { iso: 'VN', name: 'Vietnam', dialCode: '84', leasedVia: 'api', numberTypes: ['LONG_CODE'] },
  { iso: 'ZA', name: 'South Africa', dialCode: '27', leasedVia: 'support_case', numberTypes: ['LONG_CODE'] },
];

const byIso = new Map(COUNTRIES.map((country) => [country.iso, country]));

export function findCountry(iso: string): Country | undefined {
  return byIso.get(iso.trim().toUpperCase());
}

/** The English name, or the code itself for a country that the table does not have. */
export function countryName(iso: string): string {
  return findCountry(iso)?.name ?? iso;
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();

const byName = (a: Country, b: Country): number => a.name.localeCompare(b.name, 'en');
const inOrder = COUNTRIES.toSorted(byName);

function matchRank(country: Country, query: string, digits: string): number | undefined {
  const name = fold(country.name);
  if (country.iso.toLowerCase() === query) return 0;
  if (digits !== '' && country.dialCode === digits) return 0;
  if (name.startsWith(query)) return 1;
  if (name.split(/\s+/).some((word) => word.startsWith(query))) return 2;
  if (digits !== '' && country.dialCode.startsWith(digits)) return 3;
  return name.includes(query) ? 4 : undefined;
}

/** Countries whose name, ISO code or dial code (“+44”, “0044”, “44”) fits, best first; all of them by name for an empty query. */
export function searchCountries(query: string): readonly Country[] {
  const text = fold(query);
  if (text === '') return inOrder;
  const number = text.replace(/[\s()-]/g, '');
  const digits = /^(\+|00)?\d+$/.test(number) ? number.replace(/^(\+|00)/, '') : '';
  return COUNTRIES.map((country) => ({ country, rank: matchRank(country, text, digits) }))
    .filter((hit): hit is { country: Country; rank: number } => hit.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || byName(a.country, b.country))
    .map((hit) => hit.country);
}
