import type { Operation } from '../operation.ts';
import { type PageInput, pageOf } from '../pages.ts';
import { regionOf } from '../state.ts';

/** What a new account has; text and media messages cannot be sent here. */
const FIRST_LIMIT = { EnforcedLimit: 1, MaxLimit: 1, Overridden: false };

/** DescribeSpendLimits: US dollars a month for text, voice and media messages in the Region. */
export const describeSpendLimits: Operation = {
  requestsPerSecond: 1,
  changesState: false,
  run: ({ input, region, state }) => {
    const { maxUsd, overrideUsd } = regionOf(state, region).voiceSpend;
    const voice = {
      EnforcedLimit: overrideUsd ?? maxUsd,
      MaxLimit: maxUsd,
      Overridden: overrideUsd !== undefined,
    };
    const limits = [
      { Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', ...FIRST_LIMIT },
      { Name: 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT', ...voice },
      { Name: 'MEDIA_MESSAGE_MONTHLY_SPEND_LIMIT', ...FIRST_LIMIT },
    ];
    const page = pageOf([...limits.entries()], ([index]) => index, 'spend limits', input as PageInput);
    return { SpendLimits: page.items.map(([, limit]) => limit), NextToken: page.nextToken };
  },
};
