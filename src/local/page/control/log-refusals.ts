import { objectOf, stringOf, stringsOf } from '../../slack/json.ts';
import type { LogRefusal } from '../control-protocol.ts';

const PLACE = /\[ERROR\] (.*?) \[json-pointer:([^\]]*)\]/gs;

/** What a Web API answer says of each place that Slack did not take. */
export function refusalsIn(response: unknown): LogRefusal[] {
  const { error, response_metadata: metadata } = objectOf(response);
  const told = stringsOf(objectOf(metadata).messages).flatMap(refusalsOfText);
  const name = stringOf(error);
  return told.length > 0 || name === undefined ? told : [{ message: name }];
}

/** The same of any text; one without places is a refusal as a whole. */
export function refusalsOfText(text: string): LogRefusal[] {
  const found = [...text.matchAll(PLACE)];
  if (found.length === 0) return [{ message: text.replace(/^\[ERROR\] /, '') }];
  return found.map(([, message = '', pointer = '']) => ({
    message: message.replaceAll('\\"', '"'),
    pointer,
  }));
}
