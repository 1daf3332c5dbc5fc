import { z } from 'zod';
import { type NumberId, readRowId } from '#src/domain/request.ts';
import { MESSAGE_TYPES, type MessageType } from '#src/domain/voice-message.ts';
import { DEFAULT_VOICE, findVoice, LANGUAGES, voicesOf } from '#src/domain/voices.ts';
import type { Values } from '../../interactions.ts';
import { typedText } from '../../typed-text.ts';

export const CALL_FORM_ACTIONS = {
  number: 'call-form.number',
  chosen: 'call-form.chosen-destination',
  typed: 'call-form.typed-destination',
  verify: 'call-form.verify',
  type: 'call-form.message-type',
  body: 'call-form.message',
  language: 'call-form.language',
  voice: 'call-form.voice',
  priceCap: 'call-form.price-cap',
  dryRun: 'call-form.dry-run',
} as const;

/** Destinations that AWS listed as verified, and for which Region it did. */
export interface KnownVerified {
  readonly region: string;
  readonly numbers: readonly string[];
}

/** The form as far as it is filled in. */
export interface CallFormState {
  readonly numberId: NumberId | undefined;
  readonly destination: string;
  readonly bodyType: MessageType;
  readonly body: string;
  readonly language: string;
  readonly voiceId: string;
  readonly priceCap: string;
  readonly isDryRun: boolean;
  /** Undefined while AWS has not told. */
  readonly verified: KnownVerified | undefined;
  /** Told in the form, such as what of a command's words was not understood. */
  readonly note: string | undefined;
}

const DEFAULT_LANGUAGE = findVoice(DEFAULT_VOICE)?.language ?? 'en-US';

/** AWS's own voice where it speaks the language, else the first one that does. */
export function defaultVoiceOf(language: string): string {
  return language === DEFAULT_LANGUAGE ? DEFAULT_VOICE : (voicesOf(language)[0]?.id ?? DEFAULT_VOICE);
}

export const EMPTY_CALL_FORM: CallFormState = {
  numberId: undefined,
  destination: '',
  bodyType: 'TEXT',
  body: '',
  language: DEFAULT_LANGUAGE,
  voiceId: DEFAULT_VOICE,
  priceCap: '',
  isDryRun: false,
  verified: undefined,
  note: undefined,
};

const BLOCK_OF = {
  number: 'number',
  typed: 'typed-destination',
  type: 'message-type',
  body: 'message',
  language: 'language',
  priceCap: 'price-cap',
  dryRun: 'dry-run',
} as const;

/** Fields whose options depend on something have a block of their own for each, so that Slack keeps no old value. */
export const CALL_FORM_BLOCKS = {
  ...BLOCK_OF,
  chosen: ({ region, numbers }: KnownVerified) => `destination-${region}-${numbers.length}`,
  voice: (language: string) => `voice-${language}`,
} as const;

/** A view's metadata has room for 3,000 characters. */
const VERIFIED_AT_MOST = 100;

export const knownVerifiedSchema = z.object({ region: z.string(), numbers: z.array(z.string()).readonly() });

const metadataSchema = z.object({ verified: knownVerifiedSchema.optional(), note: z.string().optional() });

export function knownVerified(region: string, numbers: readonly string[]): KnownVerified {
  return { region, numbers: [...new Set(numbers)].slice(0, VERIFIED_AT_MOST) };
}

/** What a view remembers between two clicks, besides what was typed. */
export function metadataOf({ verified, note }: CallFormState): string {
  return JSON.stringify({ verified, note });
}

type Value = Values[string][string];

/** The value of an action, whatever its block is called now. */
function fieldOf(values: Values, action: string): Value | undefined {
  for (const block of Object.values(values)) if (block[action] !== undefined) return block[action];
  return undefined;
}

const chosenOf = (values: Values, action: string): string | undefined =>
  fieldOf(values, action)?.selected_option?.value;

/** Values and metadata of a view → what is filled in. Pure. */
export function readCallForm(values: Values, metadata: string): CallFormState {
  const { verified, note } = metadataSchema.parse(JSON.parse(metadata));
  const actions = CALL_FORM_ACTIONS;
  const number = chosenOf(values, actions.number);
  const given = chosenOf(values, actions.language);
  const language = LANGUAGES.find(({ code }) => code === given)?.code ?? DEFAULT_LANGUAGE;
  const voice = chosenOf(values, actions.voice) ?? '';
  const type = chosenOf(values, actions.type);
  return {
    numberId: number === undefined ? undefined : readRowId<NumberId>(number),
    destination: chosenOf(values, actions.chosen) ?? typedText(fieldOf(values, actions.typed)?.value),
    bodyType: MESSAGE_TYPES.find((known) => known === type) ?? 'TEXT',
    body: typedText(fieldOf(values, actions.body)?.value),
    language,
    voiceId: findVoice(voice)?.language === language ? voice : defaultVoiceOf(language),
    priceCap: typedText(fieldOf(values, actions.priceCap)?.value),
    isDryRun: (fieldOf(values, actions.dryRun)?.selected_options ?? []).length > 0,
    verified,
    note,
  };
}
