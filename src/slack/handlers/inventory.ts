import { onHubNumbers, onNumbersCommand } from '../commands/numbers.ts';
import { HUB_ACTIONS } from '../home/actions.ts';
import { LIST_ACTIONS, NUMBER_ACTIONS } from '../inventory/actions.ts';
import {
  onClear,
  onExport,
  onFilter,
  onNumberQuery,
  onPage,
  onShow,
  onSynchronise,
} from '../inventory/clicks.ts';
import { onOpenNumber, onProtect } from '../modals/number-details.ts';
import { OWNER_FORM, onChangeOwner, onOwnerSubmitted } from '../modals/owner-form.ts';
import type { Handlers } from '../registry.ts';

/** The inventory and one number of it. */
export const inventoryHandlers: Handlers = {
  commands: { '/voice-numbers': onNumbersCommand },
  actions: {
    [HUB_ACTIONS.numbers]: onHubNumbers,
    [LIST_ACTIONS.open]: onOpenNumber,
    [LIST_ACTIONS.show]: onShow,
    [LIST_ACTIONS.filter]: onFilter,
    [LIST_ACTIONS.clear]: onClear,
    [LIST_ACTIONS.previous]: onPage,
    [LIST_ACTIONS.next]: onPage,
    [LIST_ACTIONS.export]: onExport,
    [LIST_ACTIONS.synchronise]: onSynchronise,
    [NUMBER_ACTIONS.changeOwner]: onChangeOwner,
    [NUMBER_ACTIONS.protect]: onProtect,
  },
  openers: new Set([LIST_ACTIONS.open]),
  views: { [OWNER_FORM]: onOwnerSubmitted },
  options: { [LIST_ACTIONS.open]: onNumberQuery },
};
