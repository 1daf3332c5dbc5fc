import { numberAt } from './number-plan.ts';
import type { LeasedNumber, Tag } from './region-state.ts';
import { newId, smsVoiceArn } from './resource-names.ts';
import { monthlyLeasingPrice } from './sample-prices.ts';
import { type AccountState, regionOf } from './state.ts';

/** The one opt-out list that every account has. */
export const DEFAULT_OPT_OUT_LIST = 'Default';

export interface NewNumber {
  readonly IsoCountryCode: string;
  readonly MessageType: string;
  readonly NumberCapabilities: readonly string[];
  readonly NumberType: string;
  readonly OptOutListName?: string;
  readonly PoolId?: string;
  readonly InternationalSendingEnabled?: boolean;
  readonly DeletionProtectionEnabled?: boolean;
  readonly Tags?: readonly Tag[];
}

interface Making {
  readonly count: number;
  readonly fate: LeasedNumber['fate'];
  readonly now: Date;
}

/** Puts new numbers into a Region; fewer than asked when the country has no more of this type. */
export function addNumbers(
  state: AccountState,
  regionName: string,
  wanted: NewNumber,
  { count, fate, now }: Making,
): readonly LeasedNumber[] {
  const region = regionOf(state, regionName);
  const made = nextNumbers(state, wanted, count).map((PhoneNumber, index): LeasedNumber => {
    const PhoneNumberId = newId('phone');
    return {
      sequence: region.nextSequence + index,
      fate,
      tags: wanted.Tags ?? [],
      wire: {
        PhoneNumberArn: smsVoiceArn(regionName, 'phone-number', PhoneNumberId),
        PhoneNumberId,
        PhoneNumber,
        IsoCountryCode: wanted.IsoCountryCode,
        MessageType: wanted.MessageType,
        NumberCapabilities: wanted.NumberCapabilities,
        NumberType: wanted.NumberType,
        MonthlyLeasingPrice: monthlyLeasingPrice(wanted.IsoCountryCode, wanted.NumberType),
        TwoWayEnabled: false,
        SelfManagedOptOutsEnabled: false,
        OptOutListName: wanted.OptOutListName ?? DEFAULT_OPT_OUT_LIST,
        InternationalSendingEnabled: wanted.InternationalSendingEnabled ?? false,
        DeletionProtectionEnabled: wanted.DeletionProtectionEnabled ?? false,
        ...(wanted.PoolId === undefined ? {} : { PoolId: wanted.PoolId }),
        CreatedTimestamp: now.getTime() / 1000,
      },
    };
  });
  region.nextSequence += made.length;
  region.numbers = [...region.numbers, ...made];
  return made;
}

function nextNumbers(state: AccountState, wanted: NewNumber, count: number): string[] {
  const { IsoCountryCode, NumberType } = wanted;
  const key = `${IsoCountryCode}/${NumberType}`;
  const first = state.issued[key] ?? 0;
  const numbers = Array.from({ length: count }, (_, index) =>
    numberAt(IsoCountryCode, NumberType, first + index),
  ).filter((number) => number !== undefined);
  state.issued[key] = first + numbers.length;
  return numbers;
}
