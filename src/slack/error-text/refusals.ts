import type { Refusal } from '#src/domain/errors.ts';
import { formatRequestId, type RequestId, type RequestStatus } from '#src/domain/request.ts';
import { bold, channelMention, inline, mention, plainDate, when } from '../mrkdwn.ts';
import { actorText, adminsOr, people } from '../words.ts';
import { fieldError } from './fields.ts';
import { ACCESS_REFUSALS } from './refusals/access.ts';
import { CALL_REFUSALS } from './refusals/calls.ts';
import { NUMBER_REFUSALS } from './refusals/numbers.ts';
import {
  askAdmin,
  asSentence,
  idOf,
  type RefusalContext,
  type RefusalTable,
  type Words,
} from './refusals/words.ts';

export type { RefusalContext } from './refusals/words.ts';

/** What was decided; everything that comes after an approval was approved. */
const VERBS = {
  pending: undefined,
  approved: 'approved',
  waiting: 'approved',
  releasing: 'approved',
  filed: 'approved',
  more_asked: 'approved',
  leased: 'approved',
  partly_leased: 'approved',
  enabled: 'approved',
  relinquished: 'approved',
  kept: 'kept',
  granted: 'approved',
  refused: 'approved',
  failed: 'approved',
  denied: 'denied',
  withdrawn: 'withdrawn',
  expired: 'expired',
} as const satisfies Record<RequestStatus, string | undefined>;

/** “R-1042 was approved by <@lead> {when}.”, without markup but the mention and the date. */
export function lateText(
  refusal: Pick<Extract<Refusal, { code: 'already_decided' }>, 'status' | 'by' | 'at'>,
  requestId: RequestId,
): string {
  const { status, by, at } = refusal;
  const id = formatRequestId(requestId);
  if (status === 'expired') return `${id} expired ${when(at)}: nobody decided.`;
  const verb = VERBS[status];
  if (verb === undefined) return `${id} has changed.`;
  return by === undefined
    ? `${id} was ${verb} ${when(at)}.`
    : `${id} was ${verb} by ${actorText(by)} ${when(at)}.`;
}

const late: Words<'already_decided'> = (refusal, context) => {
  const { status, at, bySame } = refusal;
  const verb = VERBS[status];
  if (context.requestId === undefined) return `${fieldError(refusal)}.`;
  if (!bySame || verb === undefined || verb === 'expired')
    return `${bold(lateText(refusal, context.requestId))} Your click changed nothing.`;
  const did = verb === 'withdrawn' ? 'withdrew' : verb;
  return `${bold(`You ${did} ${idOf(context)} ${when(at)}.`)} Your second click changed nothing.`;
};

const ownRequest: Words<'own_request'> = ({ deciders }, context) => {
  const first = bold(`You asked for ${idOf(context)}, so you cannot decide it.`);
  if (deciders.length === 0) return `${first} Nobody else may: ${askAdmin(context)} to add a lead.`;
  const isAdmins = deciders.every((decider) => context.admins.includes(decider));
  return isAdmins
    ? `${first} An admin can: ${people(deciders, 'or', 'admin')}.`
    : `${first} ${people(deciders, 'or')} can.`;
};

const notALead: Words<'not_a_lead'> = ({ projectName, leads }, context) => {
  const first = bold(`Only a lead of ${inline(projectName)} can decide ${idOf(context)}.`);
  if (leads.length === 0) return `${first} It has no lead: ${askAdmin(context)}.`;
  return `${first} Leads: ${people(leads, 'and')}. To become one, ${askAdmin(context)}.`;
};

/** In a form the refusal is an alert, whose 200 characters a date token would fill. */
const archived: Words<'project_archived'> = ({ projectName, by, at }, context) =>
  context.requestId === undefined
    ? `${inline(projectName)} was archived by ${actorText(by)} on ${plainDate(at)}. Choose another project; the rest is kept.`
    : `${bold(`${inline(projectName)} was archived by ${actorText(by)} ${when(at)}.`)} ${idOf(context)} can no longer be approved.`;

const REFUSALS: RefusalTable = {
  not_a_lead: notALead,
  own_request: ownRequest,
  guest: ({ projectName, leads }, context) => {
    const who = leads.length === 0 ? adminsOr(context.admins) : people(leads, 'or');
    return `${bold('Guests cannot decide requests.')} A lead of ${inline(projectName)} can: ${who}.`;
  },
  bot_user: () => `${bold('Apps cannot ask for numbers or decide requests.')} A person has to do it.`,
  deactivated: (_, context) =>
    `${bold('Your Slack account is deactivated.')} To use Dialtone again, ${askAdmin(context)}.`,
  other_workspace: (_, context) =>
    context.requestId === undefined
      ? `${bold('This belongs to another workspace, so it cannot be used from yours.')} Ask somebody there.`
      : `${bold(`${idOf(context)} belongs to another workspace, so it cannot be decided from yours.`)} A lead there can.`,
  person_unknown: () =>
    `${bold('Dialtone could not learn from Slack who you are, so nothing was changed.')} Try again in a minute.`,
  project_archived: archived,
  project_unknown: () => `${bold('This project is not known here.')} Choose another one; the rest is kept.`,
  project_changed: () =>
    `${bold('Somebody else changed this project meanwhile.')} Your change was not saved. Open it again and repeat it.`,
  request_unknown: (_, context) => {
    const what = context.isTyped === true ? idOf(context) : 'This button';
    const is = context.isTyped === true ? 'is not known here' : 'belongs to a request that is not known here';
    return `${bold(`${what} ${is}.`)} \`/voice status\` lists yours.`;
  },
  already_decided: late,
  not_the_requester: ({ requester }, context) =>
    `${bold(`Only the requester can withdraw ${idOf(context)}.`)} That is ${mention(requester)}; a lead can deny it.`,
  may_not_try_again: ({ requester, leads }, context) =>
    `${bold(`Only the requester and the leads can try ${idOf(context)} again.`)} Ask ${people([requester, ...leads.filter((lead) => lead !== requester)], 'or')}.`,
  nothing_to_try_again: (_, context) =>
    `${bold(`There is nothing to try again in ${idOf(context)}.`)} Your click changed nothing.`,
  not_an_admin: (_, context) =>
    `${bold('Only an admin of Dialtone can do this.')} To have it done, ${askAdmin(context)}.`,
  basket_empty: asSentence,
  country_unknown: asSentence,
  use_case_unknown: asSentence,
  number_type_unavailable: asSentence,
  use_case_not_for_type: asSentence,
  quantity_invalid: asSentence,
  too_many_numbers: asSentence,
  numbers_do_not_fit: asSentence,
  purpose_missing: asSentence,
  purpose_too_long: asSentence,
  reason_missing: asSentence,
  reason_too_long: asSentence,
  project_name_length: asSentence,
  project_name_taken: asSentence,
  region_without_voice: asSentence,
  no_leads: asSentence,
  lead_not_eligible: ({ userId, why }) => {
    const is = {
      guest: 'is a guest',
      bot: 'is an app',
      deactivated: 'is deactivated',
      other_workspace: 'belongs to another workspace',
    };
    return `${mention(userId)} ${is[why]}, so cannot be a lead. Choose members of this workspace.`;
  },
  channel_not_joined: ({ channelId }) =>
    `Dialtone is not in ${channelMention(channelId)}. Write /invite @Dialtone there, then choose Save again. What you entered is kept.`,
  channel_unknown: ({ channelId }) =>
    `Dialtone does not see ${channelMention(channelId)}. Write /invite @Dialtone there, then choose Save again. What you entered is kept.`,
  pinpoint_id_malformed: asSentence,
  ...NUMBER_REFUSALS,
  ...CALL_REFUSALS,
  ...ACCESS_REFUSALS,
};

/** The refusal as a person reads it, in mrkdwn: why, and what to do next. */
export function refusalText(refusal: Refusal, context: RefusalContext): string {
  const words = REFUSALS[refusal.code] as (refusal: Refusal, context: RefusalContext) => string;
  return words(refusal, context);
}
