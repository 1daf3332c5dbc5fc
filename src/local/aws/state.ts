import { z } from 'zod';
import { emptyPinpointState, pinpointStateSchema } from './pinpoint/state.ts';
import { emptyRegion, type RegionState, regionStateSchema } from './region-state.ts';
import { emptyServiceQuotasState, serviceQuotasStateSchema } from './service-quotas/state.ts';
import { emptySupportState, supportStateSchema } from './support/state.ts';

/** The account that everything here belongs to; not one that AWS would give out. */
export const ACCOUNT_ID = '000000000000';

/** Everything the stand-in remembers between runs. */
export const accountStateSchema = z.object({
  version: z.literal(1),
  /** How many numbers were ever made, by `country/type`; numbers are unique over all Regions. */
  issued: z.record(z.string(), z.number().int()),
  regions: z.record(z.string(), regionStateSchema),
  support: supportStateSchema.default(emptySupportState),
  serviceQuotas: serviceQuotasStateSchema.default(emptyServiceQuotasState),
  pinpoint: pinpointStateSchema.default(emptyPinpointState),
});

export type AccountState = z.infer<typeof accountStateSchema>;

export function emptyAccountState(): AccountState {
  return accountStateSchema.parse({ version: 1, issued: {}, regions: {} });
}

/** A Region's state, made when it is first used. */
export function regionOf(state: AccountState, region: string): RegionState {
  state.regions[region] ??= emptyRegion();
  return state.regions[region];
}
