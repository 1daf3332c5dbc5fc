import { refusedIn } from '../block-kit/refused.ts';
import { asMessages, isTooLarge, validateView } from '../block-kit/validate.ts';
import type { SubmitResult } from '../driver.ts';
import { isObject, type JsonObject, objectOf, parseJson, stringOf, textOf } from '../json.ts';
import type { SlackUser } from '../workspace/people.ts';
import { type ViewRecord, viewOnTheWire } from '../workspace/views.ts';
import { deliver, showProblem } from './acknowledge.ts';
import { envelope, interactionParcel, responseUrlFor, triggerFor } from './payload.ts';
import type { Stage } from './stage.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** Response URLs for conversation selects that ask for one. */
function responseUrls(stage: Stage, user: SlackUser, view: ViewRecord): JsonObject[] {
  return view.blocks.flatMap((block) => {
    const element = objectOf(block.element);
    if (block.type !== 'input' || element.response_url_enabled !== true) return [];
    const value = view.values[stringOf(block.block_id) ?? '']?.[stringOf(element.action_id) ?? ''];
    const channel = stringOf(value?.selected_conversation) ?? stringOf(value?.selected_channel);
    if (channel === undefined) return [];
    const url = responseUrlFor(stage, user.id, channel);
    return [
      { block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url: url },
    ];
  });
}

/** Presses the submit button of a view and does what the app answers. */
export async function submitView(stage: Stage, user: SlackUser, view: ViewRecord): Promise<SubmitResult> {
  view.actedAt = view.revision;
  const payload = {
    type: 'view_submission',
    ...envelope(user),
    trigger_id: triggerFor(stage, user, view.channel, view),
    view: viewOnTheWire(view),
    response_urls: responseUrls(stage, user, view),
  };
  const what = stringOf(view.view.callback_id) ?? 'view_submission';
  const { problem, delivery } = await deliver(
    stage,
    user.id,
    what,
    interactionParcel('view_submission', payload),
  );
  if (problem !== undefined) return { kind: 'failed', problem: TROUBLE, delivery };
  const outcome = obey(stage, user, view, delivery.answer);
  stage.workspace.changes.notify();
  if (outcome.wrong === undefined) return { ...outcome.result, delivery };
  showProblem(stage, user.id, 'bad_answer', what, `${TROUBLE} (${outcome.wrong})`);
  return { kind: 'failed', problem: TROUBLE, delivery };
}

type Outcome = { result: SubmitResult; wrong?: undefined } | { wrong: string };

function obey(stage: Stage, user: SlackUser, view: ViewRecord, body: string): Outcome {
  const { views } = stage.workspace;
  const answer = body.trim() === '' ? {} : parseJson(body);
  if (!isObject(answer)) return { wrong: 'the answer is neither empty nor a JSON object' };
  if (Object.keys(answer).length === 0) {
    if (views.top(user.id) === view) views.pop(user.id);
    return { result: { kind: 'closed' } };
  }
  if (answer.response_action === 'clear') {
    views.clear(user.id);
    return { result: { kind: 'cleared' } };
  }
  if (answer.response_action === 'errors') return showErrors(view, answer.errors);
  if (answer.response_action === 'update' || answer.response_action === 'push') {
    return showView(stage, user, view, answer.response_action, answer.view);
  }
  return { wrong: `response_action ${JSON.stringify(answer.response_action)} is not known` };
}

function showErrors(view: ViewRecord, given: unknown): Outcome {
  const errors = Object.entries(objectOf(given));
  if (errors.length === 0) return { wrong: 'errors is empty' };
  const labels: Record<string, string> = {};
  const byBlock: Record<string, string> = {};
  for (const [blockId, text] of errors) {
    const block = view.blocks.find((each) => each.block_id === blockId);
    if (block?.type !== 'input')
      return { wrong: `errors names ${blockId}, which is not an input block of the view` };
    if (typeof text !== 'string' || text === '') return { wrong: `the error of ${blockId} is not a text` };
    labels[textOf(block.label)] = text;
    byBlock[blockId] = text;
  }
  view.errors = byBlock;
  return { result: { kind: 'errors', by: 'app', errors: labels } };
}

function showView(
  stage: Stage,
  user: SlackUser,
  below: ViewRecord,
  how: 'update' | 'push',
  given: unknown,
): Outcome {
  const view = objectOf(given);
  const refused = refusedIn(view.blocks, stage.workspace.refusedBlocks, '/view/blocks');
  const problems = [...refused, ...validateView(view, 'modal')];
  if (problems.length > 0) return { wrong: asMessages(problems).join(' ') };
  if (isTooLarge(view)) return { wrong: 'view_too_large' };
  const { views } = stage.workspace;
  if (how === 'update') {
    views.redraw(below, view);
    return { result: { kind: 'updated' } };
  }
  if (views.push(user.id, view) === undefined) return { wrong: 'push_limit_reached' };
  return { result: { kind: 'pushed' } };
}

/** Closes the top view, or all of them; the app hears of it where a view asks for `notify_on_close`. */
export async function closeViews(stage: Stage, user: SlackUser, all: boolean): Promise<void> {
  const { views, changes } = stage.workspace;
  const top = views.top(user.id);
  if (top === undefined) return;
  const cleared = all || top.view.clear_on_close === true;
  const closed = cleared ? views.clear(user.id) : [top];
  if (!cleared) views.pop(user.id);
  changes.notify();
  const left = (record: ViewRecord): JsonObject => {
    const view = viewOnTheWire(record);
    return stage.viewClosedCarriesState ? view : { ...view, state: { values: {} } };
  };
  const told = closed.filter((record) => record.view.notify_on_close === true);
  await Promise.all(
    told.map((record) => {
      const payload = {
        type: 'view_closed',
        ...envelope(user),
        view: left(record),
        is_cleared: cleared && closed.length > 1,
      };
      const what = stringOf(record.view.callback_id) ?? 'view_closed';
      return deliver(stage, user.id, what, interactionParcel('view_closed', payload));
    }),
  );
}
