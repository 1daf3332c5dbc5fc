import { bold, code } from '../../mrkdwn.ts';
import { people, sentenceCase } from '../../words.ts';
import { ownerAndLeads } from './numbers.ts';
import { askAdmin, asSentence, type RefusalTable } from './words.ts';

type Code =
  | 'number_cannot_call'
  | 'may_not_call'
  | 'destination_malformed'
  | 'destination_unverified'
  | 'message_missing'
  | 'message_too_long'
  | 'ssml_malformed'
  | 'voice_unknown'
  | 'price_cap_malformed'
  | 'calls_today_used_up'
  | 'calls_to_destination_used_up'
  | 'verification_code_malformed';

/** About test calls and their destinations. */
export const CALL_REFUSALS: RefusalTable<Code> = {
  number_cannot_call: ({ phoneNumber }) =>
    `${bold(`${code(phoneNumber)} cannot call.`)} AWS has not set it up yet, or it has no voice. Choose another number.`,
  may_not_call: ({ owner, leads }, context) => {
    const able = ownerAndLeads(owner, leads);
    const ask = able.length === 0 ? sentenceCase(askAdmin(context)) : `Ask ${people(able, 'or')}`;
    return `${bold('Only the owner of a number and the leads can place a test call from it.')} ${ask}.`;
  },
  destination_malformed: asSentence,
  destination_unverified: ({ destination }) =>
    `${bold(`${code(destination)} is not verified.`)} In the sandbox AWS calls only verified numbers: verify it first.`,
  message_missing: asSentence,
  message_too_long: asSentence,
  ssml_malformed: asSentence,
  voice_unknown: asSentence,
  price_cap_malformed: asSentence,
  calls_today_used_up: ({ max }) =>
    `${bold(`The sandbox's ${max} calls of 24 hours are used up, as Dialtone counts them.`)} Nobody was called. Try again later.`,
  calls_to_destination_used_up: ({ max }) =>
    `${bold(`Dialtone has called this number ${max} times in 24 hours, the most that AWS allows.`)} Nobody was called. Try again later.`,
  verification_code_malformed: asSentence,
};
