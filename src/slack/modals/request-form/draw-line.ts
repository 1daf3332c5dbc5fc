import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { MAX_NUMBERS_PER_REQUEST } from '#src/domain/basket.ts';
import { countryName, findCountry } from '#src/domain/countries.ts';
import type { NumberType, UseCase } from '#src/domain/request.ts';
import type { Quoter } from '#src/usecases/quote-prices.ts';
import { button, context, section } from '../../blocks.ts';
import { alertOf } from '../../failures.ts';
import { lineSumText, sourcesText } from '../../money-text.ts';
import { plain } from '../../views.ts';
import { NUMBER_TYPE_WORDS, sentenceCase, USE_CASE_WORDS } from '../../words.ts';
import { ACTIONS, BLOCKS, type FormLine } from './state.ts';

export function countryOption(iso: string): PlainTextOption {
  const dialCode = findCountry(iso)?.dialCode;
  return { text: plain(`${countryName(iso)} (+${dialCode ?? '?'})`), value: iso };
}

const option = <Value extends string>(value: Value, text: string, description: string): PlainTextOption => ({
  text: plain(text),
  description: plain(description),
  value,
});

/** The guide's explanations, as short as an option's description allows (75). */
const USE_CASE_OPTIONS = {
  TRANSACTIONAL: option(
    'TRANSACTIONAL',
    USE_CASE_WORDS.TRANSACTIONAL,
    'Time-sensitive: password resets, transaction alerts',
  ),
  PROMOTIONAL: option(
    'PROMOTIONAL',
    USE_CASE_WORDS.PROMOTIONAL,
    'Marketing or promoting your business or service',
  ),
} as const satisfies Record<UseCase, PlainTextOption>;

const NUMBER_TYPE_OPTIONS = {
  LONG_CODE: option('LONG_CODE', sentenceCase(NUMBER_TYPE_WORDS.LONG_CODE), 'A standard number; voice only'),
  TOLL_FREE: option(
    'TOLL_FREE',
    sentenceCase(NUMBER_TYPE_WORDS.TOLL_FREE),
    'Free for the caller; voice and SMS, transactional only',
  ),
  TEN_DLC: option('TEN_DLC', sentenceCase(NUMBER_TYPE_WORDS.TEN_DLC), 'Needs a campaign registered at AWS'),
} as const satisfies Record<NumberType, PlainTextOption>;

const QUANTITIES: PlainTextOption[] = Array.from({ length: MAX_NUMBERS_PER_REQUEST }, (_, index) => ({
  text: plain(String(index + 1)),
  value: String(index + 1),
}));

function quantityOption(quantity: number): PlainTextOption | undefined {
  return QUANTITIES.find((candidate) => candidate.value === String(quantity));
}

function countryInput(line: FormLine): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.country(line.key),
    dispatch_action: true,
    label: plain('Country'),
    hint: plain('Where the people you call are.'),
    element: {
      type: 'external_select',
      action_id: ACTIONS.country,
      min_query_length: 0,
      placeholder: plain('Name, ISO code or dial code'),
      ...(line.country === undefined ? {} : { initial_option: countryOption(line.country) }),
    },
  };
}

function useCaseInput(line: FormLine): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.useCase(line.key),
    dispatch_action: true,
    label: plain('Use case'),
    hint: plain(
      'In some countries the use case sets the price of each message. Transactional is made for delivery and often costs more; Promotional for low cost.',
    ),
    element: {
      type: 'radio_buttons',
      action_id: ACTIONS.useCase,
      options: Object.values(USE_CASE_OPTIONS),
      ...(line.useCase === undefined ? {} : { initial_option: USE_CASE_OPTIONS[line.useCase] }),
    },
  };
}

function numberTypeInput(line: FormLine, types: readonly NumberType[]): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.numberType(line.key),
    dispatch_action: true,
    label: plain('Number type'),
    element: {
      type: 'radio_buttons',
      action_id: ACTIONS.numberType,
      options: types.map((type) => NUMBER_TYPE_OPTIONS[type]),
      ...(line.numberType === undefined ? {} : { initial_option: NUMBER_TYPE_OPTIONS[line.numberType] }),
    },
  };
}

function quantityInput(line: FormLine): InputBlock {
  const initial = quantityOption(line.quantity);
  return {
    type: 'input',
    block_id: BLOCKS.quantity(line.key),
    dispatch_action: true,
    label: plain('Quantity'),
    element: {
      type: 'static_select',
      action_id: ACTIONS.quantity,
      options: QUANTITIES,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function lineHeading(line: FormLine, index: number, isRemovable: boolean): KnownBlock {
  const heading = section(`*Line ${index + 1}*`);
  if (!isRemovable) return heading;
  const country = line.country === undefined ? '' : `, ${countryName(line.country)}`;
  return {
    ...heading,
    accessory: button({
      actionId: ACTIONS.removeLine,
      text: 'Remove',
      value: String(line.key),
      label: `Remove line ${index + 1}${country}`,
    }),
  };
}

function supportCaseNote(iso: string): KnownBlock {
  return alertOf(
    'info',
    `${countryName(iso)}: AWS leases numbers here only through a support case, because a local address is needed. After approval you get the case text.`,
  );
}

function priceText(line: FormLine, quote: Quoter): string {
  if (line.country === undefined || line.numberType === undefined) return 'Price: choose a country first.';
  const price = quote({ country: line.country, numberType: line.numberType });
  const source = sourcesText([price]);
  return source === undefined
    ? lineSumText(line.quantity, undefined)
    : `${lineSumText(line.quantity, price)} · ${source}`;
}

export function drawLine(line: FormLine, index: number, isRemovable: boolean, quote: Quoter): KnownBlock[] {
  const country = line.country === undefined ? undefined : findCountry(line.country);
  const types = country?.numberTypes ?? [];
  return [
    lineHeading(line, index, isRemovable),
    countryInput(line),
    ...(country?.leasedVia === 'support_case' ? [supportCaseNote(country.iso)] : []),
    useCaseInput(line),
    ...(types.length > 1 ? [numberTypeInput(line, types)] : []),
    quantityInput(line),
    context(priceText(line, quote)),
  ];
}
