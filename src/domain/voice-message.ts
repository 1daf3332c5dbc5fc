import type { Refusal } from './errors.ts';

export const MESSAGE_TYPES = ['TEXT', 'SSML'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** What a test call says, from which of our numbers and to whom (AWS SendVoiceMessage). */
export interface VoiceMessage {
  /** AWS's id of the number that calls. */
  readonly originationIdentity: string;
  /** E.164. */
  readonly destination: string;
  readonly body: string;
  readonly bodyType: MessageType;
  /** As AWS writes it, such as MATTHEW; it also decides the language. */
  readonly voiceId: string;
  /** US dollars per minute, such as “0.05”; a dearer call is not made. */
  readonly maxPricePerMinute: string | undefined;
  /** AWS checks everything and calls nobody. */
  readonly isDryRun: boolean;
}

export const CALL_STATUSES = ['queued', 'calling', 'sent', 'checked', 'failed', 'unknown'] as const;
/** `checked`: a dry run that AWS would have sent. `unknown`: AWS may have called; it is not tried again. */
export type CallStatus = (typeof CALL_STATUSES)[number];

/** Characters that AWS takes in a message (SendVoiceMessage, MessageBodyTextType). */
export const MESSAGE_MAX_LENGTH = { TEXT: 3000, SSML: 6000 } as const satisfies Record<MessageType, number>;

/** Marks of direction and joiners, which come along when a number is copied out of an address book. */
const INVISIBLE = /\p{Cf}/gu;
/** The 0 for calls within a country, which is not dialled after the country code: “+44 (0)20 …”. */
const TRUNK_ZERO = /^(\s*\+[\d\s.-]+)\(0\)/;
const BETWEEN_DIGITS = /[\s().-]/g;
const E164 = /^\+[1-9]\d{6,14}$/;

/** “+1 (206) 555-0142” → “+12065550142”. The country code is never guessed. */
export function readDestination(text: string): string | Refusal {
  const number = text.replace(INVISIBLE, '').replace(TRUNK_ZERO, '$1').replace(BETWEEN_DIGITS, '');
  return E164.test(number) ? number : { code: 'destination_malformed' };
}

/** Why AWS would not take a message of this type for its length; SSML is also checked for what it is made of. */
export function refuseMessage(body: string, type: MessageType): Refusal | undefined {
  const length = [...body].length;
  const max = MESSAGE_MAX_LENGTH[type];
  if (body.trim() === '') return { code: 'message_missing' };
  return length > max ? { code: 'message_too_long', length, max } : undefined;
}

const PRICE_CAP = /^\d{0,2}\.\d{1,5}$/;
const WHOLE_DOLLARS = /^\d{1,2}$/;

/**
 * US dollars per minute as AWS writes them (SendVoiceMessage, MaxPricePerMinute): “0.05” and “.05” as they are, “5”
 * as “5.00”. Undefined for nothing at all. Zero would forbid every call, so it is refused.
 */
export function readPriceCap(text: string): string | undefined | Refusal {
  const given = text.trim();
  if (given === '') return undefined;
  const cap = WHOLE_DOLLARS.test(given) ? `${given}.00` : given;
  return PRICE_CAP.test(cap) && Number(cap) > 0 ? cap : { code: 'price_cap_malformed' };
}

/** What AWS takes as a verification code (VerifyDestinationNumber). */
const VERIFICATION_CODE = /^[A-Za-z0-9]{1,20}$/;

/** “123 456” → “123456”. */
export function readVerificationCode(text: string): string | Refusal {
  const given = text.replace(INVISIBLE, '').replace(/[\s-]/g, '');
  return VERIFICATION_CODE.test(given) ? given : { code: 'verification_code_malformed' };
}
