import { z } from 'zod';

const channelSchema = z.object({
  enabled: z.boolean(),
  /** ISO 8601, as on Pinpoint's wire. */
  creationDate: z.string(),
  lastModifiedDate: z.string(),
  version: z.number().int(),
  senderId: z.string().optional(),
  shortCode: z.string().optional(),
});

const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  creationDate: z.string(),
  /** Absent until it is set up for the first time. */
  sms: channelSchema.optional(),
  voice: channelSchema.optional(),
});

/** `answers` as documented; the others are what its end may look like to a caller. */
export const AVAILABILITIES = ['answers', 'forbidden', 'method-not-allowed', 'silent'] as const;

export const pinpointStateSchema = z.object({
  availability: z.enum(AVAILABILITIES),
  /** By Region, oldest first. */
  applications: z.record(z.string(), z.array(applicationSchema)),
});

export type PinpointState = z.infer<typeof pinpointStateSchema>;
export type PinpointAvailability = PinpointState['availability'];
export type Application = z.infer<typeof applicationSchema>;
export type Channel = z.infer<typeof channelSchema>;

export function emptyPinpointState(): PinpointState {
  return { availability: 'answers', applications: {} };
}
