import type { UserActor } from '../domain/actor.ts';
import type { NumberId } from '../domain/request.ts';
import type { Context } from './context.ts';
import { searchNumbers } from './show-numbers.ts';

/** The one number that these words name, by digits, project or country; undefined for none and for several. */
export async function findNumberNamed(
  context: Context,
  actor: UserActor,
  words: string,
): Promise<NumberId | undefined> {
  const [first, second] = await searchNumbers(context, actor, words, 2);
  return second === undefined ? first?.id : undefined;
}
