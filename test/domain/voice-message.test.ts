import { describe, expect, it } from 'vitest';
import {
  readDestination,
  readPriceCap,
  readVerificationCode,
  refuseMessage,
} from '#src/domain/voice-message.ts';

describe('a destination', () => {
  it.each([
    ['+12065550142', '+12065550142'],
    [' +1 (206) 555-0142 ', '+12065550142'],
    ['+49.30.901820', '+4930901820'],
    ['\u202a+4420\u00a07946 0958\u202c', '+442079460958'],
    ['+123456789012345', '+123456789012345'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['+1 (206) 555-01(0)2', '+12065550102'],
  ])('is read from %j', (typed, number) => {
    expect(readDestination(typed)).toBe(number);
  });

  it.each([
    '',
    '+',
    '12065550142',
    '0012065550142',
    '+0206555014',
    '+123456',
    '+1234567890123456',
    '+1206555O142',
    '+1206 555 0142 ext 3',
    '+١٢٠٦٥٥٥٠١٤٢',
    '++12065550142',
  ])('is not guessed from %j', (typed) => {
    expect(readDestination(typed)).toEqual({ code: 'destination_malformed' });
  });
});

describe('a message', () => {
  it.each(['', '  ', '\n\t '])('is missing when it is %j', (body) => {
    expect(refuseMessage(body, 'TEXT')).toEqual({ code: 'message_missing' });
  });

  it.each([
    ['TEXT', 3000],
    ['SSML', 6000],
  ] as const)('as %s has at most %i characters, however many bytes they have', (type, max) => {
    expect(refuseMessage('é'.repeat(max), type)).toBeUndefined();
    expect(refuseMessage('😀'.repeat(max), type)).toBeUndefined();
    expect(refuseMessage('a'.repeat(max + 1), type)).toEqual({
      code: 'message_too_long',
      length: max + 1,
      max,
    });
  });
});

describe('the highest price per minute', () => {
  it.each([
    ['0.05', '0.05'],
    [' .05 ', '.05'],
    ['12.34567', '12.34567'],
    ['5', '5.00'],
    ['99', '99.00'],
    ['', undefined],
    ['  ', undefined],
  ])('is read from %j as %j', (typed, cap) => {
    expect(readPriceCap(typed)).toBe(cap);
  });

  it.each([
    '0',
    '0.0',
    '.0',
    '5.',
    '100',
    '100.0',
    '0.123456',
    '0,05',
    '-1',
    '-0.05',
    '$0.05',
    '0.05 USD',
    '1e1',
    '.',
  ])('is not guessed from %j', (typed) => {
    expect(readPriceCap(typed)).toEqual({ code: 'price_cap_malformed' });
  });
});

describe('a verification code', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['aB3', 'aB3'],
  ])('is read from %j', (typed, code) => {
    expect(readVerificationCode(typed)).toBe(code);
  });

  it.each(['', '   ', '12345678901234567890x', '12.34', '١٢٣٤٥٦', '123;456'])(
    'is not taken from %j',
    (typed) => {
      expect(readVerificationCode(typed)).toEqual({ code: 'verification_code_malformed' });
    },
  );
});
