import { onEnableCommand } from '../commands/enable.ts';
import { HUB_ACTIONS } from '../home/actions.ts';
import { ENABLE_FORM, ENABLE_FORM_ACTIONS } from '../modals/enable-form/draw.ts';
import { onEnableFormChanged, onHubEnable } from '../modals/enable-form/open.ts';
import { onEnableSubmitted } from '../modals/enable-form/submit.ts';
import type { Handlers } from '../registry.ts';

/** Enabling voice on a project. */
export const enableHandlers: Handlers = {
  commands: { '/voice-enable': onEnableCommand },
  actions: {
    [HUB_ACTIONS.enable]: onHubEnable,
    [ENABLE_FORM_ACTIONS.project]: onEnableFormChanged,
  },
  openers: new Set([HUB_ACTIONS.enable]),
  views: { [ENABLE_FORM]: onEnableSubmitted },
};
