import { describe, expect, it } from 'vitest';
import { AwsError } from '#src/local/aws/aws-error.ts';
import { checkShape } from '#src/local/aws/check-shape.ts';
import type { Members, Shape } from '#src/local/aws/shapes.ts';

function membersOf(input: Record<string, unknown>, members: Members): AwsError['members'] | undefined {
  try {
    checkShape(input, members);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.members;
    throw error;
  }
}

const structure: Shape = { type: 'structure', members: { Key: { type: 'string', required: true } } };

describe('checkShape', () => {
  it.each([
    ['a string', { type: 'string', len: [1, 3], pattern: '^[a-z]+$' }, 'abc'],
    ['an empty string without a lower bound', { type: 'string', len: [null, 3], pattern: '^.*$' }, ''],
    ['an enum', { type: 'string', enum: ['A', 'B'] }, 'B'],
    ['a boolean', { type: 'boolean' }, false],
    ['an integer on its bound', { type: 'integer', range: [1, 100] }, 100],
    ['a double', { type: 'double', range: [0, null] }, 0.5],
    ['a timestamp', { type: 'timestamp' }, 1793523600.5],
    ['a list', { type: 'list', len: [1, 2], of: { type: 'string' } }, ['x', 'y']],
    ['a map', { type: 'map', len: [null, 1], of: { type: 'string' } }, { any: 'x' }],
    ['a structure', structure, { Key: 'x' }],
    ['an absent member', { type: 'string' }, undefined],
    ['null', { type: 'string' }, null],
  ] satisfies [string, Shape, unknown][])('accepts %s', (_, shape, value) => {
    expect(membersOf({ Member: value }, { Member: shape })).toBeUndefined();
  });

  it.each([
    ['a number for a string', { type: 'string' }, 1, 'member', /a string/],
    ['a string too short', { type: 'string', len: [2, 3] }, 'a', 'member', /greater than or equal to 2/],
    ['a string too long', { type: 'string', len: [2, 3] }, 'abcd', 'member', /less than or equal to 3/],
    ['a string off its pattern', { type: 'string', pattern: '^[a-z]+$' }, 'A', 'member', /pattern/],
    ['a value off its enum', { type: 'string', enum: ['A'] }, 'toString', 'member', /\[A\]/],
    ['a string for a boolean', { type: 'primitiveboolean' }, 'true', 'member', /a boolean/],
    ['a fraction for an integer', { type: 'integer' }, 1.5, 'member', /an integer/],
    ['an integer too small', { type: 'integer', range: [1, 100] }, 0, 'member', /equal to 1/],
    ['an integer too large', { type: 'long', range: [1, 100] }, 101, 'member', /equal to 100/],
    ['a string for a number', { type: 'double' }, '1', 'member', /a number/],
    ['a structure for a list', { type: 'list' }, {}, 'member', /a list/],
    ['a list too long', { type: 'list', len: [null, 1] }, [1, 2], 'member', /equal to 1/],
    ['a wrong item', { type: 'list', of: { type: 'string' } }, ['x', 2], 'member.2.member', /a string/],
    ['a list for a map', { type: 'map' }, [], 'member', /a map/],
    ['a list for a structure', structure, [], 'member', /a structure/],
    ['a wrong member of a structure', structure, { Key: 1 }, 'member.key', /a string/],
  ] satisfies [string, Shape, unknown, string, RegExp][])('refuses %s', (_, shape, value, field, message) => {
    expect(membersOf({ Member: value }, { Member: shape })).toEqual({
      Reason: 'INVALID_PARAMETER',
      Fields: [{ Name: field, Message: expect.stringMatching(message) }],
    });
  });

  it.each([
    ['a required member', {}, 'member'],
    ['a required member that is null', { Member: null }, 'member'],
    ['a required member of a structure', { Member: {} }, 'member.key'],
  ])('misses %s', (_, input, field) => {
    expect(membersOf(input, { Member: { ...structure, required: true } })).toEqual({
      Reason: 'MISSING_PARAMETER',
      Fields: [{ Name: field, Message: 'Member must not be null' }],
    });
  });

  it('ignores unknown members', () => {
    expect(membersOf({ Colour: 'blue' }, {})).toBeUndefined();
  });
});
