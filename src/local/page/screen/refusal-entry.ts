import { objectOf, parseJson, stringsOf } from '../../slack/json.ts';
import type { Violation } from '../../slack/records.ts';
import type { RefusalEntry } from '../protocol.ts';

/** Both ways in which the local Slack writes where a problem is. */
const POINTER = /\s*(?:\[json-pointer:([^\]]*)\]|\bat (\/[^\s).]*))/;
const NAMED = /^([a-z_]+) (\{.*\})$/s;

function listed(answer: string): string[] {
  return stringsOf(objectOf(objectOf(parseJson(answer)).response_metadata).messages);
}

/** A violation as people read it: Slack's error name, what is wrong, and where. */
export function refusalEntry(id: string, { kind, where, message, at }: Violation): RefusalEntry {
  const [, name, answer = ''] = NAMED.exec(message) ?? [];
  const messages = name === undefined ? [message] : listed(answer);
  const [, first, second] = POINTER.exec(messages[0] ?? '') ?? [];
  const pointer = first ?? second;
  const shown = messages.map((each) =>
    each.replace('[ERROR] ', '').replace(/\s*\[json-pointer:[^\]]*\]/, ''),
  );
  return {
    id,
    kind: name ?? kind,
    where,
    message: shown.join('; ') || (answer === '{}' ? (name ?? message) : answer),
    ...(pointer === undefined || pointer === '' ? {} : { pointer }),
    at: at.toISOString(),
  };
}
