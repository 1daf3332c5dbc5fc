import type { AuditEvent, AuditFacts } from '../../domain/audit.ts';
import { usdText } from '../money-text.ts';
import { code, inline, mention } from '../mrkdwn.ts';
import { counted } from '../words.ts';

/** What an event says after who did it: “leased number 4”. */
export type Telling = (event: AuditEvent) => string;

type Facts = AuditFacts | undefined;

const IN_STORY_MAX_LENGTH = 100;

/** A fact as text; “unknown” for one that an older version did not write. */
export function fact(facts: Facts, name: string): string {
  return inline(String(facts?.[name] ?? 'unknown'), IN_STORY_MAX_LENGTH);
}

export function has(facts: Facts, name: string): boolean {
  return facts?.[name] !== undefined && facts[name] !== null;
}

/** “4 numbers”; “numbers” where an older version did not write how many. */
export function numbers(facts: Facts, name: string): string {
  const count = facts?.[name];
  return typeof count === 'number' ? counted(count, 'number') : 'numbers';
}

/** A phone number in code. */
export function phone(facts: Facts, name = 'phoneNumber'): string {
  return has(facts, name) ? code(String(facts?.[name])) : 'a number';
}

export function person(facts: Facts, name: string): string {
  return has(facts, name) ? mention(String(facts?.[name])) : 'nobody';
}

/** “USD 50.00 per month” of whole US dollars. */
export function perMonth(facts: Facts, name: string): string {
  const usd = facts?.[name];
  return typeof usd === 'number' ? `${usdText(usd)} per month` : 'a limit that is not known';
}
