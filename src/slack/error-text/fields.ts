import { MAX_NUMBERS_PER_REQUEST } from '#src/domain/basket.ts';
import { countryName } from '#src/domain/countries.ts';
import type { Refusal, RefusalCode } from '#src/domain/errors.ts';
import { ANSWER_MAX_LENGTH } from '#src/domain/questionnaire.ts';
import { VOICE_REGIONS } from '#src/domain/regions.ts';
import { CONFIRMATION_WORD } from '#src/domain/relinquish.ts';
import {
  formatRequestId,
  PROJECT_NAME_MAX_LENGTH,
  PROJECT_NAME_MIN_LENGTH,
  PURPOSE_MAX_LENGTH,
  REASON_MAX_LENGTH,
} from '#src/domain/request.ts';
import { usdText } from '../money-text.ts';
import { cut, plainDate, plainLine } from '../mrkdwn.ts';
import { counted } from '../words.ts';

/** Slack names no limit for field errors; more than this is not read under a field. */
export const FIELD_ERROR_MAX_LENGTH = 150;

type FieldTable = { readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>) => string };

const NOT_ELIGIBLE = {
  guest: 'a guest',
  bot: 'an app',
  deactivated: 'deactivated',
  other_workspace: 'from another workspace',
} as const;

const FIELDS: FieldTable = {
  not_a_lead: () => 'Only a lead of the project can decide this request',
  own_request: () => 'You asked for this request, so you cannot decide it',
  guest: () => 'Guests cannot decide requests',
  bot_user: () => 'Apps cannot do this',
  deactivated: () => 'Your Slack account is deactivated',
  other_workspace: () => 'This belongs to another workspace',
  person_unknown: () => 'Dialtone does not know you yet. Try again in a minute',
  project_archived: ({ projectName, at }) =>
    `${cut(plainLine(projectName), 64)} was archived on ${plainDate(at)}. Choose another project`,
  project_unknown: () => 'Choose a project from the list',
  project_changed: () => 'Somebody else changed this project meanwhile. Open it again and repeat your change',
  request_unknown: () => 'This request is not known here',
  already_decided: () => 'This request has been decided already',
  not_the_requester: () => 'Only the requester can withdraw a request',
  may_not_try_again: () => 'Only the requester and the leads can try again',
  nothing_to_try_again: () => 'There is nothing left to try again',
  not_an_admin: () => 'Only an admin of Dialtone can do this',
  basket_empty: () => 'Add a country or region',
  country_unknown: ({ country }) =>
    country.trim() === ''
      ? 'Choose a country'
      : `“${cut(plainLine(country), 40)}” is not a country in which AWS leases voice numbers`,
  use_case_unknown: () => 'Choose a use case',
  use_case_not_for_type: () =>
    'Toll-free numbers are only for transactional messages. Choose Transactional, or a long code',
  number_type_unavailable: ({ country }) => `Choose a number type that AWS has in ${countryName(country)}`,
  quantity_invalid: () => `Quantity must be a whole number from 1 to ${MAX_NUMBERS_PER_REQUEST}`,
  too_many_numbers: ({ quantity }) =>
    `This request has ${quantity} numbers; at most ${MAX_NUMBERS_PER_REQUEST} are allowed. Take away ${quantity - MAX_NUMBERS_PER_REQUEST}`,
  numbers_do_not_fit: ({ quantity, fits, used, max, region }) =>
    `${counted(quantity, 'number')} ${quantity === 1 ? 'does' : 'do'} not fit in ${region}: ${used} of ${max} are used, so ${fits} fit${fits === 1 ? 's' : ''}. Lower the quantity, or ask an admin to raise the AWS quota`,
  purpose_missing: () => 'Enter what it is for',
  purpose_too_long: () => `What it is for must be ${PURPOSE_MAX_LENGTH} characters or less`,
  reason_missing: () => 'Enter a reason',
  reason_too_long: () => `Reason must be ${REASON_MAX_LENGTH} characters or less`,
  project_name_length: ({ length }) =>
    length === 0
      ? 'Enter a name'
      : `Name must be ${PROJECT_NAME_MIN_LENGTH} to ${PROJECT_NAME_MAX_LENGTH} characters`,
  project_name_taken: ({ name }) =>
    `A project with the name ${cut(plainLine(name), 64)} exists already. Enter another name`,
  region_without_voice: ({ region }) =>
    `${cut(plainLine(region), 30)} has no voice. Choose one of the ${VOICE_REGIONS.length} Regions that have it`,
  no_leads: () => 'Choose at least one lead',
  lead_not_eligible: ({ why }) =>
    `One of the leads is ${NOT_ELIGIBLE[why]}. Choose members of this workspace`,
  channel_not_joined: () =>
    'Dialtone is not in this channel. Write /invite @Dialtone there, then choose Save again',
  channel_unknown: () =>
    'Dialtone does not see this channel. Write /invite @Dialtone there, then choose Save again',
  pinpoint_id_malformed: () =>
    'Pinpoint application id must be 32 characters, each a digit or a lower-case letter from a to f',

  number_unknown: () => 'Choose a number from the list',
  number_gone: ({ phoneNumber }) => `${plainLine(phoneNumber)} has been relinquished already`,
  number_of_no_project: ({ phoneNumber }) => `${plainLine(phoneNumber)} belongs to no project yet`,
  may_not_change_number: () => 'Only the owner of the number and the leads can change it',
  owner_not_eligible: () => 'Owner must be a member of this workspace, not a guest or an app',
  confirmation_mismatch: () => `Type ${CONFIRMATION_WORD} in lower case, with nothing before or after it`,
  relinquish_already_asked: ({ requestId, phoneNumber }) =>
    `${formatRequestId(requestId)} already asks to relinquish ${plainLine(phoneNumber)}`,
  may_not_keep: () => 'Only the requester, the owner and the leads can keep the number',
  too_late_to_keep: () => 'It is too late to keep the number',

  number_cannot_call: ({ phoneNumber }) => `${plainLine(phoneNumber)} cannot call. Choose another number`,
  may_not_call: () => 'Only the owner of the number and the leads can place a test call from it',
  destination_malformed: () => 'Number to call must start with + and the country code, such as +12065550142',
  destination_unverified: ({ destination }) =>
    `${cut(plainLine(destination), 20)} is not verified. In the sandbox AWS calls only verified numbers`,
  message_missing: () => 'Enter a message',
  message_too_long: ({ length, max }) =>
    `Message must be ${grouped(max)} characters or less; it has ${grouped(length)}`,
  ssml_malformed: ({ atLine, why }) =>
    `SSML cannot be read${atLine === undefined ? '' : ` in line ${atLine}`}: ${cut(plainLine(why), 100)}`,
  voice_unknown: () => 'Choose a voice from the list',
  price_cap_malformed: () =>
    'Highest price per minute must be more than 0 and less than 100 US dollars, such as 0.05',
  calls_today_used_up: ({ max }) =>
    `The sandbox's ${max} calls of 24 hours are used up, as Dialtone counts them. Try again later`,
  calls_to_destination_used_up: ({ max }) =>
    `Dialtone has called this number ${max} times in 24 hours, the most that AWS allows. Try again later`,
  verification_code_malformed: () => 'Enter the code as AWS sent it',

  limit_missing: () => 'Enter the new limit value in whole US dollars',
  limit_malformed: () => 'Enter the new limit value in whole US dollars',
  limit_not_positive: () => 'New limit value must be more than 0',
  limit_too_high: ({ max }) => `New limit value must be ${grouped(max)} or less`,
  limit_over_quota: ({ max, region }) =>
    `AWS allows ${usdText(max)} per month in ${region}. Enter ${max} or less, or ask AWS for a higher maximum`,
  limit_within_quota: ({ max, region }) =>
    `AWS allows ${usdText(max)} per month in ${region} already. Enter more than ${max}`,
  website_missing: () => 'Enter the website or app that sends the messages',
  service_missing: () => 'Enter the service, and how voice messages are part of it',
  answer_too_long: () => `Answer must be ${grouped(ANSWER_MAX_LENGTH)} characters or less`,
  access_already_asked: ({ requestId, region }) =>
    `${formatRequestId(requestId)} already asks for production access in ${region}`,
  case_id_malformed: () => 'Case id must be digits only, or start with case-',
  may_not_follow_case: () => 'Only the requester and the leads can do this',
  case_not_open: () => 'The case does not wait for this any more',
  case_already_filed: ({ caseId }) => `It is filed already, as case ${cut(plainLine(caseId), 60)}`,
  draft_changed: () => 'This draft was changed in another window. Open the form again',
  question_missing: () => 'Enter what AWS asked',
  case_answer_missing: () => 'Enter the answer',
};

/** “1,000,000,000”. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** The refusal as the error of a field: plain text in the label's words, at most 150 characters. */
export function fieldError(refusal: Refusal): string {
  const words = FIELDS[refusal.code] as (refusal: Refusal) => string;
  return cut(words(refusal), FIELD_ERROR_MAX_LENGTH);
}
