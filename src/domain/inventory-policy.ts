import type { Person } from './actor.ts';
import type { Refusal } from './errors.ts';
import type { InventoryNumber } from './inventory.ts';
import { refuseGone } from './number-policy.ts';
import { type Asker, refuseStranger } from './policy.ts';
import type { SlackUserId } from './request.ts';

/**
 * Reading a number: every member of the workspace, and guests their own. `teamId` is the workspace that the number
 * belongs to; in every other one it is not known.
 */
export function refuseReadingNumber(
  asker: Asker,
  number: Pick<InventoryNumber, 'owner'>,
  teamId: string,
): Refusal | undefined {
  const stranger = refuseStranger(asker, teamId);
  if (stranger !== undefined)
    return stranger.code === 'other_workspace' ? { code: 'number_unknown' } : stranger;
  const isOwn = number.owner === asker.actor.userId;
  return asker.person?.isGuest === true && !isOwn ? { code: 'number_unknown' } : undefined;
}

/** Changing a number: its owner, the leads of its project and the admins; only admins while it has no project. */
function refuseAuthority({ actor, admins }: Asker, number: InventoryNumber): Refusal | undefined {
  const { phoneNumber, owner, project } = number;
  if (admins.includes(actor.userId)) return undefined;
  if (project === undefined) return { code: 'number_of_no_project', phoneNumber };
  if (actor.userId === owner || project.leads.includes(actor.userId)) return undefined;
  return { code: 'may_not_change_number', phoneNumber, owner, leads: project.leads };
}

/** Giving a number another owner, or a project and an owner where it has no project. */
export function refuseChangingOwner(
  asker: Asker,
  number: InventoryNumber,
  teamId: string,
): Refusal | undefined {
  return refuseReadingNumber(asker, number, teamId) ?? refuseAuthority(asker, number) ?? refuseGone(number);
}

/** Switching deletion protection on; while somebody asks to relinquish the number, Keep it does that. */
export function refuseProtecting(asker: Asker, number: InventoryNumber, teamId: string): Refusal | undefined {
  const refusal = refuseChangingOwner(asker, number, teamId);
  if (refusal !== undefined) return refusal;
  const { relinquishRequestId: requestId, phoneNumber } = number;
  return requestId === undefined ? undefined : { code: 'relinquish_already_asked', requestId, phoneNumber };
}

/** Who may own a number: a full member of the workspace. */
export function refuseAsOwner(
  person: Person | undefined,
  userId: SlackUserId,
  teamId: string,
): Refusal | undefined {
  const isMember =
    person !== undefined &&
    person.teamId === teamId &&
    !person.isBot &&
    !person.isDeactivated &&
    !person.isGuest;
  return isMember ? undefined : { code: 'owner_not_eligible', userId };
}
