import { HUB_ACTIONS } from '../home/actions.ts';
import { LIMIT_FORM } from '../modals/limit-form/draw.ts';
import { onHubLimit, onLimitFormChanged } from '../modals/limit-form/open.ts';
import { LIMIT_FORM_ACTIONS } from '../modals/limit-form/state.ts';
import { onLimitSubmitted } from '../modals/limit-form/submit.ts';
import type { Handlers } from '../registry.ts';

/** The spend limit. */
export const limitHandlers: Handlers = {
  actions: {
    [HUB_ACTIONS.limit]: onHubLimit,
    [LIMIT_FORM_ACTIONS.project]: onLimitFormChanged,
  },
  openers: new Set([HUB_ACTIONS.limit]),
  views: { [LIMIT_FORM]: onLimitSubmitted },
};
