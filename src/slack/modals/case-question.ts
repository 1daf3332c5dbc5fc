import { refuseQuestion } from '#src/domain/case-policy.ts';
import { CASE_QUESTION_MAX_LENGTH } from '#src/domain/support-case.ts';
import { askOfCase } from '#src/usecases/ask-of-case.ts';
import { section } from '../blocks.ts';
import { mention } from '../mrkdwn.ts';
import { type CaseFormParts, caseFormOpener, caseFormSubmitter } from './case-form.ts';

export const CASE_QUESTION_FORM = 'case.question-form';

/** AWS asked for more: what it asked goes to the requester. */
export const CASE_QUESTION: CaseFormParts = {
  callbackId: CASE_QUESTION_FORM,
  title: 'AWS asked for more',
  submit: 'Ask the requester',
  actionId: 'case-question.words',
  label: 'What AWS asks',
  hint: 'Copy it from the case in Support Center.',
  maxLength: CASE_QUESTION_MAX_LENGTH,
  intro: ({ requester, supportCase }) => [
    section(
      `Case ${supportCase?.caseId ?? ''}: ${mention(requester)} gets the question and answers it here.`,
    ),
  ],
  refuse: refuseQuestion,
  save: (context, input, question) => askOfCase(context, { ...input, question }),
  atField: ['question_missing'],
};

export const onAsked = caseFormOpener(CASE_QUESTION);
export const onAskedSubmitted = caseFormSubmitter(CASE_QUESTION);
