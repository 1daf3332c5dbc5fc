import { z } from 'zod';

/** The account that everything here belongs to; not one that AWS would give out. */
export const ACCOUNT_ID = '000000000000';

const tagSchema = z.object({ Key: z.string(), Value: z.string() });

const leasedNumberSchema = z.object({
  /** Ascends with every number made in the Region; pages are cut by it. */
  sequence: z.number().int(),
  /** What becomes of it after PENDING: a stuck number stays PENDING until its fault is cleared. */
  fate: z.enum(['activates', 'stuck', 'fails']),
  tags: z.array(tagSchema),
  /** As on AWS's wire, less Status, which follows from the clock. CreatedTimestamp is epoch seconds. */
  wire: z.object({
    PhoneNumberArn: z.string(),
    PhoneNumberId: z.string(),
    PhoneNumber: z.string(),
    IsoCountryCode: z.string(),
    MessageType: z.string(),
    NumberCapabilities: z.array(z.string()),
    NumberType: z.string(),
    MonthlyLeasingPrice: z.string(),
    TwoWayEnabled: z.boolean(),
    SelfManagedOptOutsEnabled: z.boolean(),
    OptOutListName: z.string(),
    InternationalSendingEnabled: z.boolean(),
    DeletionProtectionEnabled: z.boolean(),
    CreatedTimestamp: z.number(),
  }),
});

const regionStateSchema = z.object({
  tier: z.enum(['SANDBOX', 'PRODUCTION']),
  nextSequence: z.number().int(),
  numbers: z.array(leasedNumberSchema),
  /** What RequestPhoneNumber was already asked, one entry for each ClientToken. */
  tokens: z.array(
    z.object({ clientToken: z.string(), phoneNumberId: z.string(), parametersHash: z.string() }),
  ),
});

/** Everything the stand-in remembers between runs. */
export const accountStateSchema = z.object({
  version: z.literal(1),
  /** How many numbers were ever made, by `country/type`; numbers are unique over all Regions. */
  issued: z.record(z.string(), z.number().int()),
  regions: z.record(z.string(), regionStateSchema),
});

export type LeasedNumber = z.infer<typeof leasedNumberSchema>;
export type RegionState = z.infer<typeof regionStateSchema>;
export type AccountState = z.infer<typeof accountStateSchema>;
export type Tag = z.infer<typeof tagSchema>;

export function emptyAccountState(): AccountState {
  return { version: 1, issued: {}, regions: {} };
}

/** A Region's state, made when it is first used. A new account is in the sandbox. */
export function regionOf(state: AccountState, region: string): RegionState {
  state.regions[region] ??= { tier: 'SANDBOX', nextSequence: 0, numbers: [], tokens: [] };
  return state.regions[region];
}
