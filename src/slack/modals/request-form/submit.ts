import { searchCountries } from '#src/domain/countries.ts';
import type { Refusal } from '#src/domain/errors.ts';
import { previewRequest } from '#src/usecases/preview-request.ts';
import { fieldError, refusalText } from '../../error-text.ts';
import { withAlert } from '../../failures.ts';
import type { OptionsHandler, SlackApp, Submission, SubmitAnswer } from '../../interactions.ts';
import { drawReview } from '../request-review.ts';
import { countryOption } from './draw-line.ts';
import { BLOCKS, basketOf, type FormLine, type FormState, readForm } from './state.ts';

const OPTIONS_AT_MOST = 100;

/** Countries by name, ISO code or dial code. */
export const onCountrySearched: OptionsHandler = (_app, { query }) =>
  searchCountries(query)
    .slice(0, OPTIONS_AT_MOST)
    .map((country) => countryOption(country.iso));

type FieldErrors = Record<string, string>;

/** What is missing, at its field. Slack's own client asks for it first; others need not. */
function missingFields({ projectId, lines }: FormState): FieldErrors | undefined {
  const errors: FieldErrors = {};
  if (projectId === undefined) errors[BLOCKS.project] = 'Choose a project';
  for (const { key, country, useCase, numberType } of lines) {
    if (country === undefined) errors[BLOCKS.country(key)] = 'Choose a country';
    else if (numberType === undefined) errors[BLOCKS.numberType(key)] = 'Choose a number type';
    if (useCase === undefined) errors[BLOCKS.useCase(key)] = 'Choose a use case';
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
}

/** The block of the field that a refusal is about; undefined when it is about none. */
function blockOf(refusal: Refusal, lines: readonly FormLine[]): string | undefined {
  const line = 'line' in refusal ? lines[refusal.line] : lines.at(-1);
  const key = line?.key ?? 1;
  switch (refusal.code) {
    case 'country_unknown':
      return BLOCKS.country(key);
    case 'use_case_unknown':
    case 'use_case_not_for_type':
      return BLOCKS.useCase(key);
    case 'number_type_unavailable':
      return BLOCKS.numberType(key);
    case 'quantity_invalid':
    case 'too_many_numbers':
    case 'numbers_do_not_fit':
      return BLOCKS.quantity(key);
    case 'purpose_missing':
    case 'purpose_too_long':
      return BLOCKS.purpose;
    case 'project_archived':
    case 'project_unknown':
      return BLOCKS.project;
    default:
      return undefined;
  }
}

/** Next: field errors, or the review on top, from which Previous goes back with everything as it was. */
export async function onFormSubmitted(app: SlackApp, submission: Submission): Promise<SubmitAnswer> {
  const { view, actor } = submission;
  const state = readForm(view.values, view.metadata);
  const missing = missingFields(state);
  const lines = basketOf(state);
  if (missing !== undefined || lines === undefined || state.projectId === undefined)
    return { response_action: 'errors', errors: missing ?? { [BLOCKS.project]: 'Choose a project' } };

  const { projectId, purpose } = state;
  const preview = await previewRequest(app.context, { actor, projectId, lines, purpose });
  if (preview.ok) return { response_action: 'push', view: drawReview(preview.value, view.rootId) };
  const block = blockOf(preview.refusal, state.lines);
  if (block !== undefined)
    return { response_action: 'errors', errors: { [block]: fieldError(preview.refusal) } };
  const text = refusalText(preview.refusal, { admins: app.context.settings.admins });
  return { response_action: 'update', view: withAlert(view.drawn, 'error', text) };
}
