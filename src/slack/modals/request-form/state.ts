import { z } from 'zod';
import { type BasketLine, countNumbers, MAX_NUMBERS_PER_REQUEST } from '#src/domain/basket.ts';
import { findCountry } from '#src/domain/countries.ts';
import {
  NUMBER_TYPES,
  type NumberType,
  type ProjectId,
  readRowId,
  USE_CASES,
  type UseCase,
} from '#src/domain/request.ts';
import type { Values } from '../../interactions.ts';
import { typedText } from '../../typed-text.ts';

/** One line as far as it is filled in. Its key names its blocks, so that removing a line moves no other's values. */
export interface FormLine {
  readonly key: number;
  readonly country: string | undefined;
  readonly useCase: UseCase | undefined;
  readonly numberType: NumberType | undefined;
  readonly quantity: number;
}

export interface FormState {
  readonly projectId: ProjectId | undefined;
  readonly lines: readonly FormLine[];
  readonly purpose: string;
  /** Told in the form: what of a command's words was not understood. */
  readonly note: string | undefined;
  readonly nextKey: number;
}

export const ACTIONS = {
  project: 'request-form.project',
  country: 'request-form.country',
  useCase: 'request-form.use-case',
  numberType: 'request-form.number-type',
  quantity: 'request-form.quantity',
  purpose: 'request-form.purpose',
  addLine: 'request-form.add-line',
  removeLine: 'request-form.remove-line',
} as const;

export const BLOCKS = {
  project: 'project',
  purpose: 'purpose',
  country: (key: number) => `country-${key}`,
  useCase: (key: number) => `use-case-${key}`,
  numberType: (key: number) => `number-type-${key}`,
  quantity: (key: number) => `quantity-${key}`,
} as const;

const EMPTY_LINE = { country: undefined, useCase: undefined, numberType: undefined, quantity: 1 };

export function newForm(
  lines: readonly Partial<BasketLine>[],
  rest: Partial<Pick<FormState, 'projectId' | 'purpose' | 'note'>> = {},
): FormState {
  const given = lines.length === 0 ? [{}] : lines;
  return {
    projectId: rest.projectId,
    purpose: rest.purpose ?? '',
    note: rest.note,
    lines: given.map((line, index) => ({ ...EMPTY_LINE, ...line, key: index + 1 })),
    nextKey: given.length + 1,
  };
}

const metadataSchema = z.object({
  keys: z.array(z.number().int()).min(1),
  next: z.number().int(),
  note: z.string().optional(),
});

/** What a view remembers between two clicks, besides what was typed. */
export function metadataOf(state: FormState): string {
  return JSON.stringify({ keys: state.lines.map((line) => line.key), next: state.nextKey, note: state.note });
}

const selected = (values: Values, block: string, action: string): string | undefined =>
  values[block]?.[action]?.selected_option?.value;

function readLine(values: Values, key: number): FormLine {
  const country = selected(values, BLOCKS.country(key), ACTIONS.country);
  const types = country === undefined ? [] : (findCountry(country)?.numberTypes ?? []);
  const chosenType = NUMBER_TYPES.find(
    (type) => type === selected(values, BLOCKS.numberType(key), ACTIONS.numberType),
  );
  return {
    key,
    country,
    useCase: USE_CASES.find((useCase) => useCase === selected(values, BLOCKS.useCase(key), ACTIONS.useCase)),
    // A long code, as in the guide, until another type is chosen.
    numberType: types.find((type) => type === chosenType) ?? types[0],
    quantity: Number(selected(values, BLOCKS.quantity(key), ACTIONS.quantity) ?? 1),
  };
}

/** Values and metadata of a view → what is filled in. Pure. */
export function readForm(values: Values, metadata: string): FormState {
  const { keys, next, note } = metadataSchema.parse(JSON.parse(metadata));
  const project = selected(values, BLOCKS.project, ACTIONS.project);
  return {
    projectId: project === undefined ? undefined : readRowId<ProjectId>(project),
    lines: keys.map((key) => readLine(values, key)),
    purpose: typedText(values[BLOCKS.purpose]?.[ACTIONS.purpose]?.value),
    note,
    nextKey: next,
  };
}

export function canAddLine(state: FormState): boolean {
  return countNumbers(state.lines) < MAX_NUMBERS_PER_REQUEST;
}

export function addLine(state: FormState): FormState {
  if (!canAddLine(state)) return state;
  return {
    ...state,
    lines: [...state.lines, { ...EMPTY_LINE, key: state.nextKey }],
    nextKey: state.nextKey + 1,
  };
}

export function removeLine(state: FormState, key: number): FormState {
  const lines = state.lines.filter((line) => line.key !== key);
  return lines.length === 0 ? state : { ...state, lines };
}

/** The lines when every one is complete; else undefined. */
export function basketOf(state: FormState): readonly BasketLine[] | undefined {
  const lines = state.lines.flatMap(({ country, useCase, numberType, quantity }) =>
    country === undefined || useCase === undefined || numberType === undefined
      ? []
      : [{ country, useCase, numberType, quantity }],
  );
  return lines.length === state.lines.length ? lines : undefined;
}
