import { describe, expect, it } from 'vitest';
import { foreignScript } from '#src/domain/scripts.ts';
import { LANGUAGES, languageOf } from '#src/domain/voices.ts';

describe('a script that a voice was not made to read', () => {
  it.each([
    ['コードは 1234 です', 'en-US', 'Japanese'],
    ['コードは 1234 です', 'cmn-CN', 'Japanese'],
    ['인증 번호', 'ja-JP', 'Korean'],
    ['验证码', 'en-US', 'Chinese characters'],
    ['Код 1234', 'pl-PL', 'Cyrillic letters'],
    ['رمز', 'en-GB', 'Arabic'],
    ['<speak>Hello 田中</speak>', 'de-DE', 'Chinese characters'],
  ])('is found in %j for %s: %s', (body, language, script) => {
    expect(foreignScript(body, language)).toBe(script);
  });

  it.each([
    ['コードは 1234 です。確認', 'ja-JP'],
    ['验证码', 'cmn-CN'],
    ['인증 번호', 'ko-KR'],
    ['Код', 'ru-RU'],
    ['رمز', 'arb'],
    ['Grüße für José, 100 % 😀', 'en-US'],
  ])('is not found in %j for %s', (body, language) => {
    expect(foreignScript(body, language)).toBeUndefined();
  });

  it('is never one for Latin letters', () => {
    for (const { code } of LANGUAGES) expect(foreignScript('Your code is 1234.', code)).toBeUndefined();
  });
});

it('names the language of a voice, and none for an unknown voice', () => {
  expect(languageOf('MIZUKI')).toEqual({ code: 'ja-JP', name: 'Japanese' });
  expect(languageOf('HAL')).toBeUndefined();
});
