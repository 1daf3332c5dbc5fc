import { z } from 'zod';

const communicationSchema = z.object({
  /** Ascends with every communication of the case; pages are cut by it. */
  sequence: z.number().int(),
  body: z.string(),
  submittedBy: z.string(),
  /** ISO 8601, as on Support's wire. */
  timeCreated: z.string(),
});

const supportCaseSchema = z.object({
  caseId: z.string(),
  /** The number that people see in Support Center; it ascends, and pages are cut by it. */
  displayId: z.string(),
  subject: z.string(),
  status: z.enum([
    'opened',
    'pending-customer-action',
    'customer-action-completed',
    'reopened',
    'resolved',
    'unassigned',
    'work-in-progress',
  ]),
  serviceCode: z.string().optional(),
  categoryCode: z.string().optional(),
  severityCode: z.string().optional(),
  issueType: z.string(),
  language: z.string(),
  submittedBy: z.string(),
  timeCreated: z.string(),
  ccEmailAddresses: z.array(z.string()),
  communications: z.array(communicationSchema),
});

export const supportStateSchema = z.object({
  /** Whether the account has a support plan with the API; Basic support has none. */
  hasPlan: z.boolean(),
  /** Whether DescribeServices lists the category of voice limit increases. */
  listsVoiceLimits: z.boolean(),
  nextDisplayId: z.number().int(),
  cases: z.array(supportCaseSchema),
});

export type SupportState = z.infer<typeof supportStateSchema>;
export type SupportCase = z.infer<typeof supportCaseSchema>;
export type Communication = z.infer<typeof communicationSchema>;

/** A new account has Basic support. */
export function emptySupportState(): SupportState {
  return { hasPlan: false, listsVoiceLimits: true, nextDisplayId: 1_700_000_001, cases: [] };
}
