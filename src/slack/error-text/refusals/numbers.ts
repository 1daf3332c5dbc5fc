import type { SlackUserId } from '#src/domain/request.ts';
import { formatRequestId } from '#src/domain/request.ts';
import { bold, code, mention, when } from '../../mrkdwn.ts';
import { actorText, people, sentenceCase } from '../../words.ts';
import { askAdmin, asSentence, type RefusalTable } from './words.ts';

/** The owner and the leads, each once. */
export function ownerAndLeads(
  owner: SlackUserId | undefined,
  leads: readonly SlackUserId[],
): readonly SlackUserId[] {
  return [...new Set([...(owner === undefined ? [] : [owner]), ...leads])];
}

const YOURS = '`/voice-numbers` lists yours.';

type Code =
  | 'number_unknown'
  | 'number_gone'
  | 'number_of_no_project'
  | 'may_not_change_number'
  | 'owner_not_eligible'
  | 'confirmation_mismatch'
  | 'relinquish_already_asked'
  | 'may_not_keep'
  | 'too_late_to_keep';

/** About numbers that we have: relinquishing, keeping, owning. */
export const NUMBER_REFUSALS: RefusalTable<Code> = {
  number_unknown: () => `${bold('This number is not known here.')} ${YOURS}`,
  number_gone: ({ phoneNumber, by, at }) =>
    by === undefined
      ? `${code(phoneNumber)} is no longer at AWS since ${when(at)}. There is nothing left to do.`
      : `${code(phoneNumber)} was relinquished by ${actorText(by)} ${when(at)}. There is nothing left to do.`,
  number_of_no_project: ({ phoneNumber }, context) =>
    `${bold(`${code(phoneNumber)} belongs to no project, so nobody can decide about it.`)} To give it to one, ${askAdmin(context)}.`,
  may_not_change_number: ({ phoneNumber, owner, leads }, context) => {
    const able = ownerAndLeads(owner, leads);
    const ask = able.length === 0 ? sentenceCase(askAdmin(context)) : `Ask ${people(able, 'or')}`;
    return `${bold(`Only the owner of ${code(phoneNumber)} and the leads can change it.`)} ${ask}.`;
  },
  owner_not_eligible: ({ userId }) =>
    `${mention(userId)} cannot own a number. Choose a member of this workspace who is not a guest or an app.`,
  confirmation_mismatch: asSentence,
  relinquish_already_asked: ({ requestId, phoneNumber }) => {
    const id = formatRequestId(requestId);
    return `${bold(`${id} already asks to relinquish ${code(phoneNumber)}.`)} \`/voice status ${id}\` tells where it stands.`;
  },
  may_not_keep: ({ requester, owner, leads }) =>
    `${bold('Only the requester, the owner and the leads can keep this number.')} Ask ${people(ownerAndLeads(requester, ownerAndLeads(owner, leads)), 'or')}.`,
  too_late_to_keep: ({ phoneNumber }) =>
    `${bold(`It is too late to keep ${code(phoneNumber)}: AWS takes it back.`)} Your click changed nothing.`,
};
