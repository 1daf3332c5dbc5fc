import { onAskAgain } from '../actions/ask-again.ts';
import { onApprove, onRetry, onWithdraw } from '../actions/decisions.ts';
import { onHubHelp, onHubRequest, onHubStatus, onLink, onSupportText } from '../actions/request-buttons.ts';
import { CARD_ACTIONS } from '../cards/actions.ts';
import { HUB_ACTIONS } from '../commands/hub.ts';
import { ARCHIVE_PROJECT, onArchiveProject } from '../commands/projects.ts';
import { onRequestCommand } from '../commands/request.ts';
import { onVoice } from '../commands/voice.ts';
import { DENY_FORM, onDeny, onDenySubmitted } from '../modals/deny-form.ts';
import { onProjectForm, onProjectSubmitted, PROJECT_ACTIONS, PROJECT_FORM } from '../modals/project-form.ts';
import { onFormChanged, onLineAdded, onLineRemoved } from '../modals/request-form/change.ts';
import { REQUEST_FORM } from '../modals/request-form/draw.ts';
import { ACTIONS as FORM_ACTIONS } from '../modals/request-form/state.ts';
import { onCountrySearched, onFormSubmitted } from '../modals/request-form/submit.ts';
import { onReviewSubmitted, REQUEST_REVIEW } from '../modals/request-review.ts';
import type { Handlers } from '../registry.ts';

/** Asking for numbers, deciding, and everything that hangs on a request's card. */
export const requestHandlers: Handlers = {
  commands: {
    '/voice': onVoice,
    '/voice-request': onRequestCommand,
  },
  actions: {
    [CARD_ACTIONS.approve]: onApprove,
    [CARD_ACTIONS.deny]: onDeny,
    [CARD_ACTIONS.withdraw]: onWithdraw,
    [CARD_ACTIONS.retry]: onRetry,
    [CARD_ACTIONS.supportText]: onSupportText,
    [CARD_ACTIONS.askAgain]: onAskAgain,
    [CARD_ACTIONS.openCard]: onLink,
    [HUB_ACTIONS.request]: onHubRequest,
    [HUB_ACTIONS.status]: onHubStatus,
    [HUB_ACTIONS.help]: onHubHelp,
    [PROJECT_ACTIONS.add]: onProjectForm,
    [PROJECT_ACTIONS.edit]: onProjectForm,
    [ARCHIVE_PROJECT]: onArchiveProject,
    [FORM_ACTIONS.project]: onFormChanged,
    [FORM_ACTIONS.country]: onFormChanged,
    [FORM_ACTIONS.useCase]: onFormChanged,
    [FORM_ACTIONS.numberType]: onFormChanged,
    [FORM_ACTIONS.quantity]: onFormChanged,
    [FORM_ACTIONS.addLine]: onLineAdded,
    [FORM_ACTIONS.removeLine]: onLineRemoved,
  },
  openers: new Set([
    CARD_ACTIONS.deny,
    CARD_ACTIONS.supportText,
    CARD_ACTIONS.askAgain,
    CARD_ACTIONS.openCard,
    HUB_ACTIONS.request,
    PROJECT_ACTIONS.add,
    PROJECT_ACTIONS.edit,
  ]),
  views: {
    [REQUEST_FORM]: onFormSubmitted,
    [REQUEST_REVIEW]: onReviewSubmitted,
    [DENY_FORM]: onDenySubmitted,
    [PROJECT_FORM]: onProjectSubmitted,
  },
  options: { [FORM_ACTIONS.country]: onCountrySearched },
};
