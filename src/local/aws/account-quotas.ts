import { type AccountState, regionOf } from './state.ts';

/** MaxLimit of a Region's voice spend, whole US dollars a month. A new account has 1. */
export function voiceSpendMax(state: AccountState, region: string): number {
  return regionOf(state, region).voiceSpend.maxUsd;
}

/** AWS raises MaxLimit of the voice spend to `usd` a month; a lower value changes nothing. */
export function raiseVoiceSpendMax(state: AccountState, region: string, usd: number): void {
  if (usd > voiceSpendMax(state, region)) setVoiceSpendMax(state, region, usd);
}

/** Sets MaxLimit of the voice spend, up or down; an override above it goes down with it. */
export function setVoiceSpendMax(state: AccountState, region: string, usd: number): void {
  const target = regionOf(state, region);
  const { overrideUsd } = target.voiceSpend;
  target.voiceSpend = {
    maxUsd: usd,
    ...(overrideUsd === undefined ? {} : { overrideUsd: Math.min(overrideUsd, usd) }),
  };
}

/** The limit of phone numbers in a Region: `numbersPerRegion` until it is raised. */
export function phoneNumbersMax(state: AccountState, region: string, numbersPerRegion: number): number {
  return regionOf(state, region).phoneNumbersMax ?? numbersPerRegion;
}

/** Sets the limit of phone numbers of one Region. Numbers above it stay; no more are leased. */
export function setPhoneNumbersMax(state: AccountState, region: string, count: number): void {
  regionOf(state, region).phoneNumbersMax = count;
}
