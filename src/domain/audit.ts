import type { Actor } from './actor.ts';
import type { RequestId } from './request.ts';

/** Every change of state has its action; `<thing>.<what happened to it>`. */
export const AUDIT_ACTIONS = [
  'project.added',
  'project.edited',
  'project.archived',
  'request.asked',
  'request.approved',
  'request.denied',
  'request.withdrawn',
  'request.expired',
  'request.retried',
  'request.finished',
  'order.called',
  'order.leased',
  'order.failed',
  'number.status_changed',
  'number.found',
  'number.assigned',
  'number.owner_changed',
  'number.protection_changed',
  'number.changed',
  'number.pool_left',
  'number.released',
  'aws.called',
  'voice.enabled',
  'relinquish.kept',
  'relinquish.started',
  'case.opened',
  'case.filed',
  'case.fell_back',
  'case.question_asked',
  'case.answered',
  'case.ended',
  'limit.changed',
  'limit.asked_of_aws',
  'limit.quota_changed',
  'account.tier_changed',
  'call.asked',
  'call.ended',
  'destination.added',
  'destination.verified',
  'numbers.exported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** The facts that an event changed, small and without secrets. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEvent {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly before: AuditFacts | undefined;
  readonly after: AuditFacts | undefined;
  /** The request that it was done for. */
  readonly requestId?: RequestId;
}
