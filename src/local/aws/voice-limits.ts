import { conflict, fieldError, quotaExceeded } from './aws-error.ts';
import type { RegionState } from './region-state.ts';
import { isVerified } from './verified-destination.ts';

/** AWS publishes no price per minute that could be looked up; a sample, the same for every destination. */
export const SAMPLE_PRICE_MICRO_USD = 30_000;

const MICRO_USD = 1_000_000;
const DAY_SECONDS = 86_400;
const SANDBOX_MESSAGES_PER_DAY = 20;
const MESSAGES_PER_RECIPIENT_AND_DAY = 5;

/** AU, CA and US, DE, GB, HK, IL, JP, MX, SE, SG: where the sandbox may call. */
const SANDBOX_CALLING_CODES = ['61', '1', '49', '44', '852', '972', '81', '52', '46', '65'];

/** Throws ValidationException PRICE_OVER_THRESHOLD when a minute costs more than the request allows. */
export function checkPrice(maxPricePerMinute: string | undefined): void {
  if (maxPricePerMinute === undefined) return;
  if (Math.round(Number(maxPricePerMinute) * MICRO_USD) < SAMPLE_PRICE_MICRO_USD) {
    const message = `A minute costs ${SAMPLE_PRICE_MICRO_USD / MICRO_USD} USD`;
    throw fieldError('PRICE_OVER_THRESHOLD', 'maxPricePerMinute', message);
  }
}

/**
 * The sandbox calls verified numbers of eleven countries. Throws ConflictException
 * DESTINATION_PHONE_NUMBER_NOT_VERIFIED, or ValidationException DESTINATION_COUNTRY_BLOCKED, whose Reason is not
 * documented.
 */
export function checkSandboxDestination(region: RegionState, destination: string): void {
  if (region.tier !== 'SANDBOX') return;
  if (!SANDBOX_CALLING_CODES.some((code) => destination.startsWith(`+${code}`))) {
    const message = 'The sandbox does not call this country';
    throw fieldError('DESTINATION_COUNTRY_BLOCKED', 'destinationPhoneNumber', message);
  }
  if (!isVerified(region, destination)) {
    throw conflict('DESTINATION_PHONE_NUMBER_NOT_VERIFIED', 'verified-destination-number', destination);
  }
}

/**
 * Throws ServiceQuotaExceededException: DAILY_DESTINATION_CALL_LIMIT at 5 messages to one recipient in 24 hours, and
 * in the sandbox at 20 in all, for which AWS documents no Reason and lists none that is nearer;
 * MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE when the next message would cost more than is left of the month (UTC).
 */
export function checkVoiceQuotas(region: RegionState, destination: string, now: Date): void {
  const dayAgo = now.getTime() / 1000 - DAY_SECONDS;
  const ofTheDay = region.voiceMessages.filter((message) => message.SentTimestamp > dayAgo);
  const toRecipient = ofTheDay.filter((message) => message.DestinationPhoneNumber === destination);
  if (
    toRecipient.length >= MESSAGES_PER_RECIPIENT_AND_DAY ||
    (region.tier === 'SANDBOX' && ofTheDay.length >= SANDBOX_MESSAGES_PER_DAY)
  ) {
    throw quotaExceeded('DAILY_DESTINATION_CALL_LIMIT');
  }
  const { maxUsd, overrideUsd = maxUsd } = region.voiceSpend;
  if (voiceSpentMicroUsd(region, now) + SAMPLE_PRICE_MICRO_USD > overrideUsd * MICRO_USD) {
    throw quotaExceeded('MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE');
  }
}

/** What the Region's voice messages of this month (UTC) cost, in millionths of a US dollar. */
export function voiceSpentMicroUsd(region: RegionState, now: Date): number {
  const monthStart = Date.UTC(now.getUTCFullYear(), now.getUTCMonth()) / 1000;
  return region.voiceMessages
    .filter((message) => message.SentTimestamp >= monthStart)
    .reduce((sum, message) => sum + message.priceMicroUsd, 0);
}
