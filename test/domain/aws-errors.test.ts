import { describe, expect, test } from 'vitest';
import { AWS_ERROR_TRAITS } from '#src/domain/aws-errors.ts';
import { AWS_ERROR_CODES } from '#src/domain/errors.ts';

const codesWith = (has: (trait: (typeof AWS_ERROR_TRAITS)[keyof typeof AWS_ERROR_TRAITS]) => boolean) =>
  AWS_ERROR_CODES.filter((code) => has(AWS_ERROR_TRAITS[code]));

describe('what follows from AWS’s answers', () => {
  test('leaves the outcome open only when no readable answer came', () => {
    expect(codesWith(({ outcome }) => outcome === 'unknown')).toEqual(['aws_unavailable']);
  });

  test('tries again by itself only what passes by itself', () => {
    expect(codesWith((trait) => trait.then === 'retry')).toEqual(['aws_throttled', 'aws_unavailable']);
  });

  test('never gives up on an open outcome', () => {
    expect(codesWith((trait) => trait.outcome === 'unknown' && trait.then !== 'retry')).toEqual([]);
  });

  test('offers no second try where the request itself must change', () => {
    expect(codesWith((trait) => trait.then === 'final')).toEqual([
      'aws_country_not_enabled',
      'aws_capability_unavailable',
      'aws_message_refused',
      'aws_not_found',
      'aws_input_refused',
    ]);
  });
});
