import type { Tag } from '@aws-sdk/client-pinpoint-sms-voice-v2';

const KEY_MAX_LENGTH = 128;
const VALUE_MAX_LENGTH = 256;

/**
 * Tags as RequestPhoneNumber takes them: keys of 1–128 and values of 0–256 code points, longer ones cut, line
 * breaks turned into spaces. Entries without a key are left out; of two keys that become equal the last stays.
 */
export function toTagList(tags: Readonly<Record<string, string>>): Tag[] {
  const cut = Object.entries(tags).map(
    ([key, value]) => [onOneLine(key, KEY_MAX_LENGTH), onOneLine(value, VALUE_MAX_LENGTH)] as const,
  );
  return [...new Map(cut)].flatMap(([Key, Value]) => (Key === '' ? [] : { Key, Value }));
}

/** The way back (ListTagsForResource). */
export function fromTagList(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? '']] : [])));
}

function onOneLine(text: string, maxCodePoints: number): string {
  return [...text.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')].slice(0, maxCodePoints).join('');
}
