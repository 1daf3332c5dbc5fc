import type { NumberView, RegionView } from '../../aws/region-view.ts';
import type {
  ApplicationRow,
  DestinationRow,
  NumberRow,
  PlacedCall,
  PoolRow,
  RegionState,
} from '../control-protocol.ts';

const MOST_NUMBERS = 200;
const MOST_CALLS = 50;
const MICRO = 1_000_000;
/** Tags that tell for what a number was leased come first. */
const TELLING = ['project', 'request'];

/** One Region as the drawer shows it. */
export function viewRegion(
  name: string,
  region: RegionView,
  applications: readonly ApplicationRow[],
): RegionState {
  const { maxUsd, enforcedUsd, spentMicroUsd } = region.voiceSpend;
  return {
    name,
    tier: region.tier,
    numbersHeld: region.numbers.filter(({ Status }) => Status !== 'DELETED').length,
    numbersMax: region.phoneNumbersMax,
    spend: { maxUsd, enforcedUsd, spentUsd: spentMicroUsd / MICRO },
    numbers: region.numbers.slice(-MOST_NUMBERS).toReversed().map(numberRow),
    pools: region.pools.map((pool) => poolRow(pool, region)),
    destinations: region.verifiedDestinations.map(destinationRow),
    calls: region.voiceMessages.slice(-MOST_CALLS).toReversed().map(placedCall),
    applications,
  };
}

function numberRow(number: NumberView): NumberRow {
  return {
    id: number.PhoneNumberId,
    number: number.PhoneNumber,
    country: number.IsoCountryCode,
    status: number.Status,
    useCase: number.MessageType,
    type: number.NumberType,
    isProtected: number.DeletionProtectionEnabled,
    ...(number.PoolId === undefined ? {} : { poolId: number.PoolId }),
    tags: number.Tags.map(({ Key: key, Value: value }) => ({ key, value })).sort(
      (one, other) => rank(one.key) - rank(other.key),
    ),
  };
}

function rank(key: string): number {
  const found = TELLING.findIndex((word) => key.toLowerCase().includes(word));
  return found === -1 ? TELLING.length : found;
}

function poolRow(pool: RegionView['pools'][number], { numbers }: RegionView): PoolRow {
  return {
    id: pool.PoolId,
    useCase: pool.MessageType,
    isProtected: pool.DeletionProtectionEnabled,
    numbers: numbers.filter(({ PoolId }) => PoolId === pool.PoolId).map(({ PhoneNumber }) => PhoneNumber),
  };
}

function destinationRow(destination: RegionView['verifiedDestinations'][number]): DestinationRow {
  return {
    id: destination.VerifiedDestinationNumberId,
    number: destination.DestinationPhoneNumber,
    status: destination.Status,
    codes: destination.Codes.toReversed().map((sent) => ({
      code: sent.VerificationCode,
      channel: sent.VerificationChannel,
      at: isoOf(sent.SentTimestamp),
    })),
  };
}

function placedCall(message: RegionView['voiceMessages'][number]): PlacedCall {
  return {
    id: message.MessageId,
    from: message.OriginationPhoneNumber,
    to: message.DestinationPhoneNumber,
    text: message.MessageBody,
    voice: message.VoiceId,
    at: isoOf(message.SentTimestamp),
  };
}

function isoOf(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}
