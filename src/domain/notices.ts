import type { NumberFilters } from './inventory.ts';
import type { ProjectId, SlackUserId } from './request.ts';

/** Messages of a request that are redrawn from its row. */
export type CardKind = 'card' | 'receipt' | 'owner_notice';

/** Messages about a request. */
export const REQUEST_NOTICE_KINDS = [
  'card',
  'card_to_lead',
  'receipt',
  'result_in_thread',
  'result_to_requester',
  'reminder_in_thread',
  'grace_reminder_in_thread',
  'grace_to_owner',
  'result_to_owner',
  'case_question',
  'case_answer_in_thread',
  'case_reminder_in_thread',
  'case_text_in_thread',
] as const;
export type RequestNoticeKind = (typeof REQUEST_NOTICE_KINDS)[number];

export type NoticeKind =
  | RequestNoticeKind
  | 'case_resolved_in_thread'
  | 'call_result'
  | 'tier_changed'
  | 'numbers_export';

/** What a message that belongs to no request is about. */
export type NoticeFacts =
  | { readonly about: 'tier'; readonly region: string; readonly from: string | null }
  | {
      readonly about: 'export';
      readonly teamId: string;
      readonly projectId: ProjectId | null;
      readonly ownerId: SlackUserId | null;
      /** Numbers of the projects that this person leads. */
      readonly leadId: SlackUserId | null;
      /** As searched for; empty for all. */
      readonly query: string;
      /** None in a notice that an older version wrote. */
      readonly filters?: NumberFilters;
    };
