import { phoneNumbersMax } from './account-quotas.ts';
import type { World } from './answer-call.ts';
import { numberOnWire, type WireNumber } from './leased-number.ts';
import { numbersIn } from './pool.ts';
import type {
  AccountTier,
  ConfigurationSet,
  LeasedNumber,
  Pool,
  RegionState,
  SentCode,
  Tag,
  VerifiedDestination,
  VoiceMessage,
} from './region-state.ts';
import type { AccountState } from './state.ts';
import { voiceSpentMicroUsd } from './voice-limits.ts';

interface Tagged {
  readonly Tags: readonly Tag[];
}

/** A leased number as the account has it at the time of asking. */
export type NumberView = WireNumber & Tagged;

/** One Region at the time of asking; what is in AWS's words is as AWS would answer it. */
export interface RegionView {
  readonly tier: AccountTier;
  readonly numbers: readonly NumberView[];
  readonly phoneNumbersMax: number;
  readonly pools: readonly (Pool['wire'] & Tagged & { readonly PhoneNumberIds: readonly string[] })[];
  readonly configurationSets: readonly (ConfigurationSet['wire'] & Tagged)[];
  /** With the codes that its phone received in the last 24 hours before the last one, oldest first. */
  readonly verifiedDestinations: readonly (VerifiedDestination['wire'] &
    Tagged & { readonly Codes: readonly SentCode[] })[];
  /** Calls made, oldest first. */
  readonly voiceMessages: readonly VoiceMessage[];
  readonly voiceSpend: {
    readonly maxUsd: number;
    readonly enforcedUsd: number;
    /** In this month (UTC), millionths of a US dollar. */
    readonly spentMicroUsd: number;
  };
}

/** Every Region in which something happened, by name. */
export function viewRegions(state: AccountState, world: World): Readonly<Record<string, RegionView>> {
  return Object.fromEntries(
    Object.entries(state.regions).map(([name, region]) => [name, viewRegion(state, name, region, world)]),
  );
}

export function viewNumber(number: LeasedNumber, { now, activateAfterMs }: World): NumberView {
  return { ...numberOnWire(number, { now: now(), activateAfterMs }), Tags: number.tags };
}

function viewRegion(state: AccountState, name: string, region: RegionState, world: World): RegionView {
  const { maxUsd, overrideUsd = maxUsd } = region.voiceSpend;
  return {
    tier: region.tier,
    numbers: region.numbers.map((number) => viewNumber(number, world)),
    phoneNumbersMax: phoneNumbersMax(state, name, world.numbersPerRegion),
    pools: region.pools.map(({ wire, tags }) => ({
      ...wire,
      Tags: tags,
      PhoneNumberIds: numbersIn(region, wire.PoolId).map((number) => number.wire.PhoneNumberId),
    })),
    configurationSets: region.configurationSets.map(({ wire, tags }) => ({ ...wire, Tags: tags })),
    verifiedDestinations: region.verifiedDestinations.map(({ wire, tags, codes }) => ({
      ...wire,
      Tags: tags,
      Codes: codes,
    })),
    voiceMessages: region.voiceMessages,
    voiceSpend: { maxUsd, enforcedUsd: overrideUsd, spentMicroUsd: voiceSpentMicroUsd(region, world.now()) },
  };
}
