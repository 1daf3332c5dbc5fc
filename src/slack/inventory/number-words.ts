import { countryName } from '#src/domain/countries.ts';
import type { FilterName, InventoryNumber } from '#src/domain/inventory.ts';
import { formatMoney } from '#src/domain/money.ts';
import { NUMBER_TYPES, statusesOfFilter, USE_CASES } from '#src/domain/request.ts';
import { plainDay, plainLine } from '../mrkdwn.ts';
import { NUMBER_STATUS_WORDS, NUMBER_TYPE_WORDS, sentenceCase, USE_CASE_WORDS } from '../words.ts';

/** “SHORT_CODE” is a type that Dialtone does not lease, but an account may have. */
function typeWords(numberType: string): string {
  const known = NUMBER_TYPES.find((type) => type === numberType);
  const words =
    known === undefined ? numberType.replaceAll('_', ' ').toLowerCase() : NUMBER_TYPE_WORDS[known];
  return sentenceCase(plainLine(words)) || 'Unknown';
}

const statusWords = (status: string): string | undefined => {
  const [known] = statusesOfFilter(status);
  return known && sentenceCase(NUMBER_STATUS_WORDS[known]);
};

const countryWords = (country: string): string => plainLine(countryName(country)) || 'unknown';

/** What a list can be narrowed to, as its cells say it. */
export function filterWords(name: FilterName, value: string): string {
  if (name === 'status') return statusWords(value) ?? value;
  if (name === 'country') return countryWords(value);
  if (name === 'numberType') return typeWords(value);
  const useCase = USE_CASES.find((each) => each === value);
  return useCase === undefined ? value : USE_CASE_WORDS[useCase];
}

const able = (is: boolean): string => (is ? 'Enabled' : 'Not enabled');

/** “1.00”; with its currency where that is not the US dollar, in which AWS bills. */
function priceWords({ monthlyCents, currency }: InventoryNumber): string {
  if (monthlyCents === undefined) return 'unknown';
  const text = formatMoney(monthlyCents, currency);
  return currency === 'USD' ? text.replace('USD ', '') : text;
}

/** What the columns of a list and the fields of one number say, in plain text and never empty. */
export function wordsOf(number: InventoryNumber) {
  const { capabilities, country, deletionProtected, numberType, project, since, status, useCase } = number;
  const archived = project?.archivedAt === undefined ? '' : ' (archived)';
  return {
    status: sentenceCase(NUMBER_STATUS_WORDS[status]),
    voice: able(capabilities.includes('VOICE')),
    sms: able(capabilities.includes('SMS')),
    country: countryWords(country),
    price: priceWords(number),
    useCase: USE_CASE_WORDS[useCase],
    type: typeWords(numberType),
    project: project === undefined ? 'none' : `${plainLine(project.name)}${archived}`,
    since: plainDay(since),
    protection: deletionProtected ? 'On' : 'Off',
  };
}
