import { ANYTHING, booleanFilter, type Filters, textFilter } from '../filters.ts';
import type { WireNumber } from '../leased-number.ts';

/** The filters of DescribePhoneNumbers. */
export const PHONE_NUMBER_FILTERS: Filters<WireNumber> = new Map([
  ['status', textFilter((n) => n.Status, /^(PENDING|ACTIVE|ASSOCIATING|DISASSOCIATING|DELETED)$/)],
  ['iso-country-code', textFilter((n) => n.IsoCountryCode, /^[A-Z]{2}$/)],
  ['message-type', textFilter((n) => n.MessageType, /^(TRANSACTIONAL|PROMOTIONAL)$/)],
  ['number-capability', { valuesOf: (n) => n.NumberCapabilities, allowed: /^(SMS|VOICE|MMS|RCS)$/ }],
  ['number-type', textFilter((n) => n.NumberType, /^(SHORT_CODE|LONG_CODE|TOLL_FREE|TEN_DLC|SIMULATOR)$/)],
  ['two-way-enabled', booleanFilter((n) => n.TwoWayEnabled)],
  ['self-managed-opt-outs-enabled', booleanFilter((n) => n.SelfManagedOptOutsEnabled)],
  ['opt-out-list-name', textFilter((n) => n.OptOutListName, ANYTHING)],
  ['deletion-protection-enabled', booleanFilter((n) => n.DeletionProtectionEnabled)],
  ['two-way-channel-arn', textFilter((n) => n.TwoWayChannelArn, ANYTHING)],
]);
