import type { KnownBlock } from '@slack/types';
import { countryName } from '#src/domain/countries.ts';
import { canCall, type InventoryNumber } from '#src/domain/inventory.ts';
import { context } from '../../blocks.ts';
import { counted, thousands } from '../../words.ts';
import { table } from '../table.ts';

/** A project may have thousands; a table takes 100 rows and about 10,000 characters. */
const ROWS_AT_MOST = 50;

/** The guide's table: which of the project's numbers can call. */
export function numbersTable(numbers: readonly InventoryNumber[]): KnownBlock[] {
  if (numbers.length === 0) return [];
  const shown = numbers.slice(0, ROWS_AT_MOST);
  const rest = numbers.length - shown.length;
  return [
    table(
      [{ title: 'Number' }, { title: 'Country' }, { title: 'Voice' }],
      shown.map((number) => [
        { text: number.phoneNumber, isCode: true },
        { text: countryName(number.country) },
        { text: canCall(number) ? 'Enabled' : 'Not enabled' },
      ]),
    ),
    ...(rest === 0
      ? []
      : [context(`And ${thousands(rest)} more: \`/voice-numbers\` with the name of the project`)]),
  ];
}

/** “2 of 3 numbers can call.” */
export function canCallText(numbers: readonly InventoryNumber[]): string {
  const able = numbers.filter(canCall).length;
  return `${thousands(able)} of ${counted(numbers.length, 'number')} can call.`;
}
