import { setPhoneNumbersMax, setVoiceSpendMax } from './account-quotas.ts';
import { addNumbers, type NewNumber } from './add-numbers.ts';
import type { World } from './answer-call.ts';
import { AwsError } from './aws-error.ts';
import { ControlRefused } from './control-refused.ts';
import { changeNumber, getNumber, removeNumber } from './leased-number.ts';
import { makePool } from './make-pool.ts';
import { getPool } from './pool.ts';
import type { AccountTier, LeasedNumber } from './region-state.ts';
import { type NumberView, viewNumber } from './region-view.ts';
import { type AccountState, regionOf } from './state.ts';

/** A number that AWS Support sets up for a case: of any country, and not tagged by anybody. */
export interface SupportedNumber {
  readonly region: string;
  readonly country: string;
  /** TRANSACTIONAL or PROMOTIONAL. */
  readonly useCase: string;
  /** LONG_CODE when not given. */
  readonly type?: string;
}

/**
 * What happens to SMS Voice v2 of an account besides its own requests. A number is named by id or ARN. Throws
 * ControlRefused: 404 for what is not there, 409 for what cannot be done.
 */
export interface VoiceControls {
  /** AWS grants production access in a Region, or takes it back. */
  readonly setTier: (region: string, tier: AccountTier) => void;
  /** Sets MaxLimit of the monthly voice spend, whole US dollars. */
  readonly setSpendMax: (region: string, usd: number) => void;
  /** Sets the limit of phone numbers of one Region. */
  readonly setPhoneNumbersMax: (region: string, count: number) => void;
  readonly attachRegistration: (region: string, number: string, registrationId: string) => void;
  /** Puts a number into a pool, a new one when none is named; the answer is the PoolId. */
  readonly putInPool: (region: string, number: string, poolId?: string) => string;
  /** Adds a number, ACTIVE at once. */
  readonly addNumber: (number: SupportedNumber) => NumberView;
  /** Adds up to 99,000 ACTIVE long codes of a country, whatever the limit; the answer is their PhoneNumberIds. */
  readonly seedNumbers: (region: string, count: number, country: string) => readonly string[];
  /** The number is gone as if somebody had released it elsewhere; pool and protection do not hold it. */
  readonly removeNumber: (region: string, number: string) => void;
}

export function createVoiceControls(world: World): VoiceControls {
  const change = <T>(verb: (state: AccountState) => T): T => refusing(() => world.account.change(verb));
  const find = (state: AccountState, region: string, number: string) => {
    const { activateAfterMs } = world;
    return getNumber(regionOf(state, region), number, { now: world.now(), activateAfterMs });
  };
  const add = (region: string, count: number, wanted: NewNumber) =>
    change((state) => addAll(state, region, count, wanted, world.now()));
  return {
    setTier: (region, tier) =>
      change((state) => {
        regionOf(state, region).tier = tier;
      }),
    setSpendMax: (region, usd) => change((state) => setVoiceSpendMax(state, region, usd)),
    setPhoneNumbersMax: (region, count) => change((state) => setPhoneNumbersMax(state, region, count)),
    attachRegistration: (region, number, RegistrationId) =>
      change((state) => {
        changeNumber(regionOf(state, region), find(state, region, number), { RegistrationId });
      }),
    putInPool: (region, number, poolId) =>
      change((state) => putInPool(state, region, find(state, region, number), poolId, world.now())),
    addNumber: ({ region, country, useCase, type = 'LONG_CODE' }) => {
      const [number] = add(region, 1, voiceNumber(country, useCase, type));
      if (!number) throw new ControlRefused(409, 'no number was made');
      return viewNumber(number, world);
    },
    seedNumbers: (region, count, country) =>
      add(region, count, voiceNumber(country, 'TRANSACTIONAL', 'LONG_CODE')).map(
        ({ wire }) => wire.PhoneNumberId,
      ),
    removeNumber: (region, number) =>
      change((state) => removeNumber(regionOf(state, region), find(state, region, number))),
  };
}

function voiceNumber(country: string, useCase: string, type: string): NewNumber {
  return {
    IsoCountryCode: country,
    MessageType: useCase,
    NumberCapabilities: ['VOICE'],
    NumberType: type,
  };
}

function addAll(
  state: AccountState,
  region: string,
  count: number,
  wanted: NewNumber,
  now: Date,
): readonly LeasedNumber[] {
  const made = addNumbers(state, region, wanted, { count, fate: 'active', now });
  if (made.length < count) {
    const { IsoCountryCode, NumberType } = wanted;
    throw new ControlRefused(409, `only ${made.length} numbers are left of ${IsoCountryCode}/${NumberType}`);
  }
  return made;
}

function putInPool(
  state: AccountState,
  regionName: string,
  number: LeasedNumber,
  poolId: string | undefined,
  now: Date,
): string {
  const region = regionOf(state, regionName);
  if (number.wire.PoolId !== undefined) {
    throw new ControlRefused(409, `${number.wire.PhoneNumberId} is in ${number.wire.PoolId}`);
  }
  if (poolId === undefined) {
    return makePool(state, regionName, { first: number, deletionProtected: false, tags: [], now }).wire
      .PoolId;
  }
  const { PoolId } = getPool(region, poolId).wire;
  changeNumber(region, number, { PoolId });
  return PoolId;
}

function refusing<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof AwsError) throw new ControlRefused(404, error.message);
    throw error;
  }
}
