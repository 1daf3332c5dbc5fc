import { z } from 'zod';

// Rows and lists are never changed in place, only replaced: a copy of a Region is then a copy of its members.

const tagSchema = z.object({ Key: z.string(), Value: z.string() }).readonly();
const tagsSchema = z.array(tagSchema).readonly();

/** Ascends with everything made in the Region; pages are cut by it. */
const sequenceSchema = z.number().int();

const leasedNumberSchema = z
  .object({
    sequence: sequenceSchema,
    /**
     * What becomes of it after PENDING: a stuck number stays PENDING until its fault is cleared. `active` is ACTIVE
     * from the start.
     */
    fate: z.enum(['activates', 'stuck', 'fails', 'active']),
    tags: tagsSchema,
    /** As on AWS's wire, less Status, which follows from the clock. CreatedTimestamp is epoch seconds. */
    wire: z
      .object({
        PhoneNumberArn: z.string(),
        PhoneNumberId: z.string(),
        PhoneNumber: z.string(),
        IsoCountryCode: z.string(),
        MessageType: z.string(),
        NumberCapabilities: z.array(z.string()).readonly(),
        NumberType: z.string(),
        MonthlyLeasingPrice: z.string(),
        TwoWayEnabled: z.boolean(),
        TwoWayChannelArn: z.string().optional(),
        TwoWayChannelRole: z.string().optional(),
        SelfManagedOptOutsEnabled: z.boolean(),
        OptOutListName: z.string(),
        InternationalSendingEnabled: z.boolean(),
        DeletionProtectionEnabled: z.boolean(),
        PoolId: z.string().optional(),
        RegistrationId: z.string().optional(),
        CreatedTimestamp: z.number(),
      })
      .readonly(),
  })
  .readonly();

const poolSchema = z
  .object({
    sequence: sequenceSchema,
    tags: tagsSchema,
    wire: z
      .object({
        PoolArn: z.string(),
        PoolId: z.string(),
        Status: z.literal('ACTIVE'),
        MessageType: z.string(),
        TwoWayEnabled: z.boolean(),
        TwoWayChannelArn: z.string().optional(),
        TwoWayChannelRole: z.string().optional(),
        SelfManagedOptOutsEnabled: z.boolean(),
        OptOutListName: z.string(),
        SharedRoutesEnabled: z.boolean(),
        DeletionProtectionEnabled: z.boolean(),
        CreatedTimestamp: z.number(),
      })
      .readonly(),
  })
  .readonly();

const configurationSetSchema = z
  .object({
    sequence: sequenceSchema,
    tags: tagsSchema,
    wire: z
      .object({
        ConfigurationSetArn: z.string(),
        ConfigurationSetName: z.string(),
        CreatedTimestamp: z.number(),
      })
      .readonly(),
  })
  .readonly();

const sentCodeSchema = z
  .object({
    VerificationCode: z.string(),
    VerificationChannel: z.string(),
    MessageId: z.string(),
    SentTimestamp: z.number(),
  })
  .readonly();

const verifiedDestinationSchema = z
  .object({
    sequence: sequenceSchema,
    tags: tagsSchema,
    /** What its phone received, oldest first; only the last one counts. */
    codes: z.array(sentCodeSchema).readonly(),
    wire: z
      .object({
        VerifiedDestinationNumberArn: z.string(),
        VerifiedDestinationNumberId: z.string(),
        DestinationPhoneNumber: z.string(),
        Status: z.enum(['PENDING', 'VERIFIED']),
        CreatedTimestamp: z.number(),
      })
      .readonly(),
  })
  .readonly();

const voiceMessageSchema = z
  .object({
    MessageId: z.string(),
    DestinationPhoneNumber: z.string(),
    OriginationIdentity: z.string(),
    /** The number that calls: the origination identity, or one of its pool. */
    OriginationPhoneNumber: z.string(),
    MessageBody: z.string(),
    MessageBodyTextType: z.string(),
    VoiceId: z.string(),
    ConfigurationSetName: z.string().optional(),
    Context: z.record(z.string(), z.string()).readonly().optional(),
    /** Millionths of a US dollar. */
    priceMicroUsd: z.number().int(),
    SentTimestamp: z.number(),
  })
  .readonly();

/** What RequestPhoneNumber was already asked: it answers with the number as it is now. */
const numberTokenSchema = z
  .object({ clientToken: z.string(), phoneNumberId: z.string(), parametersHash: z.string() })
  .readonly();

/** What another operation with a ClientToken was already asked, and its answer. */
const answeredTokenSchema = z
  .object({
    operation: z.string(),
    clientToken: z.string(),
    parametersHash: z.string(),
    answer: z.record(z.string(), z.unknown()).readonly(),
  })
  .readonly();

const voiceSpendSchema = z
  .object({
    /** MaxLimit, set by AWS, in US dollars a month. */
    maxUsd: z.number().int(),
    overrideUsd: z.number().int().optional(),
  })
  .readonly();

/** Everything of one Region. What a file of an earlier release does not have is empty. */
export const regionStateSchema = z.object({
  tier: z.enum(['SANDBOX', 'PRODUCTION']),
  nextSequence: z.number().int(),
  numbers: z.array(leasedNumberSchema).readonly(),
  tokens: z.array(numberTokenSchema).readonly(),
  answeredTokens: z.array(answeredTokenSchema).readonly().default([]),
  pools: z.array(poolSchema).readonly().default([]),
  configurationSets: z.array(configurationSetSchema).readonly().default([]),
  verifiedDestinations: z.array(verifiedDestinationSchema).readonly().default([]),
  /** How many verification codes were ever made; each follows from it. */
  codesMade: z.number().int().default(0),
  voiceMessages: z.array(voiceMessageSchema).readonly().default([]),
  voiceSpend: voiceSpendSchema.default({ maxUsd: 1 }),
  /** The limit of phone numbers once it was raised for this Region. */
  phoneNumbersMax: z.number().int().optional(),
});

export type RegionState = z.infer<typeof regionStateSchema>;
export type LeasedNumber = z.infer<typeof leasedNumberSchema>;
export type Pool = z.infer<typeof poolSchema>;
export type ConfigurationSet = z.infer<typeof configurationSetSchema>;
export type VerifiedDestination = z.infer<typeof verifiedDestinationSchema>;
export type SentCode = z.infer<typeof sentCodeSchema>;
export type VoiceMessage = z.infer<typeof voiceMessageSchema>;
export type AccountTier = RegionState['tier'];
export type Tag = z.infer<typeof tagSchema>;

/** A Region in which nothing happened yet: in the sandbox, where AWS allows 1 USD of voice a month. */
export function emptyRegion(): RegionState {
  return regionStateSchema.parse({ tier: 'SANDBOX', nextSequence: 0, numbers: [], tokens: [] });
}
