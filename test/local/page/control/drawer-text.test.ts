import { describe, expect, it } from 'vitest';
import { readBlocks } from '#src/local/page/browser/drawer/block-text.ts';
import { placeOf } from '#src/local/page/browser/drawer/json-place.ts';
import { isWithin, jsonLines } from '#src/local/page/browser/drawer/json-text.ts';
import { durationText } from '#src/local/page/browser/drawer/moments.ts';

function found(text: string, pointer: string): string {
  const { start, end } = placeOf(text, pointer);
  return text.slice(start, end);
}

describe('the place of a JSON pointer in a text', () => {
  const text = ` [ {"type" : "a\\"]}", "n": -1.5e3 , "a/b~c": [true, null, {}]} , "last" ] `;

  it.each([
    ['/0/type', '"a\\"]}"'],
    ['/0/n', '-1.5e3'],
    ['/0/a~1b~0c', '[true, null, {}]'],
    ['/0/a~1b~0c/1', 'null'],
    ['/0/a~1b~0c/2', '{}'],
    ['/1', '"last"'],
    ['', text.trim()],
  ])('%s is found', (pointer, value) => {
    expect(found(text, pointer)).toBe(value);
  });

  it('is that of the nearest ancestor when it is not there', () => {
    expect(found(text, '/0/a~1b~0c/2/text')).toBe('{}');
    expect(found(text, '/7')).toBe(text.trim());
  });

  it('ends in a text that is no JSON, too', () => {
    for (const broken of ['', '{', '[1,', '{"a"', '{"a":', '"', '{"a" 1}']) {
      expect(() => placeOf(broken, '/0')).not.toThrow();
    }
  });
});

describe('JSON to read', () => {
  it('is broken as JSON.stringify breaks it', () => {
    const value = { a: [1, { b: 'x' }, []], 'c/d': {}, e: null, f: undefined };

    const text = jsonLines(value).map(({ depth, text: line }) => `${'  '.repeat(depth)}${line}`);

    expect(text.join('\n')).toBe(JSON.stringify(value, null, 2));
  });

  it('knows the pointer of each line', () => {
    const lines = jsonLines({ 'c/d': [{ e: 1 }] });

    expect(lines.map(({ pointer }) => pointer)).toEqual([
      '',
      '/c~1d',
      '/c~1d/0',
      '/c~1d/0/e',
      '/c~1d/0',
      '/c~1d',
      '',
    ]);
    expect(isWithin('/blocks/1/text', '/blocks/1')).toBe(true);
    expect(isWithin('/blocks/10', '/blocks/1')).toBe(false);
  });

  it('cuts a long text and says how long it is', () => {
    const [line] = jsonLines('x'.repeat(3001));

    expect(line?.text).toMatch(/^"x{400}"… \(3001 characters\)$/);
  });
});

describe('the blocks of a text', () => {
  it('are a list, or those of a message or view', () => {
    expect(readBlocks('[{}]')).toEqual({ blocks: [{}], prefix: '', problem: undefined });
    expect(readBlocks('{"type":"home","blocks":[{}]}')).toEqual({
      blocks: [{}],
      prefix: '/blocks',
      problem: undefined,
    });
  });

  it('are told as wrong when it is not JSON', () => {
    expect(readBlocks('[').problem).toMatch(/^This is not JSON: /);
  });
});

describe('how far the clock is ahead', () => {
  it.each([
    [0, 'less than a minute'],
    [60_000, '1 minute'],
    [90_000_000, '1 day and 1 hour'],
    [7 * 86_400_000, '7 days'],
    [7_500_000, '2 hours and 5 minutes'],
  ])('%i ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
