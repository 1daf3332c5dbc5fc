/** A voice of Amazon Polly that can speak a voice message (AWS SendVoiceMessage, VoiceId). */
export interface Voice {
  /** As AWS writes it: MATTHEW. */
  readonly id: string;
  /** The code of a language below. */
  readonly language: string;
}

export interface Language {
  /** As Amazon Polly writes it: mostly BCP 47, such as en-US. */
  readonly code: string;
  readonly name: string;
}

/** AWS speaks with this one when a message names none. */
export const DEFAULT_VOICE = 'MATTHEW';

/** The languages of the voices below, by name. Source: Amazon Polly developer guide, “Languages in Amazon Polly”. */
export const LANGUAGES: readonly Language[] = [
  { code: 'arb', name: 'Arabic' },
  { code: 'cmn-CN', name: 'Chinese (Mandarin)' },
  { code: 'da-DK', name: 'Danish' },
  { code: 'nl-NL', name: 'Dutch' },
  { code: 'en-AU', name: 'English (Australian)' },
  { code: 'en-GB', name: 'English (British)' },
  { code: 'en-IN', name: 'English (Indian)' },
  { code: 'en-US', name: 'English (US)' },
  { code: 'en-GB-WLS', name: 'English (Welsh)' },
  { code: 'fr-FR', name: 'French' },
  { code: 'fr-CA', name: 'French (Canadian)' },
  { code: 'de-DE', name: 'German' },
  { code: 'is-IS', name: 'Icelandic' },
  { code: 'it-IT', name: 'Italian' },
  { code: 'ja-JP', name: 'Japanese' },
  { code: 'ko-KR', name: 'Korean' },
  { code: 'nb-NO', name: 'Norwegian' },
  { code: 'pl-PL', name: 'Polish' },
  { code: 'pt-BR', name: 'Portuguese (Brazilian)' },
  { code: 'pt-PT', name: 'Portuguese (European)' },
  { code: 'ro-RO', name: 'Romanian' },
  { code: 'ru-RU', name: 'Russian' },
  { code: 'es-ES', name: 'Spanish (European)' },
  { code: 'es-MX', name: 'Spanish (Mexican)' },
  { code: 'es-US', name: 'Spanish (US)' },
  { code: 'sv-SE', name: 'Swedish' },
  { code: 'tr-TR', name: 'Turkish' },
  { code: 'cy-GB', name: 'Welsh' },
];

/** Every voice of SendVoiceMessage. Source of the languages: Amazon Polly developer guide, “Available voices”. */
export const VOICES: readonly Voice[] = [
  { id: 'AMY', language: 'en-GB' },
  { id: 'ASTRID', language: 'sv-SE' },
  { id: 'BIANCA', language: 'it-IT' },
  { id: 'BRIAN', language: 'en-GB' },
  { id: 'CAMILA', language: 'pt-BR' },
  { id: 'CARLA', language: 'it-IT' },
  { id: 'CARMEN', language: 'ro-RO' },
  { id: 'CELINE', language: 'fr-FR' },
  { id: 'CHANTAL', language: 'fr-CA' },
  { id: 'CONCHITA', language: 'es-ES' },
  { id: 'CRISTIANO', language: 'pt-PT' },
  { id: 'DORA', language: 'is-IS' },
  { id: 'EMMA', language: 'en-GB' },
  { id: 'ENRIQUE', language: 'es-ES' },
  { id: 'EWA', language: 'pl-PL' },
  { id: 'FILIZ', language: 'tr-TR' },
  { id: 'GERAINT', language: 'en-GB-WLS' },
  { id: 'GIORGIO', language: 'it-IT' },
  { id: 'GWYNETH', language: 'cy-GB' },
  { id: 'HANS', language: 'de-DE' },
  { id: 'INES', language: 'pt-PT' },
  { id: 'IVY', language: 'en-US' },
  { id: 'JACEK', language: 'pl-PL' },
  { id: 'JAN', language: 'pl-PL' },
  { id: 'JOANNA', language: 'en-US' },
  { id: 'JOEY', language: 'en-US' },
  { id: 'JUSTIN', language: 'en-US' },
  { id: 'KARL', language: 'is-IS' },
  { id: 'KENDRA', language: 'en-US' },
  { id: 'KIMBERLY', language: 'en-US' },
  { id: 'LEA', language: 'fr-FR' },
  { id: 'LIV', language: 'nb-NO' },
  { id: 'LOTTE', language: 'nl-NL' },
  { id: 'LUCIA', language: 'es-ES' },
  { id: 'LUPE', language: 'es-US' },
  { id: 'MADS', language: 'da-DK' },
  { id: 'MAJA', language: 'pl-PL' },
  { id: 'MARLENE', language: 'de-DE' },
  { id: 'MATHIEU', language: 'fr-FR' },
  { id: 'MATTHEW', language: 'en-US' },
  { id: 'MAXIM', language: 'ru-RU' },
  { id: 'MIA', language: 'es-MX' },
  { id: 'MIGUEL', language: 'es-US' },
  { id: 'MIZUKI', language: 'ja-JP' },
  { id: 'NAJA', language: 'da-DK' },
  { id: 'NICOLE', language: 'en-AU' },
  { id: 'PENELOPE', language: 'es-US' },
  { id: 'RAVEENA', language: 'en-IN' },
  { id: 'RICARDO', language: 'pt-BR' },
  { id: 'RUBEN', language: 'nl-NL' },
  { id: 'RUSSELL', language: 'en-AU' },
  { id: 'SALLI', language: 'en-US' },
  { id: 'SEOYEON', language: 'ko-KR' },
  { id: 'TAKUMI', language: 'ja-JP' },
  { id: 'TATYANA', language: 'ru-RU' },
  { id: 'VICKI', language: 'de-DE' },
  { id: 'VITORIA', language: 'pt-BR' },
  { id: 'ZEINA', language: 'arb' },
  { id: 'ZHIYU', language: 'cmn-CN' },
];

export function findVoice(id: string): Voice | undefined {
  return VOICES.find((voice) => voice.id === id);
}

/** The voices that speak a language, given by its code; none for one that is not in the list. */
export function voicesOf(language: string): readonly Voice[] {
  return VOICES.filter((voice) => voice.language === language);
}

/** What a voice speaks; undefined for one that is not in the list. */
export function languageOf(voiceId: string): Language | undefined {
  const voice = findVoice(voiceId);
  return LANGUAGES.find(({ code }) => code === voice?.language);
}
