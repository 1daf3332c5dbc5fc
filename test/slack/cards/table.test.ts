import { describe, expect, test } from 'vitest';
import { validateMessage } from '#src/local/slack/block-kit/validate.ts';
import { section } from '#src/slack/blocks.ts';
import { hasTable, table, withoutTables } from '#src/slack/cards/table.ts';

const rows = [
  [{ text: '+12065550142', isCode: true }, { text: '<!here>' }],
  [{ text: 'none' }, { text: 'Canada' }],
];
const numbers = table([{ title: 'Number' }, { title: 'Country', align: 'right' }], rows);

describe('tables', () => {
  test('are taken by Slack', () => {
    expect(validateMessage([numbers])).toEqual([]);
  });

  test('go out as sections with the same rows where Slack refuses them', () => {
    expect(withoutTables([section('first'), numbers, section('last')])).toEqual([
      section('first'),
      section('*Number · Country*\n`+12065550142` · &lt;!here&gt;\nnone · Canada'),
      section('last'),
    ]);
  });

  test('are found among blocks', () => {
    expect([hasTable([section('first'), numbers]), hasTable([section('first')])]).toEqual([true, false]);
  });

  test('become as many sections as their text needs', () => {
    const long = table(
      [{ title: 'Text' }],
      Array.from({ length: 10 }, () => [{ text: 'x'.repeat(1000) }]),
    );
    const blocks = withoutTables([long]);
    expect(blocks.length).toBeGreaterThan(3);
    expect(validateMessage(blocks)).toEqual([]);
  });
});
