import { validationError } from '../aws-error.ts';
import type { numberOnWire } from '../leased-number.ts';

export interface PhoneNumberFilter {
  readonly Name: string;
  readonly Values: readonly string[];
}

type WireNumber = ReturnType<typeof numberOnWire>;

interface Filter {
  readonly valuesOf: (number: WireNumber) => readonly string[];
  /** What a filter value must look like; others are refused as INVALID_FILTER_VALUES. */
  readonly allowed: RegExp;
}

const BOOLEAN = /^(true|false)$/;

const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  [
    'status',
    { valuesOf: (n) => [n.Status], allowed: /^(PENDING|ACTIVE|ASSOCIATING|DISASSOCIATING|DELETED)$/ },
  ],
  ['iso-country-code', { valuesOf: (n) => [n.IsoCountryCode], allowed: /^[A-Z]{2}$/ }],
  ['message-type', { valuesOf: (n) => [n.MessageType], allowed: /^(TRANSACTIONAL|PROMOTIONAL)$/ }],
  ['number-capability', { valuesOf: (n) => n.NumberCapabilities, allowed: /^(SMS|VOICE|MMS|RCS)$/ }],
  [
    'number-type',
    { valuesOf: (n) => [n.NumberType], allowed: /^(SHORT_CODE|LONG_CODE|TOLL_FREE|TEN_DLC|SIMULATOR)$/ },
  ],
  ['two-way-enabled', { valuesOf: (n) => [String(n.TwoWayEnabled)], allowed: BOOLEAN }],
  [
    'self-managed-opt-outs-enabled',
    { valuesOf: (n) => [String(n.SelfManagedOptOutsEnabled)], allowed: BOOLEAN },
  ],
  ['opt-out-list-name', { valuesOf: (n) => [n.OptOutListName], allowed: /./ }],
  [
    'deletion-protection-enabled',
    { valuesOf: (n) => [String(n.DeletionProtectionEnabled)], allowed: BOOLEAN },
  ],
  ['two-way-channel-arn', { valuesOf: () => [], allowed: /./ }],
]);

/** True when the number fits every filter; a filter fits when any of its values does. */
export function matchesFilters(number: WireNumber, filters: readonly PhoneNumberFilter[]): boolean {
  return filters.every(({ Name, Values }) => {
    const actual = FILTERS.get(Name)?.valuesOf(number) ?? [];
    return Values.some((value) => actual.includes(value));
  });
}

/** Throws ValidationException INVALID_FILTER_VALUES when a value can never match its filter. */
export function checkFilterValues(filters: readonly PhoneNumberFilter[]): void {
  const wrong = filters.find(({ Name, Values }) =>
    Values.some((value) => !FILTERS.get(Name)?.allowed.test(value)),
  );
  if (wrong) {
    throw validationError('INVALID_FILTER_VALUES', [
      { Name: 'filters', Message: `${wrong.Name} does not take one of ${wrong.Values.join(', ')}` },
    ]);
  }
}
