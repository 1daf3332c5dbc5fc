import { refuseEnding } from '#src/domain/case-policy.ts';
import { CASE_REASON_MAX_LENGTH } from '#src/domain/support-case.ts';
import { refuseCase } from '#src/usecases/end-case.ts';
import { section } from '../blocks.ts';
import { type CaseFormParts, caseFormOpener, caseFormSubmitter } from './case-form.ts';

export const CASE_REFUSED_FORM = 'case.refused-form';

/** Refused: AWS's reason, so that the next request can be a better one. */
export const CASE_REFUSED: CaseFormParts = {
  callbackId: CASE_REFUSED_FORM,
  title: 'Refused by AWS',
  submit: 'Mark as refused',
  actionId: 'case-refused.reason',
  label: 'Reason',
  hint: 'In the words of AWS. A new request can start from the old answers.',
  maxLength: CASE_REASON_MAX_LENGTH,
  intro: ({ supportCase }) => [section(`This ends case ${supportCase?.caseId ?? ''} for good.`)],
  refuse: refuseEnding,
  save: (context, input, reason) => refuseCase(context, { ...input, reason }),
  atField: ['reason_missing'],
};

export const onRefused = caseFormOpener(CASE_REFUSED);
export const onRefusedSubmitted = caseFormSubmitter(CASE_REFUSED);
