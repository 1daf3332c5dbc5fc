import { z } from 'zod';
import type { ControlVerb } from './service-controls.ts';
import type { VoiceControls } from './voice-controls.ts';

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/);
const number = z.string();
const country = z.string().regex(/^[A-Z]{2}$/);

const tierSchema = z.strictObject({ region, tier: z.enum(['SANDBOX', 'PRODUCTION']) });
const spendMaxSchema = z.strictObject({ region, usd: z.number().int().min(0) });
const phoneNumbersMaxSchema = z.strictObject({ region, count: z.number().int().min(0) });
const registrationSchema = z.strictObject({ region, number, registrationId: z.string().min(1) });
const poolSchema = z.strictObject({ region, number, poolId: z.string().optional() });
const addSchema = z.strictObject({
  region,
  country,
  useCase: z.enum(['TRANSACTIONAL', 'PROMOTIONAL']),
  type: z.string().optional(),
});
const seedSchema = z.strictObject({ region, count: z.number().int().min(1).max(99_000), country });
const numberSchema = z.strictObject({ region, number });

/** The voice controls for the control routes, by `voice/verb`. */
export function voiceVerbs(voice: VoiceControls): readonly ControlVerb[] {
  return [
    verb('voice/set-tier', tierSchema, (to) => voice.setTier(to.region, to.tier)),
    verb('voice/set-spend-max', spendMaxSchema, (to) => voice.setSpendMax(to.region, to.usd)),
    verb('voice/set-phone-numbers-max', phoneNumbersMaxSchema, (to) =>
      voice.setPhoneNumbersMax(to.region, to.count),
    ),
    verb('voice/attach-registration', registrationSchema, (to) =>
      voice.attachRegistration(to.region, to.number, to.registrationId),
    ),
    verb('voice/put-in-pool', poolSchema, (to) => voice.putInPool(to.region, to.number, to.poolId)),
    verb('voice/add-number', addSchema, (to) => voice.addNumber(to)),
    verb('voice/seed-numbers', seedSchema, (to) => voice.seedNumbers(to.region, to.count, to.country)),
    verb('voice/remove-number', numberSchema, (to) => voice.removeNumber(to.region, to.number)),
  ];
}

function verb<S extends z.ZodType>(name: string, schema: S, run: (body: z.infer<S>) => unknown): ControlVerb {
  return [
    name,
    (body) => {
      run(schema.parse(body));
    },
  ];
}
