import { z } from 'zod';
import {
  type Answers,
  CONTACT_LANGUAGES,
  NOTHING_TYPED,
  QUESTIONS,
  type Question,
  type TypedAccess,
} from '#src/domain/questionnaire.ts';
import { type ProjectId, readRowId } from '#src/domain/request.ts';
import type { Values } from '../../interactions.ts';
import { typedText } from '../../typed-text.ts';

/** The form as far as it is filled in. */
export interface AccessState {
  readonly projectId: ProjectId | undefined;
  /** The Region is empty while no project is chosen. */
  readonly typed: TypedAccess;
  /** Told in the form: what of a command's words was not understood. */
  readonly note: string | undefined;
  /** Names the blocks of what is typed: Slack keeps what is in a block, so a draft is filled into new ones. */
  readonly round: number;
  /** The same for the Region, which a project brings along. */
  readonly regionRound: number;
}

export const ACCESS_ACTIONS = {
  project: 'access-form.project',
  region: 'access-form.region',
  limit: 'access-form.limit',
  website: 'access-form.website',
  service: 'access-form.service',
  answer: 'access-form.answer',
  language: 'access-form.language',
  saveDraft: 'access-form.save-draft',
  placeCall: 'access-form.place-call',
} as const;

export const ACCESS_BLOCKS = {
  project: 'project',
  region: (round: number) => `region-${round}`,
  limit: (round: number) => `limit-${round}`,
  website: (round: number) => `website-${round}`,
  service: (round: number) => `service-${round}`,
  answer: (question: Question, round: number) => `${question}-${round}`,
  language: (round: number) => `language-${round}`,
} as const;

export const EMPTY_ACCESS: AccessState = {
  projectId: undefined,
  typed: { region: '', ...NOTHING_TYPED },
  note: undefined,
  round: 1,
  regionRound: 1,
};

const metadataSchema = z.object({
  round: z.number().int(),
  regionRound: z.number().int(),
  note: z.string().optional(),
});

/** What a view remembers besides what was typed, which has no room here: it is kept as a draft. */
export function metadataOf({ round, regionRound, note }: AccessState): string {
  return JSON.stringify({ round, regionRound, note });
}

const selected = (values: Values, block: string, action: string): string | undefined =>
  values[block]?.[action]?.selected_option?.value;

const written = (values: Values, block: string, action: string): string =>
  typedText(values[block]?.[action]?.value);

function readAnswers(values: Values, round: number): Answers {
  const given = QUESTIONS.map((question) => {
    const block = ACCESS_BLOCKS.answer(question, round);
    return [question, written(values, block, ACCESS_ACTIONS.answer)] as const;
  });
  return Object.fromEntries(given.filter(([, answer]) => answer !== ''));
}

/** Values and metadata of a view → what is filled in. Pure. */
export function readAccessForm(values: Values, metadata: string): AccessState {
  const { round, regionRound, note } = metadataSchema.parse(JSON.parse(metadata));
  const project = selected(values, ACCESS_BLOCKS.project, ACCESS_ACTIONS.project);
  const language = selected(values, ACCESS_BLOCKS.language(round), ACCESS_ACTIONS.language);
  return {
    projectId: project === undefined ? undefined : readRowId<ProjectId>(project),
    typed: {
      region: selected(values, ACCESS_BLOCKS.region(regionRound), ACCESS_ACTIONS.region) ?? '',
      limit: written(values, ACCESS_BLOCKS.limit(round), ACCESS_ACTIONS.limit),
      website: written(values, ACCESS_BLOCKS.website(round), ACCESS_ACTIONS.website),
      service: written(values, ACCESS_BLOCKS.service(round), ACCESS_ACTIONS.service),
      answers: readAnswers(values, round),
      language: CONTACT_LANGUAGES.find((known) => known === language) ?? 'en',
    },
    note,
    round,
    regionRound,
  };
}
