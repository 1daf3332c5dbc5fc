import type { Question } from '#src/domain/questionnaire.ts';

/** What AWS looks for in each answer, with the limits of the voice channel that it can be measured by. */
export const QUESTION_HINTS = {
  maxMessagesPerDay:
    'AWS looks for a number that fits what you offer, and how you came to it. For example: 1,500, one for each sale of a busy day.',
  averageCallLength:
    'AWS looks for a length that fits the message. For example: 20 seconds to say a code twice. A call may last 5 minutes at most.',
  howNumbersAreObtained:
    'AWS looks for numbers that people gave you themselves, and where. For example: at sign-up, confirmed with a code.',
  dedicatedNumbers:
    'AWS looks for a reason for the number. For example: 2, one for each country, so that people see a number of their own.',
  callsPerNumber:
    'AWS looks for a rate that one number can carry: about one message per second. For example: 1 to 800 messages per day.',
  consent:
    'AWS looks for a clear yes before the first call: what people agree to, where, and how you keep it.',
  optOut:
    'AWS looks for a way that people are told of, such as a key to press or a link, and how soon the calls stop.',
} as const satisfies Record<Question, string>;
