import type { Question } from '#src/domain/questionnaire.ts';

/** What each question of the guide is about, within a sentence: “Not answered: how customers opt out”. */
export const QUESTION_TOPICS = {
  maxMessagesPerDay: 'how many messages per day',
  averageCallLength: 'the average length of a call',
  howNumbersAreObtained: 'how phone numbers are obtained',
  dedicatedNumbers: 'how many dedicated numbers',
  callsPerNumber: 'how many calls from each number',
  consent: 'how customers consent',
  optOut: 'how customers opt out',
} as const satisfies Record<Question, string>;
