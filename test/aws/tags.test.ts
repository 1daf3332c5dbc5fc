import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromTagList, toTagList } from '#src/aws/tags.ts';

describe('tags', () => {
  test('go to AWS as a list, and come back', () => {
    const tags = { project: 'support line', order: '7', empty: '' };

    expect(toTagList(tags)).toEqual([
      { Key: 'project', Value: 'support line' },
      { Key: 'order', Value: '7' },
      { Key: 'empty', Value: '' },
    ]);
    expect(fromTagList(toTagList(tags))).toEqual(tags);
  });

  test('are cut at a whole character', () => {
    const [tag] = toTagList({ ['𝟙'.repeat(129)]: '𝟚'.repeat(257) });

    expect(tag).toEqual({ Key: '𝟙'.repeat(128), Value: '𝟚'.repeat(256) });
  });

  test('have their line breaks turned into spaces, which AWS’s pattern refuses', () => {
    expect(toTagList({ purpose: 'first\r\n  second\u2028third' })).toEqual([
      { Key: 'purpose', Value: 'first second third' },
    ]);
  });

  test('never repeat a key, and never have an empty one', () => {
    const long = 'k'.repeat(128);

    expect(toTagList({ [`${long}a`]: 'first', [`${long}b`]: 'last', '': 'none' })).toEqual([
      { Key: long, Value: 'last' },
    ]);
  });

  test('fit AWS’s limits whatever they hold', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 400 });
    const fits = ({ Key = '', Value = '' }) => /^.{1,128}$/u.test(Key) && /^.{0,256}$/u.test(Value);

    fc.assert(
      fc.property(fc.dictionary(anyText, anyText, { maxKeys: 3 }), (tags) => toTagList(tags).every(fits)),
      { numRuns: 50 },
    );
  });

  test('read no list as no tags', () => {
    expect(fromTagList(undefined)).toEqual({});
  });
});
