import type { View } from '@slack/types';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import { drawChoice } from '#src/slack/modals/relinquish-form/choose.ts';
import { drawImpact } from '#src/slack/modals/relinquish-form/draw.ts';
import { FINISHED_AT } from '../../support/request-view.ts';
import { anImpact, anInventoryNumber } from '../../support/requests-of-every-kind.ts';
import { REAL, TEST_MODE } from '../cards/drawn.ts';
import { longestProject, worstText } from './longest-requests.ts';
import { ofView, type Surface } from './surface.ts';

function longestNumber(): InventoryNumber {
  return anInventoryNumber({
    phoneNumber: '+123456789012345',
    country: 'TT',
    project: longestProject(),
    poolId: `pool-${'p'.repeat(60)}`,
    registrationId: `registration-${'r'.repeat(60)}`,
  });
}

/** Both views of relinquishing a number, as they usually are and at their longest. */
export function relinquishSurfaces(): Surface[] {
  const impact = anImpact();
  const number = anInventoryNumber();
  const longest = anImpact({
    poolId: 'p'.repeat(256),
    registrationId: 'r'.repeat(256),
    lastCallAt: FINISHED_AT,
  });
  const views: Readonly<Record<string, View>> = {
    'choice of a number': drawChoice(undefined),
    'longest choice of a number': drawChoice(worstText(400)),
    'relinquish form': drawImpact({ number, impact }, REAL),
    'relinquish form of nobody’s number without a price': drawImpact(
      { number: { ...number, owner: undefined, monthlyCents: undefined }, impact },
      REAL,
    ),
    'relinquish form without a grace period': drawImpact({ number, impact }, { ...REAL, graceMs: 0 }),
    'longest relinquish form': drawImpact(
      { number: longestNumber(), impact: longest },
      TEST_MODE,
      worstText(500),
    ),
  };
  return Object.entries(views).map(([name, view]) => ofView(name, view));
}
