import type { Actor } from './actor.ts';
import type { ErrorCode, ErrorDetails, OrderErrorCode } from './errors.ts';
import type { InventoryNumber } from './inventory.ts';
import type { PriceQuote } from './money.ts';
import type { AccessFields } from './questionnaire.ts';
import type { RelinquishImpact } from './relinquish.ts';
import type {
  LineId,
  NumberId,
  NumberStatus,
  NumberType,
  OrderId,
  OrderStatus,
  ProjectId,
  RequestId,
  RequestKind,
  RequestStatus,
  SlackUserId,
  UseCase,
} from './request.ts';
import type { CaseView } from './support-case.ts';

export interface ProjectView {
  readonly id: ProjectId;
  readonly teamId: string;
  readonly name: string;
  readonly region: string;
  readonly channelId: string;
  readonly pinpointApplicationId: string | undefined;
  /** Undefined until voice was enabled for it through Dialtone. */
  readonly voiceEnabledAt: Date | undefined;
  /** The AWS configuration set of its calls; undefined until voice is enabled. */
  readonly configurationSet: string | undefined;
  readonly leads: readonly SlackUserId[];
  /** Those of the leads who cannot decide: deactivated, or made guests since. */
  readonly unableLeads: readonly SlackUserId[];
  readonly archivedAt: Date | undefined;
  readonly archivedBy: Actor | undefined;
  readonly version: number;
}

export interface LineView {
  readonly id: LineId;
  readonly country: string;
  readonly useCase: UseCase;
  readonly numberType: NumberType;
  readonly quantity: number;
  readonly quote: PriceQuote | undefined;
}

export interface NumberView {
  readonly id: NumberId;
  readonly phoneNumber: string;
  readonly status: NumberStatus;
  /** The price as AWS says it. */
  readonly monthlyCents: number | undefined;
  readonly currency: string;
  readonly checkedAt: Date;
}

export interface OrderView {
  readonly id: OrderId;
  readonly line: LineView;
  /** Counts the request's orders from 1, as people see them: “number 4”. */
  readonly position: number;
  readonly status: OrderStatus;
  readonly number: NumberView | undefined;
  readonly error: { readonly code: OrderErrorCode; readonly details: ErrorDetails } | undefined;
}

/** What every request has, whatever it asks for. */
interface RequestBase {
  readonly id: RequestId;
  readonly project: ProjectView;
  readonly requester: SlackUserId;
  /** Empty where no reason was asked for. */
  readonly purpose: string;
  readonly status: RequestStatus;
  readonly version: number;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: Actor | undefined;
  readonly decidedAt: Date | undefined;
  readonly decisionReason: string | undefined;
  readonly finishedAt: Date | undefined;
  /** Where its card stands; undefined until it is posted. */
  readonly cardPermalink: string | undefined;
}

export interface Failure {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

export interface LeaseRequest extends RequestBase {
  readonly kind: 'lease_numbers';
  readonly lines: readonly LineView[];
  readonly orders: readonly OrderView[];
  /** For the numbers that AWS leases only through a support case, once a lead has approved. */
  readonly supportCase: CaseView | undefined;
}

export interface EnableRequest extends RequestBase {
  readonly kind: 'enable_voice';
  /** Nothing had to be changed: voice was enabled before. */
  readonly wasEnabled: boolean;
  readonly configurationSet: string | undefined;
  /** `none`: the project has no Pinpoint application. `unavailable`: AWS's legacy API did not take it. */
  readonly legacy: 'none' | 'not_yet' | 'enabled' | 'unavailable';
  readonly legacyFailure: Failure | undefined;
  readonly failure: Failure | undefined;
  /** The project's numbers as the inventory has them now. */
  readonly numbers: readonly InventoryNumber[];
}

export interface RelinquishRequest extends RequestBase {
  readonly kind: 'relinquish_number';
  readonly number: InventoryNumber;
  /** What the card said depends on the number; what else is found later stops the release. */
  readonly impact: RelinquishImpact;
  /** When the grace period ends; undefined until a lead has approved. */
  readonly relinquishAt: Date | undefined;
  readonly keptBy: Actor | undefined;
  readonly failure: Failure | undefined;
}

export interface AccessRequest extends RequestBase {
  readonly kind: 'production_access';
  readonly access: AccessFields;
  /** As read when it was asked for. */
  readonly tierAtAsking: string | undefined;
  readonly supportCase: CaseView | undefined;
}

export interface SpendLimitRequest extends RequestBase {
  readonly kind: 'spend_limit';
  /** `override`: set by Dialtone within AWS's maximum. `quota`: AWS is asked to raise the maximum. */
  readonly what: 'override' | 'quota';
  /** Whole US dollars per calendar month. */
  readonly limitUsd: number;
  readonly fromUsd: number | undefined;
  /** What AWS says of the increase, as it writes it. */
  readonly quotaStatus: string | undefined;
  readonly quotaCaseId: string | undefined;
  readonly failure: Failure | undefined;
}

/** A request with all that a card, a result or a rule needs; read in one go from the database. */
export type RequestView =
  | LeaseRequest
  | EnableRequest
  | RelinquishRequest
  | AccessRequest
  | SpendLimitRequest;

export type RequestOf<Kind extends RequestKind> = Extract<RequestView, { readonly kind: Kind }>;

export function isOfKind<Kind extends RequestKind>(
  request: RequestView,
  kind: Kind,
): request is RequestOf<Kind> {
  return request.kind === kind;
}

/** What every request has, whatever it asks for. */
export type RequestCore = RequestBase;

/** Requests whose answer AWS Support gives. */
export type CaseRequest = LeaseRequest | AccessRequest;
