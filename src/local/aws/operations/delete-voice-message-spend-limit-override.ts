import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';

/** DeleteVoiceMessageSpendLimitOverride: MaxLimit, which is the answer, is enforced again. */
export const deleteVoiceMessageSpendLimitOverride: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ region: regionName, state }) => {
    const region = regionOf(state, regionName);
    const { maxUsd } = region.voiceSpend;
    region.voiceSpend = { maxUsd };
    return { MonthlyLimit: maxUsd };
  },
};
