// The drawer's view of the local AWS account.

export interface NumberRow {
  readonly id: string;
  /** E.164. */
  readonly number: string;
  readonly country: string;
  readonly status: string;
  readonly useCase: string;
  readonly type: string;
  /** Protected from being deleted. */
  readonly isProtected: boolean;
  readonly poolId?: string;
  /** The tags that say for which project and request it was leased, in that order; others follow. */
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

export interface PoolRow {
  readonly id: string;
  readonly useCase: string;
  readonly isProtected: boolean;
  /** E.164. */
  readonly numbers: readonly string[];
}

export interface DestinationRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  /** What its phone received, newest first; only the first one counts. */
  readonly codes: readonly { readonly code: string; readonly channel: string; readonly at: string }[];
}

export interface PlacedCall {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly voice: string;
  readonly at: string;
}

export interface ApplicationRow {
  readonly id: string;
  readonly name: string;
  /** Undefined when the channel was never set up. */
  readonly voiceEnabled?: boolean;
}

export interface RegionState {
  readonly name: string;
  readonly tier: 'SANDBOX' | 'PRODUCTION';
  /** How many numbers count against `numbersMax`. */
  readonly numbersHeld: number;
  readonly numbersMax: number;
  /** US dollars a month. */
  readonly spend: { readonly maxUsd: number; readonly enforcedUsd: number; readonly spentUsd: number };
  /** Newest first, at most 200. */
  readonly numbers: readonly NumberRow[];
  readonly pools: readonly PoolRow[];
  readonly destinations: readonly DestinationRow[];
  /** Newest first, at most 50. */
  readonly calls: readonly PlacedCall[];
  readonly applications: readonly ApplicationRow[];
}

export interface CaseRow {
  readonly caseId: string;
  readonly displayId: string;
  readonly subject: string;
  readonly status: string;
  readonly at: string;
  /** Oldest first. */
  readonly communications: readonly { readonly by: string; readonly body: string; readonly at: string }[];
}

export interface QuotaRow {
  readonly id: string;
  readonly region: string;
  readonly quota: string;
  readonly desiredValue: number;
  readonly status: string;
  readonly caseId?: string;
  readonly at: string;
  /** Whether AWS can still decide on it. */
  readonly isOpen: boolean;
  /** Whether the request lets AWS open a case. */
  readonly caseAllowed: boolean;
}

export interface AwsState {
  readonly accountId: string;
  /** Where something happened, us-east-1 first; us-east-1 is always there. */
  readonly regions: readonly RegionState[];
  /** Newest first. */
  readonly cases: readonly CaseRow[];
  readonly hasSupportPlan: boolean;
  readonly listsVoiceLimits: boolean;
  /** Newest first. */
  readonly quotas: readonly QuotaRow[];
  readonly pinpoint: { readonly availability: string; readonly availabilities: readonly string[] };
  /** ISO 3166-1 alpha-2, for adding a number as AWS Support does. */
  readonly countries: readonly string[];
}
