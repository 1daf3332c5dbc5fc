import type { InputBlock, PlainTextOption } from '@slack/types';
import { countryName } from '#src/domain/countries.ts';
import { MESSAGE_MAX_LENGTH, MESSAGE_TYPES, type MessageType } from '#src/domain/voice-message.ts';
import { LANGUAGES, voicesOf } from '#src/domain/voices.ts';
import type { CallableNumber } from '#src/usecases/call-form.ts';
import { cut, plainLine } from '../../mrkdwn.ts';
import { plain } from '../../views.ts';
import { voiceName } from '../../words.ts';
import {
  CALL_FORM_ACTIONS as ACTIONS,
  CALL_FORM_BLOCKS as BLOCKS,
  type CallFormState,
  type KnownVerified,
} from './state.ts';

/** Characters of an option's text (Block Kit limit). */
const OPTION_MAX_LENGTH = 75;

const option = (text: string, value: string): PlainTextOption => ({ text: plain(text), value });

export function numberOption(number: CallableNumber): PlainTextOption {
  const { phoneNumber, country, projectName = 'no project' } = number;
  const text = `${phoneNumber} · ${countryName(country)} · ${plainLine(projectName)}`;
  return option(cut(text, OPTION_MAX_LENGTH), String(number.id));
}

export function numberInput(chosen: CallableNumber | undefined): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.number,
    dispatch_action: true,
    label: plain('Call from'),
    hint: plain('Numbers that can call: those that you own, and those of projects that you lead.'),
    element: {
      type: 'external_select',
      action_id: ACTIONS.number,
      min_query_length: 0,
      placeholder: plain('Digits, project or country'),
      ...(chosen === undefined ? {} : { initial_option: numberOption(chosen) }),
    },
  };
}

/** In the sandbox: only what AWS would call. */
export function chosenDestinationInput(verified: KnownVerified, destination: string): InputBlock {
  const options = verified.numbers.map((number) => option(number, number));
  const only = options.length === 1 ? options[0] : undefined;
  const initial = options.find(({ value }) => value === destination) ?? only;
  return {
    type: 'input',
    block_id: BLOCKS.chosen(verified),
    label: plain('Number to call'),
    hint: plain('Numbers that are verified in this Region.'),
    element: {
      type: 'static_select',
      action_id: ACTIONS.chosen,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

export function typedDestinationInput(destination: string): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.typed,
    label: plain('Number to call'),
    hint: plain('With + and the country code, such as +12065550142.'),
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.typed,
      max_length: 40,
      ...(destination === '' ? {} : { initial_value: destination }),
    },
  };
}

const TYPE_OPTIONS: Readonly<Record<MessageType, PlainTextOption>> = {
  TEXT: { ...option('Text', 'TEXT'), description: plain('Spoken as it is written.') },
  SSML: { ...option('SSML', 'SSML'), description: plain('Marked up with pauses and emphasis in <speak>.') },
};

export function messageInputs({ bodyType, body }: CallFormState): InputBlock[] {
  return [
    {
      type: 'input',
      block_id: BLOCKS.type,
      label: plain('Message type'),
      element: {
        type: 'radio_buttons',
        action_id: ACTIONS.type,
        options: MESSAGE_TYPES.map((type) => TYPE_OPTIONS[type]),
        initial_option: TYPE_OPTIONS[bodyType],
      },
    },
    {
      type: 'input',
      block_id: BLOCKS.body,
      label: plain('Message'),
      hint: plain(
        `At most 3,000 characters, which is what a field in Slack holds; AWS would take SSML of ${MESSAGE_MAX_LENGTH.SSML / 1000},000.`,
      ),
      element: {
        type: 'plain_text_input',
        action_id: ACTIONS.body,
        multiline: true,
        max_length: MESSAGE_MAX_LENGTH.TEXT,
        ...(body === '' ? {} : { initial_value: body }),
      },
    },
  ];
}

const languageOptions = LANGUAGES.map(({ code, name }) => option(name, code));

export function voiceInputs({ language, voiceId }: CallFormState): InputBlock[] {
  const voices = voicesOf(language).map(({ id }) => option(voiceName(id), id));
  const initialLanguage = languageOptions.find(({ value }) => value === language);
  const initialVoice = voices.find(({ value }) => value === voiceId);
  return [
    {
      type: 'input',
      block_id: BLOCKS.language,
      dispatch_action: true,
      label: plain('Language'),
      element: {
        type: 'static_select',
        action_id: ACTIONS.language,
        options: languageOptions,
        ...(initialLanguage === undefined ? {} : { initial_option: initialLanguage }),
      },
    },
    {
      type: 'input',
      block_id: BLOCKS.voice(language),
      label: plain('Voice'),
      element: {
        type: 'static_select',
        action_id: ACTIONS.voice,
        options: voices,
        ...(initialVoice === undefined ? {} : { initial_option: initialVoice }),
      },
    },
  ];
}

const DRY_RUN: PlainTextOption = {
  ...option('Dry run', 'dry-run'),
  description: plain('AWS checks everything and calls nobody.'),
};

export function limitInputs({ priceCap, isDryRun }: CallFormState): InputBlock[] {
  return [
    {
      type: 'input',
      block_id: BLOCKS.priceCap,
      optional: true,
      label: plain('Highest price per minute'),
      hint: plain('US dollars with a point, such as 0.05. A dearer call is not made.'),
      element: {
        type: 'plain_text_input',
        action_id: ACTIONS.priceCap,
        max_length: 20,
        ...(priceCap === '' ? {} : { initial_value: priceCap }),
      },
    },
    {
      type: 'input',
      block_id: BLOCKS.dryRun,
      optional: true,
      label: plain('Only check'),
      element: {
        type: 'checkboxes',
        action_id: ACTIONS.dryRun,
        options: [DRY_RUN],
        ...(isDryRun ? { initial_options: [DRY_RUN] } : {}),
      },
    },
  ];
}
