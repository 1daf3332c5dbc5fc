import { findAccount } from '#db/queries/accounts.ts';
import { type CallableNumber, listCallableNumbers } from '#db/queries/callable-numbers.ts';
import { countCallsSince } from '#db/queries/calls.ts';
import type { AccountView } from '../domain/account.ts';
import type { UserActor } from '../domain/actor.ts';
import { DAY_MS } from '../domain/call-policy.ts';
import { searchCountries } from '../domain/countries.ts';
import { AppError, ok, type Result } from '../domain/errors.ts';
import type { InventoryNumber } from '../domain/inventory.ts';
import type { NumberId } from '../domain/request.ts';
import type { Context } from './context.ts';
import { findOrigin } from './open-call.ts';
import { readAsker } from './people.ts';

export type { CallableNumber } from '#db/queries/callable-numbers.ts';

/** The number to call from, and what holds for its account. */
export interface Origin {
  readonly number: InventoryNumber;
  readonly tier: AccountView['tier'];
  /** Calls of the last 24 hours from the account's Region, made or under way, as Dialtone counts them. */
  readonly callsOfDay: number;
}

/** What the form is drawn from once the number is chosen. */
export async function loadOrigin(
  context: Context,
  actor: UserActor,
  numberId: NumberId,
): Promise<Result<Origin>> {
  const found = await findOrigin(context, actor, numberId);
  if (!found.ok) return found;
  const { region } = found.value;
  const since = new Date(context.clock.now().getTime() - DAY_MS);
  const { all } = await countCallsSince(context.db, region, undefined, since, 'made or under way');
  const account = await findAccount(context.db, region);
  return ok({ number: found.value, tier: account?.tier ?? 'unknown', callsOfDay: all });
}

/** Destinations that the sandbox of a Region calls; undefined while AWS does not say. */
export async function listVerified(context: Context, region: string): Promise<readonly string[] | undefined> {
  try {
    const all = await context.voice.listVerifiedDestinations(region);
    return all.filter(({ status }) => status === 'VERIFIED').map(({ phoneNumber }) => phoneNumber);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.log.warn({ err: error, region, code: error.code }, 'verified destinations could not be read');
    return undefined;
  }
}

/** Numbers that this person may call from, by digits, project or country; none for those who may not call at all. */
export async function searchCallableNumbers(
  context: Context,
  actor: UserActor,
  query: string,
  limit: number,
): Promise<readonly CallableNumber[]> {
  const { person, admins } = await readAsker(context.db, actor, context);
  if (person === undefined || person.teamId !== actor.teamId) return [];
  if (person.isGuest || person.isBot || person.isDeactivated) return [];
  const countries = query.trim() === '' ? [] : searchCountries(query).map((country) => country.iso);
  const callerId = admins.includes(actor.userId) ? undefined : actor.userId;
  return listCallableNumbers(context.db, { teamId: actor.teamId, callerId, query, countries, limit });
}
