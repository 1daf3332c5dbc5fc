import { refuseFiling } from '#src/domain/case-policy.ts';
import { fileCase } from '#src/usecases/file-case.ts';
import { type CaseFormParts, caseFormOpener, caseFormSubmitter } from './case-form.ts';

export const CASE_FILED_FORM = 'case.filed-form';

/** I filed it: the case id, without which nothing is called filed. */
export const CASE_FILED: CaseFormParts = {
  callbackId: CASE_FILED_FORM,
  title: 'I filed the case',
  submit: 'Save case id',
  actionId: 'case-filed.id',
  label: 'Case id',
  hint: 'Shown at the top of the case in Support Center.',
  maxLength: undefined,
  intro: () => [],
  refuse: refuseFiling,
  save: (context, input, caseId) => fileCase(context, { ...input, caseId }),
  atField: ['case_id_malformed'],
};

export const onFiled = caseFormOpener(CASE_FILED);
export const onFiledSubmitted = caseFormSubmitter(CASE_FILED);
