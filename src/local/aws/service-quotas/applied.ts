import { phoneNumbersMax, raiseVoiceSpendMax, setPhoneNumbersMax, voiceSpendMax } from '../account-quotas.ts';
import type { Call } from '../operation.ts';
import type { AccountState } from '../state.ts';
import { PHONE_NUMBERS, type QuotaDefinition, VOICE_MONTHLY_SPEND } from './catalog.ts';

/** The value of a quota that applies in the Region: AWS's default until it is raised. */
export function appliedValue(
  { code, defaultValue }: QuotaDefinition,
  { state, region, numbersPerRegion }: Pick<Call, 'state' | 'region' | 'numbersPerRegion'>,
): number {
  if (code === PHONE_NUMBERS) return phoneNumbersMax(state, region, numbersPerRegion);
  if (code === VOICE_MONTHLY_SPEND) return voiceSpendMax(state, region);
  return state.serviceQuotas.applied[region]?.[code] ?? defaultValue;
}

/** Raises a quota in the Region. Numbers and voice spend really rise, in whole numbers; the others only here. */
export function applyValue(state: AccountState, region: string, code: string, value: number): void {
  const whole = Math.floor(value);
  if (code === PHONE_NUMBERS) setPhoneNumbersMax(state, region, whole);
  else if (code === VOICE_MONTHLY_SPEND) raiseVoiceSpendMax(state, region, whole);
  else {
    const { applied } = state.serviceQuotas;
    applied[region] = { ...applied[region], [code]: whole };
  }
}
