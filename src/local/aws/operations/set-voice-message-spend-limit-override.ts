import { fieldError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';

/** SetVoiceMessageSpendLimitOverride: MonthlyLimit in whole US dollars, at most MaxLimit. */
export const setVoiceMessageSpendLimitOverride: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region: regionName, state }) => {
    const { MonthlyLimit } = input as { MonthlyLimit: number };
    const region = regionOf(state, regionName);
    const { maxUsd } = region.voiceSpend;
    if (MonthlyLimit > maxUsd) {
      const message = `Must not be higher than MaxLimit, which is ${maxUsd}`;
      throw fieldError('REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT', 'monthlyLimit', message);
    }
    region.voiceSpend = { maxUsd, overrideUsd: MonthlyLimit };
    return { MonthlyLimit };
  },
};
