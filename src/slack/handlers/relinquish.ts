import { onKeep } from '../actions/keep.ts';
import { CARD_ACTIONS } from '../cards/actions.ts';
import { onHubRelease, onReleaseCommand } from '../commands/release.ts';
import { HUB_ACTIONS } from '../home/actions.ts';
import { onNumberQuery } from '../inventory/clicks.ts';
import { CHOOSE_NUMBER, NUMBER, onNumberChosen } from '../modals/relinquish-form/choose.ts';
import { RELINQUISH_FORM } from '../modals/relinquish-form/draw.ts';
import { onRelinquishSubmitted } from '../modals/relinquish-form/submit.ts';
import type { Handlers } from '../registry.ts';

/** Relinquishing a number and keeping it. */
export const relinquishHandlers: Handlers = {
  commands: { '/voice-release': onReleaseCommand },
  actions: { [CARD_ACTIONS.keep]: onKeep, [HUB_ACTIONS.release]: onHubRelease },
  openers: new Set([HUB_ACTIONS.release]),
  views: { [CHOOSE_NUMBER]: onNumberChosen, [RELINQUISH_FORM]: onRelinquishSubmitted },
  options: { [NUMBER.action]: onNumberQuery },
};
