import { VoiceId } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, test } from 'vitest';
import { DEFAULT_VOICE, findVoice, LANGUAGES, VOICES, voicesOf } from '#src/domain/voices.ts';

const ids = (voices: readonly { readonly id: string }[]) => voices.map(({ id }) => id);

describe('the voices of a message', () => {
  test('are exactly those that the SDK lists', () => {
    expect(ids(VOICES).sort()).toEqual(Object.values(VoiceId).sort());
  });

  test('have the default of SendVoiceMessage among them', () => {
    expect(findVoice(DEFAULT_VOICE)).toEqual({ id: VoiceId.MATTHEW, language: 'en-US' });
  });

  test('speak one language of the list each, and every language has a voice', () => {
    const spoken = new Set(VOICES.map(({ language }) => language));

    expect([...spoken].sort()).toEqual(LANGUAGES.map(({ code }) => code).sort());
  });

  test('are found by their language', () => {
    expect(ids(voicesOf('ja-JP'))).toEqual(['MIZUKI', 'TAKUMI']);
    expect(ids(voicesOf('en-GB'))).toEqual(['AMY', 'BRIAN', 'EMMA']);
    expect(voicesOf('xx-XX')).toEqual([]);
  });

  test('are not found by another name', () => {
    expect(findVoice('matthew')).toBeUndefined();
  });
});

describe('the languages of a message', () => {
  test('stand in the order of their names, each once', () => {
    const names = LANGUAGES.map(({ name }) => name);

    expect(names).toEqual([...new Set(names)].sort());
  });

  test.each(LANGUAGES)('have a code and an English name that mean the same: $code', ({ code, name }) => {
    const [language = '', region = ''] = code.split('-');
    const english = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? '';

    expect(english).toContain(name.split(' ')[0]);
    expect(region).toMatch(/^([A-Z]{2})?$/);
  });
});
