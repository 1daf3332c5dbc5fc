import { isObject, type JsonObject } from '../../slack/json.ts';

const SHOWN = 6;

/** Members that let their bearer do something: a token, or an id or address that is good for a while. */
const SECRET_NAMES = ['token', 'signing_secret', 'client_secret', 'authorization'];
const SHORTENED_NAMES = ['trigger_id', 'response_url', 'upload_url'];

/**
 * The value as people may see it: tokens are left out wherever they stand, and trigger ids and response URLs are cut,
 * so that nothing on the screen can be used.
 */
export function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return hide(value, secrets);
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, secrets));
  return isObject(value) ? membersOf(value, secrets) : value;
}

function membersOf(value: JsonObject, secrets: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, memberOf(name, member, secrets)]),
  );
}

function memberOf(name: string, member: unknown, secrets: readonly string[]): unknown {
  if (typeof member !== 'string') return withoutSecrets(member, secrets);
  if (SECRET_NAMES.includes(name)) return '(hidden)';
  return SHORTENED_NAMES.includes(name) ? shortened(member) : hide(member, secrets);
}

function shortened(text: string): string {
  const start = text.startsWith('http') ? text.lastIndexOf('/') + 1 : 0;
  return `${text.slice(0, start + SHOWN)}…`;
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, '(hidden)'), text);
}
