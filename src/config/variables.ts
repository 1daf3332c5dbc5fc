import { z } from 'zod';
import type { Problem } from './problems.ts';

const ROLES = ['all', 'bot', 'worker'] as const;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type Role = (typeof ROLES)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];

const slackUserIds = z
  .string()
  .transform((list) => [...new Set(list.split(',').map((id) => id.trim()))].filter(Boolean))
  .refine((ids) => ids.length > 0 && ids.every((id) => /^[UW][A-Z0-9]{2,}$/.test(id)), {
    error: 'Use Slack user ids, comma separated (such as U012ABCDEF): they begin with U or W, not with @.',
  });

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text.trim()) && Number(text) <= 65535, {
    error: 'Use a whole number from 0 to 65535 (0 takes a free port).',
  })
  .transform(Number);

const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;
const MAX_DURATION_MS = 365 * UNIT_MS.d;

/** Milliseconds of “7d”, “36h”, “30m” or “0”; at most a year. */
function parseDuration(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,6})([dhm])$/.exec(text) ?? [];
  if (text === '0') return 0;
  if (digits === undefined) return undefined;
  const ms = Number(digits) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return ms <= MAX_DURATION_MS ? ms : undefined;
}

const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, {
    error: 'Use a number with d, h or m, such as 7d, 36h or 30m (a year at most), or 0 for none.',
  })
  .transform((text) => parseDuration(text) ?? 0);

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `Use one of: ${values.join(', ')}.` });

const url = (protocol: RegExp, error: string) =>
  z.string().refine((text) => URL.canParse(text) && protocol.test(new URL(text).protocol), { error });

const VARIABLES = z.object({
  ROLE: oneOf(ROLES).optional(),
  PORT: port.optional(),
  HOST: z.string().optional(),
  LOG_LEVEL: oneOf(LOG_LEVELS).optional(),
  DATABASE_URL: url(
    /^postgres(ql)?:$/,
    'Use a URL that begins with postgres:// or postgresql:// (a password is percent-encoded).',
  ).optional(),
  REDIS_URL: url(
    /^rediss?:$/,
    'Use a URL that begins with redis:// or rediss:// (a password is percent-encoded).',
  ).optional(),
  VOICE_PROVIDER: oneOf(['aws', 'local']).optional(),
  AWS_REGION: z.string().optional(),
  PRICE_LIST: z.string().optional(),
  DIALTONE_ADMINS: slackUserIds.optional(),
  RELEASE_GRACE: duration.optional(),
  SUPPORT_CASES: oneOf(['packet', 'api']).optional(),
});

/** Reads every variable that can be judged by itself. A variable with a problem has no value. */
export function readVariables(given: Record<string, string | undefined>): {
  values: Partial<z.infer<typeof VARIABLES>>;
  problems: Problem[];
} {
  const parsed = VARIABLES.safeParse(given);
  if (parsed.success) return { values: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => ({
    variable: String(issue.path[0]),
    message: issue.message,
  }));
  const wrong = new Set(problems.map(({ variable }) => variable));
  const right = Object.entries(given).filter(([name]) => !wrong.has(name));
  return { values: VARIABLES.parse(Object.fromEntries(right)), problems };
}
