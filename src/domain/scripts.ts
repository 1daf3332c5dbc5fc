/** Scripts that only the voices of some languages read: what is written in them, and those languages. */
const SCRIPTS: readonly (readonly [RegExp, name: string, languages: readonly string[]])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese', ['ja-JP']],
  [/\p{Script=Hangul}/u, 'Korean', ['ko-KR']],
  [/\p{Script=Han}/u, 'Chinese characters', ['cmn-CN', 'ja-JP']],
  [/\p{Script=Cyrillic}/u, 'Cyrillic letters', ['ru-RU']],
  [/\p{Script=Arabic}/u, 'Arabic', ['arb']],
];

/** What of a message a voice of this language surely was not made to read; undefined where nothing strikes. */
export function foreignScript(body: string, language: string): string | undefined {
  return SCRIPTS.find(([script, , languages]) => script.test(body) && !languages.includes(language))?.[1];
}
