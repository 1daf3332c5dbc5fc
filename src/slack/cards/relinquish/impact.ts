import type { KnownBlock } from '@slack/types';
import { countryName } from '#src/domain/countries.ts';
import type { InventoryNumber } from '#src/domain/inventory.ts';
import type { RelinquishImpact } from '#src/domain/relinquish.ts';
import { section } from '../../blocks.ts';
import { bold, inline, when } from '../../mrkdwn.ts';

type Named = Pick<InventoryNumber, 'country' | 'project'>;

/** What depends on a number, one sentence a line, in mrkdwn: for the form and for the card. */
export function impactLines(impact: RelinquishImpact, { country, project }: Named): readonly string[] {
  const { deletionProtected, poolId, registrationId, lastCallAt, isLastInCountry } = impact;
  const name = project === undefined ? 'the account' : inline(project.name);
  return [
    deletionProtected
      ? 'Deletion protection is on; the approved request turns it off.'
      : 'Deletion protection is off.',
    ...(poolId === undefined ? [] : [`It leaves pool ${inline(poolId)}.`]),
    registrationId === undefined ? 'Registration: none.' : `Registration: ${inline(registrationId)}.`,
    lastCallAt === undefined ? 'No call recorded by Dialtone.' : `Last call: ${when(lastCallAt)}.`,
    ...(isLastInCountry
      ? [`It is the last number of ${name} in ${countryName(country)}; calls from there stop.`]
      : []),
  ];
}

export function impactBlock(impact: RelinquishImpact, number: Named): KnownBlock {
  return section([bold('What depends on it'), ...impactLines(impact, number)].join('\n'));
}
