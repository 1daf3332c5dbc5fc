import { z } from 'zod';
import { FAULT_NAMES } from '../../aws/faults.ts';
import { AVAILABILITIES } from '../../aws/pinpoint/state.ts';
import { isOperationName } from '../../aws/shapes.ts';
import { METHODS } from '../../slack/web-api/registry.ts';
import type { Verb } from '../control-protocol.ts';

const DAY_MS = 86_400_000;
const LONGEST_SLOW_MS = 600_000;
const LONGEST_BODY = 8000;

/** A whole number, and what the person reads when it is not one. */
function whole(what: string, min: number, max: number) {
  const error = `${what} must be a whole number from ${min} to ${max}.`;
  return z.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

function named(error: string) {
  return z.string({ error }).trim().min(1, { error });
}

const region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'Write the Region as AWS does, such as us-east-1.' });
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'Write the country as two capital letters, such as GB.' });
const times = whole('How often', 1, 1000).optional();
const slowMs = whole('Milliseconds', 1, LONGEST_SLOW_MS).optional();
const id = z.number().int();

const clockVerbs = [
  z.strictObject({ do: z.literal('clock.skip'), ms: whole('Milliseconds', 1, 366 * DAY_MS) }),
  z.strictObject({
    do: z.literal('clock.skip_to'),
    at: z.iso.datetime({ offset: true, error: 'Choose a date and a time.' }),
  }),
] as const;

const voiceVerbs = [
  z.strictObject({ do: z.literal('aws.set_tier'), region, tier: z.enum(['SANDBOX', 'PRODUCTION']) }),
  z.strictObject({ do: z.literal('aws.set_numbers_max'), region, count: whole('The limit', 0, 100_000) }),
  z.strictObject({ do: z.literal('aws.set_spend_max'), region, usd: whole('The limit', 0, 1_000_000) }),
  z.strictObject({
    do: z.literal('aws.add_number'),
    region,
    country,
    useCase: z.enum(['TRANSACTIONAL', 'PROMOTIONAL']),
  }),
  z.strictObject({ do: z.literal('aws.take_number'), region, numberId: z.string() }),
] as const;

const deskVerbs = [
  z.strictObject({ do: z.literal('aws.set_plan'), hasPlan: z.boolean() }),
  z.strictObject({ do: z.literal('aws.list_voice_limits'), listed: z.boolean() }),
  z.strictObject({
    do: z.literal('aws.answer_case'),
    caseId: z.string(),
    body: named('Write what AWS answers.').max(LONGEST_BODY, {
      error: `AWS takes at most ${LONGEST_BODY} characters.`,
    }),
  }),
  z.strictObject({ do: z.literal('aws.resolve_case'), caseId: z.string() }),
  z.strictObject({
    do: z.literal('aws.decide_quota'),
    id: z.string(),
    decision: z.enum(['approve', 'deny', 'open_case']),
  }),
  z.strictObject({
    do: z.literal('aws.add_application'),
    region,
    name: named('Write a name for the application.'),
  }),
  z.strictObject({ do: z.literal('aws.set_pinpoint'), availability: z.enum(AVAILABILITIES) }),
] as const;

const slackFaultSchema = z
  .strictObject({
    do: z.literal('slack_fault.add'),
    method: z.string().refine((name) => name === '*' || name === 'upload' || Object.hasOwn(METHODS, name), {
      error: 'The local Slack has no such method.',
    }),
    status: z.literal([429, 500, 503]).optional(),
    retryAfter: whole('Retry-After', 1, 3600).optional(),
    error: z
      .string()
      .regex(/^[a-z0-9_]+$/, { error: "Write Slack's error name, such as channel_not_found." })
      .optional(),
    delayMs: slowMs,
    performed: z.boolean().optional(),
    times,
  })
  .refine(
    ({ status, error, delayMs }) => status !== undefined || error !== undefined || delayMs !== undefined,
    {
      error: 'Say what goes wrong: a status, an error name, or how slow.',
    },
  );

const faultVerbs = [
  z.strictObject({
    do: z.literal('aws_fault.add'),
    fault: z.enum(FAULT_NAMES),
    operation: z
      .string()
      .refine(isOperationName, { error: 'The local AWS has no such operation.' })
      .optional(),
    region: region.optional(),
    country: country.optional(),
    times,
    ms: slowMs,
  }),
  z.strictObject({ do: z.literal('aws_fault.remove'), id }),
  slackFaultSchema,
  z.strictObject({ do: z.literal('slack_fault.remove'), id }),
  z.strictObject({ do: z.literal('faults.clear') }),
] as const;

/** Everything that the drawer can ask for; its errors are sentences for the person. */
export const verbSchema = z.discriminatedUnion(
  'do',
  [
    ...clockVerbs,
    ...voiceVerbs,
    ...deskVerbs,
    ...faultVerbs,
    z.strictObject({ do: z.literal('log.show'), id: z.string() }),
    z.strictObject({ do: z.literal('reset') }),
  ],
  { error: 'The drawer knows no such verb.' },
) satisfies z.ZodType<Verb>;

export type ParsedVerb = z.infer<typeof verbSchema>;
