import type { View } from '@slack/types';
import { canCall, type InventoryNumber } from '#src/domain/inventory.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import { actions, button } from '../../blocks.ts';
import { numbersTable } from '../../cards/enable/numbers-table.ts';
import { withoutTables } from '../../cards/table.ts';
import { HUB_ACTIONS } from '../../home/actions.ts';
import { bold, inline } from '../../mrkdwn.ts';
import { closedView } from '../../views.ts';
import { ENABLE_FORM_TITLE } from './draw.ts';

/** Nothing was asked, because there is nothing to decide; a modal takes no table, so its rows are sections. */
export function drawAlreadyEnabled(project: ProjectView, numbers: readonly InventoryNumber[]): View {
  const isAble = numbers.some(canCall);
  const first = bold(`Voice was already enabled for ${inline(project.name)}.`);
  const text = `${first} Nothing changed.${isAble ? '' : ' No number can call yet.'}`;
  const view = closedView(ENABLE_FORM_TITLE, 'info', text);
  const request = button({ actionId: HUB_ACTIONS.request, text: 'Request phone numbers' });
  const blocks = withoutTables(numbersTable(numbers));
  return {
    ...view,
    blocks: [...view.blocks, ...blocks, ...(isAble ? [] : [actions(request)])],
  };
}
