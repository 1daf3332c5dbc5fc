import { onGranted } from '../actions/decisions.ts';
import { onLink } from '../actions/request-buttons.ts';
import { CASE_ACTIONS } from '../cards/actions.ts';
import { onAccessCommand } from '../commands/access.ts';
import { HUB_ACTIONS } from '../home/actions.ts';
import {
  onAccessFormChanged,
  onAccessFormClosed,
  onCallFromAccess,
  onDraftSaved,
} from '../modals/access-form/change.ts';
import { ACCESS_FORM } from '../modals/access-form/draw.ts';
import { onHubAccess } from '../modals/access-form/open.ts';
import { ACCESS_ACTIONS } from '../modals/access-form/state.ts';
import { onAccessFormSubmitted } from '../modals/access-form/submit.ts';
import { ACCESS_REVIEW, onAccessReviewSubmitted } from '../modals/access-review.ts';
import { CASE_ANSWER_FORM, onAnswer, onAnswerSubmitted } from '../modals/case-answer.ts';
import { CASE_FILED_FORM, onFiled, onFiledSubmitted } from '../modals/case-filed.ts';
import { CASE_QUESTION_FORM, onAsked, onAskedSubmitted } from '../modals/case-question.ts';
import { CASE_REFUSED_FORM, onRefused, onRefusedSubmitted } from '../modals/case-refused.ts';
import type { Handlers } from '../registry.ts';

/** Production access and the case at AWS Support. */
export const accessHandlers: Handlers = {
  commands: { '/voice-access': onAccessCommand },
  actions: {
    [HUB_ACTIONS.access]: onHubAccess,
    [ACCESS_ACTIONS.project]: onAccessFormChanged,
    [ACCESS_ACTIONS.region]: onAccessFormChanged,
    [ACCESS_ACTIONS.saveDraft]: onDraftSaved,
    [ACCESS_ACTIONS.placeCall]: onCallFromAccess,
    [CASE_ACTIONS.filed]: onFiled,
    [CASE_ACTIONS.asked]: onAsked,
    [CASE_ACTIONS.answer]: onAnswer,
    [CASE_ACTIONS.granted]: onGranted,
    [CASE_ACTIONS.refused]: onRefused,
    [CASE_ACTIONS.openSupportCenter]: onLink,
  },
  openers: new Set([
    HUB_ACTIONS.access,
    ACCESS_ACTIONS.placeCall,
    CASE_ACTIONS.filed,
    CASE_ACTIONS.asked,
    CASE_ACTIONS.answer,
    CASE_ACTIONS.refused,
    CASE_ACTIONS.openSupportCenter,
  ]),
  views: {
    [ACCESS_FORM]: onAccessFormSubmitted,
    [ACCESS_REVIEW]: onAccessReviewSubmitted,
    [CASE_FILED_FORM]: onFiledSubmitted,
    [CASE_QUESTION_FORM]: onAskedSubmitted,
    [CASE_ANSWER_FORM]: onAnswerSubmitted,
    [CASE_REFUSED_FORM]: onRefusedSubmitted,
  },
  closings: { [ACCESS_FORM]: onAccessFormClosed },
};
