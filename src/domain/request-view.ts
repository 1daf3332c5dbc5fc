import type { Actor } from './actor.ts';
import type { ErrorDetails, OrderErrorCode } from './errors.ts';
import type { PriceQuote } from './money.ts';
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

export interface ProjectView {
  readonly id: ProjectId;
  readonly teamId: string;
  readonly name: string;
  readonly region: string;
  readonly channelId: string;
  readonly pinpointApplicationId: string | undefined;
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

/** A request with all that a card, a result or a rule needs; read in one go from the database. */
export interface RequestView {
  readonly id: RequestId;
  readonly kind: RequestKind;
  readonly project: ProjectView;
  readonly requester: SlackUserId;
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
  readonly lines: readonly LineView[];
  readonly orders: readonly OrderView[];
}
