import type { Refusal } from './errors.ts';
import type { InventoryNumber } from './inventory.ts';
import { refuseReadingNumber } from './inventory-policy.ts';
import { refuseGone } from './number-policy.ts';
import { type Asker, decidersOf, refuseStranger } from './policy.ts';
import { isConfirmed } from './relinquish.ts';
import { PURPOSE_MAX_LENGTH, type SlackUserId } from './request.ts';
import type { RelinquishRequest } from './request-view.ts';

/**
 * Asking to relinquish a number: whoever may read it, since a lead decides. Also of an archived project, whose numbers
 * go on costing money. A number of no project has no leads, so an admin assigns it first.
 */
export function refuseRelinquishing(
  asker: Asker,
  number: InventoryNumber,
  teamId: string,
): Refusal | undefined {
  const { project, phoneNumber, relinquishRequestId } = number;
  const refusal = refuseReadingNumber(asker, number, teamId) ?? refuseGone(number);
  if (refusal !== undefined) return refusal;
  if (project === undefined) return { code: 'number_of_no_project', phoneNumber };
  if (relinquishRequestId === undefined) return undefined;
  return { code: 'relinquish_already_asked', requestId: relinquishRequestId, phoneNumber };
}

/** What the form must say: the guide's word, exactly, and a reason that is not too long. */
export function refuseRelinquishForm(form: {
  readonly confirmation: string;
  readonly why: string;
}): Refusal | undefined {
  if (!isConfirmed(form.confirmation)) return { code: 'confirmation_mismatch' };
  const length = [...form.why.trim()].length;
  return length > PURPOSE_MAX_LENGTH ? { code: 'purpose_too_long', length } : undefined;
}

/** Who may keep the number: who asked, who owns it, the leads, and who stands in where no lead can decide. */
export function keepersOf(
  request: RelinquishRequest,
  admins: readonly SlackUserId[],
): ReadonlySet<SlackUserId> {
  const { requester, number, project } = request;
  const owner = number.owner === undefined ? [] : [number.owner];
  return new Set([requester, ...owner, ...project.leads, ...decidersOf(request, admins)]);
}

/** Who may keep it, whatever its state. */
export function refuseKeeper(asker: Asker, request: RelinquishRequest): Refusal | undefined {
  const { project, requester, number } = request;
  const stranger = refuseStranger(asker, project.teamId);
  if (stranger !== undefined) return stranger;
  return keepersOf(request, asker.admins).has(asker.actor.userId)
    ? undefined
    : { code: 'may_not_keep', requester, owner: number.owner, leads: project.leads };
}
