import type { InputBlock, KnownBlock, PlainTextInput, PlainTextOption } from '@slack/types';
import { QUESTION_LABELS } from '#src/domain/packet-words.ts';
import { ANSWER_MAX_LENGTH, type ContactLanguage, QUESTIONS } from '#src/domain/questionnaire.ts';
import { VOICE_REGIONS } from '#src/domain/regions.ts';
import type { ProjectView } from '#src/domain/request-view.ts';
import { header } from '../../blocks.ts';
import { plain } from '../../views.ts';
import { projectOption, projectOptions } from '../project-select.ts';
import { QUESTION_HINTS } from './hints.ts';
import { ACCESS_ACTIONS, ACCESS_BLOCKS, type AccessState } from './state.ts';

const option = (text: string, value: string): PlainTextOption => ({ text: plain(text), value });

const LANGUAGE_OPTIONS: Readonly<Record<ContactLanguage, PlainTextOption>> = {
  en: option('English', 'en'),
  ja: option('Japanese', 'ja'),
};

/** What `number_input` takes as its initial value; anything else would make Slack refuse the whole view. */
const WHOLE_NUMBER = /^\d{1,15}$/;

function longText(action: string, value: string): PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: action,
    multiline: true,
    max_length: ANSWER_MAX_LENGTH,
    ...(value === '' ? {} : { initial_value: value }),
  };
}

export function projectInput(projects: readonly ProjectView[], project: ProjectView | undefined): InputBlock {
  return {
    type: 'input',
    block_id: ACCESS_BLOCKS.project,
    dispatch_action: true,
    label: plain('Project'),
    hint: plain('Its leads decide, and its channel shows how the case goes on.'),
    element: {
      type: 'static_select',
      action_id: ACCESS_ACTIONS.project,
      ...projectOptions(projects),
      ...(project === undefined ? {} : { initial_option: projectOption(project) }),
    },
  };
}

function limitInputs({ typed, round, regionRound }: AccessState): KnownBlock[] {
  const { region, limit } = typed;
  const chosen = VOICE_REGIONS.includes(region) ? { initial_option: option(region, region) } : {};
  return [
    header('Limit: Production Access'),
    {
      type: 'input',
      block_id: ACCESS_BLOCKS.region(regionRound),
      dispatch_action: true,
      label: plain('Region'),
      hint: plain('AWS wants one case for each Region.'),
      element: {
        type: 'static_select',
        action_id: ACCESS_ACTIONS.region,
        options: VOICE_REGIONS.map((each) => option(each, each)),
        ...chosen,
      },
    },
    {
      type: 'input',
      block_id: ACCESS_BLOCKS.limit(round),
      label: plain('New limit value in USD'),
      hint: plain(
        'The most you want to spend on voice messages in a calendar month. Whole dollars, no comma.',
      ),
      element: {
        type: 'number_input',
        action_id: ACCESS_ACTIONS.limit,
        is_decimal_allowed: false,
        ...(WHOLE_NUMBER.test(limit.trim()) ? { initial_value: limit.trim() } : {}),
      },
    },
  ];
}

function useCaseInputs({ typed, round }: AccessState): KnownBlock[] {
  return [
    header('Use case'),
    {
      type: 'input',
      block_id: ACCESS_BLOCKS.website(round),
      label: plain('Website or app that sends the messages'),
      hint: plain('Of the company or service. A link helps AWS to see what it is.'),
      element: longText(ACCESS_ACTIONS.website, typed.website),
    },
    {
      type: 'input',
      block_id: ACCESS_BLOCKS.service(round),
      label: plain('Service, and how voice messages are part of it'),
      hint: plain('What your website or app provides, and what people hear when you call them.'),
      element: longText(ACCESS_ACTIONS.service, typed.service),
    },
  ];
}

function questionInputs({ typed, round }: AccessState): KnownBlock[] {
  const inputs = QUESTIONS.map(
    (question): InputBlock => ({
      type: 'input',
      block_id: ACCESS_BLOCKS.answer(question, round),
      optional: true,
      label: plain(QUESTION_LABELS.en[question]),
      hint: plain(QUESTION_HINTS[question]),
      element: longText(ACCESS_ACTIONS.answer, typed.answers[question] ?? ''),
    }),
  );
  return [header('Questions'), ...inputs];
}

function languageInput({ typed, round }: AccessState): KnownBlock[] {
  return [
    header('Contact'),
    {
      type: 'input',
      block_id: ACCESS_BLOCKS.language(round),
      label: plain('Contact language'),
      hint: plain('The fixed words of the case are written in it; your answers stay as you type them.'),
      element: {
        type: 'radio_buttons',
        action_id: ACCESS_ACTIONS.language,
        options: [LANGUAGE_OPTIONS.en, LANGUAGE_OPTIONS.ja],
        initial_option: LANGUAGE_OPTIONS[typed.language],
      },
    },
  ];
}

/** Everything that the guide's form asks for (steps 6 to 10), in the order of ours. */
export function accessInputs(state: AccessState): KnownBlock[] {
  return [...limitInputs(state), ...useCaseInputs(state), ...questionInputs(state), ...languageInput(state)];
}
