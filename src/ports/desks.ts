/** A case at AWS Support as AWS describes it. */
export interface SupportCase {
  readonly caseId: string;
  /** What people see in Support Center. */
  readonly displayId: string | undefined;
  readonly subject: string;
  /** As AWS writes it: opened, pending-customer-action, customer-action-completed, reopened, resolved, … */
  readonly status: string;
  /** The latest communication that is not our own; undefined before AWS has answered. */
  readonly latestAnswer: { readonly body: string; readonly at: Date } | undefined;
}

/** What a case is filed under: codes that DescribeServices answered, never ones that we only believe in. */
export interface CaseRoute {
  readonly serviceCode: string;
  readonly categoryCode: string;
}

export interface NewCase extends CaseRoute {
  /** At most 8,000 characters go into `body`; the rest is added as communications. */
  readonly subject: string;
  readonly body: string;
  readonly language: 'en' | 'ja';
}

/**
 * AWS Support's API (us-east-1). Throws `AppError`: `aws_no_support_plan` for SubscriptionRequiredException. AWS does
 * not document it for limit increases, so it is used only where the operator asked for it.
 */
export interface SupportDesk {
  /** DescribeServices: the category for voice limits; undefined when this account has none. */
  findRoute(): Promise<CaseRoute | undefined>;
  /** CreateCase with `dryRun`: resolves when AWS would take it. */
  tryCase(input: NewCase): Promise<void>;
  /** CreateCase. AWS has no client token for it: look with `findCase` before a second try. */
  createCase(input: NewCase): Promise<{ readonly caseId: string }>;
  /** DescribeCases by id. */
  describeCase(caseId: string): Promise<SupportCase | undefined>;
  /** DescribeCases since a moment, by exact subject. */
  findCase(subject: string, after: Date): Promise<SupportCase | undefined>;
  /** AddCommunicationToCase. */
  addCommunication(caseId: string, body: string): Promise<void>;
}

export interface QuotaIncrease {
  readonly id: string;
  /** As AWS writes it: PENDING, CASE_OPENED, APPROVED, DENIED, NOT_APPROVED, CASE_CLOSED, INVALID_REQUEST. */
  readonly status: string;
  readonly caseId: string | undefined;
  /** The maximum that it asks for, in US dollars; undefined where AWS does not say. */
  readonly limitUsd: number | undefined;
}

/** Service Quotas, for the voice spend quota (`sms-voice`, L-FDAE1CE0). Throws `AppError` with an `aws_…` code. */
export interface QuotaDesk {
  /** RequestServiceQuotaIncrease; one that is open already is `aws_already_exists`. */
  requestSpendQuota(region: string, limitUsd: number): Promise<QuotaIncrease>;
  /** ListRequestedServiceQuotaChangeHistory: the increase of this id, or the latest open one without it. */
  findSpendQuotaRequest(region: string, id: string | undefined): Promise<QuotaIncrease | undefined>;
}

/** The channels of a legacy Pinpoint project. Throws `AppError` with an `aws_…` code. */
export interface LegacyChannels {
  /** UpdateSmsChannel, Enabled: true. */
  enableSms(region: string, applicationId: string): Promise<void>;
  /** UpdateVoiceChannel, Enabled: true. */
  enableVoice(region: string, applicationId: string): Promise<void>;
  /** GetSmsChannel and GetVoiceChannel; a channel that was never set up is not enabled. */
  readEnabled(
    region: string,
    applicationId: string,
  ): Promise<{ readonly sms: boolean; readonly voice: boolean }>;
}
