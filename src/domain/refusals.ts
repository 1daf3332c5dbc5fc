import type { Actor } from './actor.ts';
import type { Question } from './questionnaire.ts';
import type { RequestId, RequestStatus, SlackUserId } from './request.ts';
import type { CaseStatus } from './support-case.ts';

/** An expected “no”, as a value: the code and what a sentence about it needs. */
export type Refusal =
  | { readonly code: 'not_a_lead'; readonly projectName: string; readonly leads: readonly SlackUserId[] }
  | { readonly code: 'own_request'; readonly deciders: readonly SlackUserId[] }
  | { readonly code: 'guest'; readonly projectName: string; readonly leads: readonly SlackUserId[] }
  | { readonly code: 'bot_user' }
  | { readonly code: 'deactivated' }
  | { readonly code: 'other_workspace' }
  | { readonly code: 'person_unknown' }
  | { readonly code: 'project_archived'; readonly projectName: string; readonly by: Actor; readonly at: Date }
  | { readonly code: 'project_unknown' }
  | { readonly code: 'project_changed' }
  | { readonly code: 'request_unknown' }
  | {
      readonly code: 'already_decided';
      readonly status: RequestStatus;
      readonly by: Actor | undefined;
      readonly at: Date;
      readonly bySame: boolean;
    }
  | { readonly code: 'not_the_requester'; readonly requester: SlackUserId }
  | {
      readonly code: 'may_not_try_again';
      readonly requester: SlackUserId;
      readonly leads: readonly SlackUserId[];
    }
  | { readonly code: 'nothing_to_try_again' }
  | { readonly code: 'not_an_admin' }
  | { readonly code: 'basket_empty' }
  | { readonly code: 'country_unknown'; readonly line: number; readonly country: string }
  | { readonly code: 'use_case_unknown'; readonly line: number }
  | { readonly code: 'number_type_unavailable'; readonly line: number; readonly country: string }
  | { readonly code: 'use_case_not_for_type'; readonly line: number }
  | { readonly code: 'quantity_invalid'; readonly line: number; readonly given: string }
  | { readonly code: 'too_many_numbers'; readonly quantity: number }
  | {
      readonly code: 'numbers_do_not_fit';
      readonly quantity: number;
      readonly fits: number;
      readonly used: number;
      readonly max: number;
      readonly region: string;
    }
  | { readonly code: 'purpose_missing' }
  | { readonly code: 'purpose_too_long'; readonly length: number }
  | { readonly code: 'reason_missing' }
  | { readonly code: 'reason_too_long'; readonly length: number }
  | { readonly code: 'project_name_length'; readonly length: number }
  | { readonly code: 'project_name_taken'; readonly name: string }
  | { readonly code: 'region_without_voice'; readonly region: string }
  | { readonly code: 'no_leads' }
  | {
      readonly code: 'lead_not_eligible';
      readonly userId: SlackUserId;
      readonly why: 'guest' | 'bot' | 'deactivated' | 'other_workspace';
    }
  | { readonly code: 'channel_not_joined'; readonly channelId: string }
  | { readonly code: 'channel_unknown'; readonly channelId: string }
  | { readonly code: 'pinpoint_id_malformed' }
  | NumberRefusal
  | CallRefusal
  | AccessRefusal;

/** About numbers that we have: relinquishing, keeping, owning. */
type NumberRefusal =
  | { readonly code: 'number_unknown' }
  | {
      readonly code: 'number_gone';
      readonly phoneNumber: string;
      readonly by: Actor | undefined;
      readonly at: Date;
    }
  | { readonly code: 'number_of_no_project'; readonly phoneNumber: string }
  | {
      readonly code: 'may_not_change_number';
      readonly phoneNumber: string;
      readonly owner: SlackUserId | undefined;
      readonly leads: readonly SlackUserId[];
    }
  | { readonly code: 'owner_not_eligible'; readonly userId: SlackUserId }
  | { readonly code: 'confirmation_mismatch' }
  | { readonly code: 'relinquish_already_asked'; readonly requestId: RequestId; readonly phoneNumber: string }
  | {
      readonly code: 'may_not_keep';
      readonly requester: SlackUserId;
      readonly owner: SlackUserId | undefined;
      readonly leads: readonly SlackUserId[];
    }
  | { readonly code: 'too_late_to_keep'; readonly phoneNumber: string };

/** About test calls and their destinations. */
type CallRefusal =
  | { readonly code: 'number_cannot_call'; readonly phoneNumber: string }
  | {
      readonly code: 'may_not_call';
      readonly owner: SlackUserId | undefined;
      readonly leads: readonly SlackUserId[];
    }
  | { readonly code: 'destination_malformed' }
  | { readonly code: 'destination_unverified'; readonly destination: string }
  | { readonly code: 'message_missing' }
  | { readonly code: 'message_too_long'; readonly length: number; readonly max: number }
  | { readonly code: 'ssml_malformed'; readonly atLine: number | undefined; readonly why: string }
  | { readonly code: 'voice_unknown' }
  | { readonly code: 'price_cap_malformed' }
  | { readonly code: 'calls_today_used_up'; readonly max: number }
  | { readonly code: 'calls_to_destination_used_up'; readonly max: number }
  | { readonly code: 'verification_code_malformed' };

/** About production access, its case and the spend limit. */
type AccessRefusal =
  | { readonly code: 'limit_missing' }
  | { readonly code: 'limit_malformed'; readonly given: string }
  | { readonly code: 'limit_not_positive' }
  | { readonly code: 'limit_too_high'; readonly max: number }
  | { readonly code: 'limit_over_quota'; readonly max: number; readonly region: string }
  | { readonly code: 'limit_within_quota'; readonly max: number; readonly region: string }
  | { readonly code: 'website_missing' }
  | { readonly code: 'service_missing' }
  | {
      readonly code: 'answer_too_long';
      readonly question: Question | 'website' | 'service';
      readonly length: number;
    }
  | { readonly code: 'access_already_asked'; readonly requestId: RequestId; readonly region: string }
  | { readonly code: 'case_id_malformed' }
  | {
      readonly code: 'may_not_follow_case';
      readonly requester: SlackUserId;
      readonly leads: readonly SlackUserId[];
    }
  | {
      readonly code: 'case_not_open';
      /** Where the case stands instead; undefined where there is none. */
      readonly status: CaseStatus | undefined;
      /** Who brought it there, and when; undefined where nobody did. */
      readonly by: Actor | undefined;
      readonly at: Date | undefined;
    }
  | {
      readonly code: 'case_already_filed';
      readonly caseId: string;
      readonly by: Actor | undefined;
      readonly at: Date;
    }
  | { readonly code: 'draft_changed' }
  | { readonly code: 'question_missing' }
  | { readonly code: 'case_answer_missing' };

export type RefusalCode = Refusal['code'];
