import type { LimitChange } from '#src/domain/limit-change.ts';
import type { ProjectId } from '#src/domain/request.ts';
import type { Values } from '../../interactions.ts';
import { typedText } from '../../typed-text.ts';
import { readProjectInput } from '../project-input.ts';

export const LIMIT_FORM_ACTIONS = {
  project: 'limit-form.project',
  what: 'limit-form.what',
  limit: 'limit-form.limit',
  purpose: 'limit-form.purpose',
} as const;

export const LIMIT_FORM_BLOCKS = { what: 'what', limit: 'limit', purpose: 'purpose' } as const;

export interface LimitState {
  readonly projectId: ProjectId | undefined;
  /** Undefined until the form has been drawn once: then what fits the account is chosen. */
  readonly what: LimitChange | undefined;
  /** As typed. */
  readonly limit: string;
  readonly purpose: string;
}

export const EMPTY_LIMIT: LimitState = { projectId: undefined, what: undefined, limit: '', purpose: '' };

/** Values of the view → what is filled in. Pure. */
export function readLimitForm(values: Values): LimitState {
  const what = values[LIMIT_FORM_BLOCKS.what]?.[LIMIT_FORM_ACTIONS.what]?.selected_option?.value;
  return {
    projectId: readProjectInput(LIMIT_FORM_ACTIONS.project, values),
    what: what === 'override' || what === 'quota' ? what : undefined,
    limit: typedText(values[LIMIT_FORM_BLOCKS.limit]?.[LIMIT_FORM_ACTIONS.limit]?.value),
    purpose: typedText(values[LIMIT_FORM_BLOCKS.purpose]?.[LIMIT_FORM_ACTIONS.purpose]?.value),
  };
}
