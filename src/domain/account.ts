import type { Refusal } from './errors.ts';

/** What may be spent on voice messages in a calendar month, in whole US dollars (AWS DescribeSpendLimits). */
export interface SpendLimit {
  readonly enforcedUsd: number;
  /** The highest that may be set without AWS raising the quota. */
  readonly maxUsd: number;
  readonly isOverridden: boolean;
}

export type KnownTier = 'sandbox' | 'production';

/** An AWS account in one Region, as last read. */
export interface AccountView {
  readonly region: string;
  readonly tier: KnownTier | 'unknown';
  /** As AWS writes it. */
  readonly tierValue: string | undefined;
  /** Undefined while AWS has not told. */
  readonly spendLimit: SpendLimit | undefined;
  readonly room: { readonly used: number; readonly max: number } | undefined;
  readonly readAt: Date;
}

/** AWS's own bound on a monthly limit (SetVoiceMessageSpendLimitOverride). */
const MAX_LIMIT_USD = 1_000_000_000;

/** Whole US dollars from what a person typed: “500”; no sign, comma or decimals. */
export function parseLimitUsd(text: string): number | Refusal {
  const given = text.trim();
  if (given === '') return { code: 'limit_missing' };
  if (/^-\d+$/.test(given) || /^0+$/.test(given)) return { code: 'limit_not_positive' };
  if (!/^\d+$/.test(given)) return { code: 'limit_malformed', given };
  const limit = Number(given);
  return limit > MAX_LIMIT_USD ? { code: 'limit_too_high', max: MAX_LIMIT_USD } : limit;
}

const MINUTE_MS = 60 * 1000;

/** How long until an account is read again that could not be, by how long that is so already: 1 min to 15 min. */
export function readAgainMs(awayForMs: number): number {
  return Math.min(Math.max(awayForMs, MINUTE_MS), 15 * MINUTE_MS);
}
