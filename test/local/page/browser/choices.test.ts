import { describe, expect, it } from 'vitest';
import { heldIds, heldOptions, heldValue } from '#src/local/page/browser/blocks/held-value.ts';
import { matchChoices, movedTo } from '#src/local/page/browser/blocks/match-choices.ts';
import { epochSeconds, isWhole, wallTime } from '#src/local/page/browser/blocks/moments.ts';
import { sortedRows } from '#src/local/page/browser/blocks/rows.ts';

const choice = (label: string) => ({ id: label, label, description: '' });
const groups = [
  { label: 'Europe', choices: [choice('Österreich'), choice('United Kingdom')] },
  { label: 'Americas', choices: [choice('United States'), choice('Chile')] },
];

describe('choices that match', () => {
  it('have every word, whatever the case and accents', () => {
    const found = matchChoices(groups, 'united k');
    expect(found.map(({ choices }) => choices.map(({ label }) => label))).toEqual([['United Kingdom']]);
    expect(matchChoices(groups, 'osterr')[0]?.choices).toHaveLength(1);
  });

  it('are all there while nothing is typed', () => {
    expect(matchChoices(groups, ' ')).toEqual(groups);
  });
});

describe('keys in a list', () => {
  it.each([
    ['ArrowDown', 2, 0],
    ['ArrowUp', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['PageDown', 0, 2],
    ['PageUp', 2, 0],
  ])('%s moves from %i to %i of 3', (key, from, to) => {
    expect(movedTo(key, from, 3)).toBe(to);
  });

  it('move nothing where nothing is', () => {
    expect(movedTo('ArrowDown', -1, 0)).toBeUndefined();
    expect(movedTo('a', 0, 3)).toBeUndefined();
  });
});

describe('what an element holds', () => {
  const element = { action_id: 'a', initial_users: ['U1'] };

  it('is what the server has', () => {
    const value = heldValue({ b: { a: { selected_users: ['U2'] } } }, 'b', element);
    expect(heldIds(value)).toEqual(['U2']);
  });

  it('is what it begins with where the server has nothing', () => {
    expect(heldIds(heldValue({}, 'b', element))).toEqual(['U1']);
  });

  it('has the words of its options, with emoji', () => {
    const option = { text: { type: 'plain_text', text: 'Go :tada:' }, value: 'go' };
    expect(heldOptions({ selected_option: option })).toEqual([{ id: 'go', label: 'Go 🎉', description: '' }]);
  });
});

describe('dates with times', () => {
  it('go to the clock on the wall and back', () => {
    expect(epochSeconds(wallTime(1795615500))).toBe(1795615500);
    expect(wallTime(undefined)).toBe('');
    expect(epochSeconds('soon')).toBeUndefined();
  });

  it('are not whole while the year is being typed', () => {
    expect([isWhole('0002-11-28'), isWhole('2026-11-28'), isWhole('08:05')]).toEqual([false, true, true]);
  });
});

describe('rows of a table', () => {
  const raw = (text: string) => ({ type: 'raw_text', text });
  const number = (value: number) => ({ type: 'raw_number', value, text: `USD ${value}` });
  const words = (rows: readonly (readonly { text?: unknown }[])[]) => rows.map(([cell]) => cell?.text);

  it('are sorted by number where there is one', () => {
    const rows = [[number(20)], [number(3)], [number(100)]];
    expect(words(sortedRows(rows, 0, false))).toEqual(['USD 3', 'USD 20', 'USD 100']);
    expect(words(sortedRows(rows, 0, true))).toEqual(['USD 100', 'USD 20', 'USD 3']);
  });

  it('are sorted by words, in which numbers count as numbers', () => {
    expect(words(sortedRows([[raw('R-10')], [raw('R-9')]], 0, false))).toEqual(['R-9', 'R-10']);
  });
});
