import type { AccountView } from './account.ts';
import type { Refusal } from './errors.ts';
import { canCall, type InventoryNumber, isOurs } from './inventory.ts';
import { type Asker, refuseStranger } from './policy.ts';
import type { SlackUserId } from './request.ts';

/** AWS's limits of voice messages in 24 hours (SMS user guide, quotas): to one destination always, in all in the sandbox. */
export const CALLS_PER_DESTINATION_AND_DAY = 5;
export const SANDBOX_CALLS_PER_DAY = 20;
export const SANDBOX_CALL_SECONDS = 30;
export const DAY_MS = 24 * 60 * 60 * 1000;

/** Where the sandbox calls at all (SMS user guide, voice sandbox), as ISO codes. */
export const SANDBOX_COUNTRIES = ['AU', 'CA', 'DE', 'GB', 'HK', 'IL', 'JP', 'MX', 'SE', 'SG', 'US'] as const;

/** Calling from a number: its owner, the leads of its project and the admins; never a guest, an app or a stranger. */
export function refuseCalling(
  asker: Asker,
  number: Pick<InventoryNumber, 'owner' | 'project'>,
): Refusal | undefined {
  const { actor, person, admins } = asker;
  const { owner, project } = number;
  const stranger = refuseStranger(asker, project?.teamId ?? actor.teamId);
  if (stranger !== undefined) return stranger;
  const leads = project?.leads ?? [];
  const may = [owner, ...leads, ...admins].includes(actor.userId);
  if (may && person?.isGuest !== true) return undefined;
  const isOther = (userId: SlackUserId): boolean => userId !== actor.userId;
  return {
    code: 'may_not_call',
    owner: owner !== undefined && isOther(owner) ? owner : undefined,
    leads: leads.filter(isOther),
  };
}

/** Why a number cannot call as it stands now. */
export function refuseOrigin(number: InventoryNumber): Refusal | undefined {
  const { phoneNumber, relinquishedAt, checkedAt } = number;
  if (!isOurs(number))
    return { code: 'number_gone', phoneNumber, by: undefined, at: relinquishedAt ?? checkedAt };
  return canCall(number) ? undefined : { code: 'number_cannot_call', phoneNumber };
}

/** Calls that were surely sent within 24 hours, as Dialtone counts them; AWS may count more. */
export interface CallsOfDay {
  readonly all: number;
  readonly toDestination: number;
}

/** A call that AWS would surely refuse for what was sent already. */
export function refuseOneMore(
  tier: AccountView['tier'] | undefined,
  { all, toDestination }: CallsOfDay,
): Refusal | undefined {
  if (toDestination >= CALLS_PER_DESTINATION_AND_DAY)
    return { code: 'calls_to_destination_used_up', max: CALLS_PER_DESTINATION_AND_DAY };
  return tier === 'sandbox' && all >= SANDBOX_CALLS_PER_DAY
    ? { code: 'calls_today_used_up', max: SANDBOX_CALLS_PER_DAY }
    : undefined;
}

/** The sandbox calls verified destinations only; undefined also where AWS did not say which those are. */
export function refuseUnverified(
  tier: AccountView['tier'] | undefined,
  destination: string,
  verified: readonly string[] | undefined,
): Refusal | undefined {
  if (tier !== 'sandbox' || verified === undefined || verified.includes(destination)) return undefined;
  return { code: 'destination_unverified', destination };
}
