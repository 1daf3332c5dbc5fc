import { refuseAnswer } from '#src/domain/case-policy.ts';
import { CASE_ANSWER_MAX_LENGTH } from '#src/domain/support-case.ts';
import { answerCase } from '#src/usecases/answer-case.ts';
import { section } from '../blocks.ts';
import { latest } from '../cards/support-case/messages.ts';
import { copyable } from '../cards/support-case/packet.ts';
import { type CaseFormParts, caseFormOpener, caseFormSubmitter } from './case-form.ts';

export const CASE_ANSWER_FORM = 'case.answer-form';

/** Add the answer to what AWS asked, with the whole question above it. */
export const CASE_ANSWER: CaseFormParts = {
  callbackId: CASE_ANSWER_FORM,
  title: 'Add the answer',
  submit: 'Add the answer',
  actionId: 'case-answer.words',
  label: 'Answer',
  hint: 'AWS reads these words as you write them.',
  maxLength: CASE_ANSWER_MAX_LENGTH,
  intro: ({ supportCase }) => {
    const question = supportCase === undefined ? undefined : latest(supportCase, 'question');
    return question === undefined ? [] : [section('*AWS asks*'), ...copyable(question.body)];
  },
  refuse: refuseAnswer,
  save: (context, input, answer) => answerCase(context, { ...input, answer }),
  atField: ['case_answer_missing'],
};

export const onAnswer = caseFormOpener(CASE_ANSWER);
export const onAnswerSubmitted = caseFormSubmitter(CASE_ANSWER);
