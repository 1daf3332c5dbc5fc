import { z } from 'zod';

const quotaRequestSchema = z.object({
  id: z.string(),
  /** Ascends with every request of the account; pages are cut by it. */
  sequence: z.number().int(),
  region: z.string(),
  quotaCode: z.string(),
  desiredValue: z.number(),
  supportCaseAllowed: z.boolean(),
  /** The displayId of the case that was opened for it. */
  caseId: z.string().optional(),
  status: z.enum(['PENDING', 'CASE_OPENED', 'APPROVED', 'DENIED', 'NOT_APPROVED', 'CASE_CLOSED']),
  /** Epoch seconds, as on the wire. */
  created: z.number(),
  lastUpdated: z.number(),
});

export const serviceQuotasStateSchema = z.object({
  /** Values that were raised, by Region and quota code; the others have AWS's default. */
  applied: z.record(z.string(), z.record(z.string(), z.number())),
  requests: z.array(quotaRequestSchema),
});

export type ServiceQuotasState = z.infer<typeof serviceQuotasStateSchema>;
export type QuotaRequest = z.infer<typeof quotaRequestSchema>;

export function emptyServiceQuotasState(): ServiceQuotasState {
  return { applied: {}, requests: [] };
}
