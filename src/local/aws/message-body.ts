import { XMLValidator } from 'fast-xml-parser';
import { fieldError } from './aws-error.ts';

const MAX_TEXT = 3000;
const PROLOG = /^\s*(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)\s*)*/s;
const SPEAK = /^<speak[\s>/]/;

/**
 * Throws ValidationException for a body that is missing (MISSING_PARAMETER), a TEXT of more than 3000 characters
 * (MAXIMUM_SIZE_EXCEEDED) or an SSML that is no well-formed `<speak>` document (CANNOT_PARSE). AWS documents the rules,
 * not these Reasons; the service model itself refuses more than 6000 characters.
 */
export function checkMessageBody(body: string | undefined, type: 'TEXT' | 'SSML'): asserts body is string {
  if (body === undefined) throw refusal('MISSING_PARAMETER', 'Member must not be null');
  if (type === 'TEXT' && body.length > MAX_TEXT) {
    throw refusal('MAXIMUM_SIZE_EXCEEDED', `A TEXT has at most ${MAX_TEXT} characters`);
  }
  if (type === 'SSML' && !isSpeakDocument(body)) {
    throw refusal('CANNOT_PARSE', 'Not a well-formed <speak> document');
  }
}

function isSpeakDocument(body: string): boolean {
  return XMLValidator.validate(body) === true && SPEAK.test(body.replace(PROLOG, ''));
}

function refusal(reason: string, message: string) {
  return fieldError(reason, 'messageBody', message);
}
