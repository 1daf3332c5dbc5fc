import { staticOptions } from '../../slack/block-kit/walk.ts';
import { suggest } from '../../slack/interactions/suggestion.ts';
import { type JsonObject, objectsOf, textOf } from '../../slack/json.ts';
import type { SlackUser } from '../../slack/workspace/people.ts';
import type { Context } from '../context.ts';
import { PageRefusal } from '../page-refusal.ts';
import type { Act, ActAnswer, SuggestedOption } from '../protocol.ts';
import { aimAt } from './aim.ts';
import { offer } from './offered.ts';

function grouped(answer: JsonObject): SuggestedOption[] {
  const plain = objectsOf(answer.options).map((option) => ({ option }));
  const groups = objectsOf(answer.option_groups).flatMap(({ label, options }) =>
    objectsOf(options).map((option) => ({ group: textOf(label), option })),
  );
  return [...plain, ...groups];
}

/** Types into an external select; what the app answers may be chosen from then on. */
export async function suggestOptions(
  context: Context,
  me: SlackUser,
  act: Extract<Act, { kind: 'suggest' }>,
): Promise<ActAnswer> {
  const aim = aimAt(context, me, act);
  if (!String(aim.placed.element.type).endsWith('external_select')) {
    throw new PageRefusal(422, 'One cannot search in this field.');
  }
  const answer = await suggest(context.stage, me, aim.target, aim.placed, act.query);
  offer(context, me, aim, staticOptions(answer));
  return { options: grouped(answer) };
}
