import { onCallCommand } from '../commands/call.ts';
import { HUB_ACTIONS } from '../home/actions.ts';
import { onCallFormChanged, onNumberSearched } from '../modals/call-form/change.ts';
import { CALL_FORM } from '../modals/call-form/draw.ts';
import { onHubCall } from '../modals/call-form/open.ts';
import { CALL_FORM_ACTIONS } from '../modals/call-form/state.ts';
import { onCallSubmitted } from '../modals/call-form/submit.ts';
import {
  CODE_ACTIONS,
  DESTINATION_CODE,
  onCodeSubmitted,
  onSendCodeAgain,
} from '../modals/destination-code.ts';
import { DESTINATION_FORM, onDestinationSubmitted, onVerifyNumber } from '../modals/destination-form.ts';
import type { Handlers } from '../registry.ts';

/** Test calls and their destinations. */
export const callHandlers: Handlers = {
  commands: { '/voice-call': onCallCommand },
  actions: {
    [HUB_ACTIONS.call]: onHubCall,
    [CALL_FORM_ACTIONS.number]: onCallFormChanged,
    [CALL_FORM_ACTIONS.language]: onCallFormChanged,
    [CALL_FORM_ACTIONS.verify]: onVerifyNumber,
    [CODE_ACTIONS.byText]: onSendCodeAgain,
    [CODE_ACTIONS.byCall]: onSendCodeAgain,
  },
  openers: new Set([HUB_ACTIONS.call, CALL_FORM_ACTIONS.verify]),
  views: {
    [CALL_FORM]: onCallSubmitted,
    [DESTINATION_FORM]: onDestinationSubmitted,
    [DESTINATION_CODE]: onCodeSubmitted,
  },
  options: { [CALL_FORM_ACTIONS.number]: onNumberSearched },
};
