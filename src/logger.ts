import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger } from 'pino';

const E164 = /(\+|%2B)([1-9]\d{6,14})/gi;
const TOKEN = /\b(xox[a-z]|xapp)-[\w-]+/g;
const URL_PASSWORD = /([a-z][a-z0-9+.-]*:\/\/[^\s:@/"]*:)[^\s/"]+@/gi;
const RESPONSE_URL = /(https?:\/\/hooks\.slack\.com\/)[^\s"\\]+/g;

const REDACTED = '[redacted]';
const MAX_DEPTH = 10;

const SECRET_FIELDS = new Set([
  'token',
  'bottoken',
  'apptoken',
  'accesstoken',
  'refreshtoken',
  'sessiontoken',
  'secretaccesskey',
  'signingsecret',
  'clientsecret',
  'secret',
  'password',
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'xslacksignature',
  'slackbottoken',
  'slackapptoken',
  'slacksigningsecret',
  'responseurl',
  'responseurls',
  'triggerid',
]);

const CHILD_SECRETS = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'password',
  'response_url',
  'responseUrl',
];

/**
 * Makes the JSON logger. Fields with secrets are replaced at any depth, errors keep their chain of causes,
 * and the finished line is masked once more, so that neither a message nor a stack shows a phone number.
 * Writes to stdout, synchronously, unless a destination is given.
 */
export function createLogger(options: {
  level: NonNullable<LoggerOptions['level']>;
  destination?: DestinationStream;
}): Logger {
  const settings: LoggerOptions = {
    level: options.level,
    timestamp: pino.stdTimeFunctions.isoTime,
    // A child logger's own fields pass only these two, not the formatter.
    redact: { paths: CHILD_SECRETS, censor: REDACTED },
    serializers: { err: (err) => (err instanceof Error ? copy(err, []) : err) },
    formatters: { level: (label) => ({ level: label }), log: redactFields },
    hooks: { streamWrite: maskText },
  };
  // Synchronous: with pino's default, the lines before an exit are written out of order.
  return pino(settings, options.destination ?? pino.destination({ dest: 1, sync: true }));
}

/** Masks every E.164 number in a text but its last four digits: `+*******0142`. */
export function maskPhoneNumbers(text: string): string {
  return text.replace(
    E164,
    (_, plus: string, digits: string) => plus + '*'.repeat(digits.length - 4) + digits.slice(-4),
  );
}

/** Masks what must not be read in a log line: phone numbers, Slack tokens and hooks, passwords in URLs. */
function maskText(text: string): string {
  return maskPhoneNumbers(text)
    .replace(TOKEN, '$1-[redacted]')
    .replace(RESPONSE_URL, '$1[redacted]')
    .replace(URL_PASSWORD, '$1***@');
}

/** Copies a log line's fields with secrets replaced at any depth and errors turned into plain objects. */
function redactFields(fields: object): Record<string, unknown> {
  return copyFields(fields, []);
}

function copyFields(fields: object, ancestors: object[]): Record<string, unknown> {
  const path = [...ancestors, fields];
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isSecret(name, value) ? REDACTED : copy(value, path),
    ]),
  );
}

function isSecret(name: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  // A view's state holds what a person typed; a row's state is a word.
  if (name === 'state') return typeof value === 'object';
  return SECRET_FIELDS.has(name.replace(/[-_]/g, '').toLowerCase());
}

function copy(value: unknown, ancestors: object[]): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.includes(value)) return '[circular]';
  if (ancestors.length > MAX_DEPTH) return '[too deep]';
  if (value instanceof Error)
    return copyFields(pino.stdSerializers.errWithCause(value), [...ancestors, value]);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => copy(item, [...ancestors, value]));
  if ('toJSON' in value && typeof value.toJSON === 'function')
    return copy(value.toJSON(), [...ancestors, value]);
  return copyFields(value, ancestors);
}
