import { suggestionAnswer } from '../block-kit/options.ts';
import { Place } from '../block-kit/place.ts';
import { codePoints } from '../block-kit/rules.ts';
import type { Placed } from '../block-kit/walk.ts';
import { type JsonObject, objectOf, parseJson } from '../json.ts';
import type { SlackUser } from '../workspace/people.ts';
import { deliver, showProblem } from './acknowledge.ts';
import { envelope, interactionParcel } from './payload.ts';
import type { Stage } from './stage.ts';
import { type Target, whereabouts } from './target.ts';

const DEFAULT_MIN_QUERY = 3;

/**
 * Types into an external select: the `options` or `option_groups` that the app answers within the acknowledgement
 * time, in an object. It is empty while the query is shorter than `min_query_length`, when nothing is asked.
 */
export async function suggest(
  stage: Stage,
  user: SlackUser,
  target: Target,
  placed: Placed,
  query: string,
): Promise<JsonObject> {
  const { min_query_length: least } = placed.element;
  if (codePoints(query) < (typeof least === 'number' ? least : DEFAULT_MIN_QUERY)) return {};
  const payload = {
    type: 'block_suggestion',
    ...envelope(user),
    ...whereabouts(stage, target),
    action_id: placed.actionId,
    block_id: placed.blockId,
    value: query,
  };
  const ack = await deliver(stage, user.id, placed.actionId, interactionParcel('block_suggestion', payload));
  if (ack.problem !== undefined) return {};
  const answer = parseJson(ack.delivery.answer);
  const place = new Place(answer, '', []);
  suggestionAnswer(place);
  const [problem] = place.problems;
  if (problem === undefined) return objectOf(answer);
  const why = `${problem.message} at ${problem.pointer || '/'}`;
  showProblem(
    stage,
    user.id,
    'bad_answer',
    placed.actionId,
    `No results: the options are not valid (${why}).`,
  );
  return {};
}
