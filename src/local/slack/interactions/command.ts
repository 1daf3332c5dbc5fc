import { refusedIn } from '../block-kit/refused.ts';
import { validateMessage } from '../block-kit/validate.ts';
import type { Ack, CommandResult } from '../driver.ts';
import { isObject, objectsOf, parseJson, stringOf } from '../json.ts';
import { APP, type SlackUser } from '../workspace/people.ts';
import { viewOnTheWire } from '../workspace/views.ts';
import { deliver, showProblem } from './acknowledge.ts';
import {
  commandFields,
  commandParcel,
  envelope,
  eventParcel,
  interactionParcel,
  triggerFor,
} from './payload.ts';
import type { Stage } from './stage.ts';

/** Types a slash command. A message in the answer's body is shown to the person (or to all, when `in_channel`). */
export async function runCommand(
  stage: Stage,
  user: SlackUser,
  command: string,
  text: string,
  channel: string,
): Promise<CommandResult> {
  const ack = await deliver(
    stage,
    user.id,
    command,
    commandParcel(commandFields(stage, user, command, text, channel)),
  );
  const shown =
    ack.problem === undefined ? showAnswer(stage, user, command, channel, ack.delivery.answer) : undefined;
  return shown === undefined ? ack : { ...ack, text: shown };
}

function showAnswer(
  stage: Stage,
  user: SlackUser,
  command: string,
  channel: string,
  body: string,
): string | undefined {
  if (body.trim() === '') return undefined;
  const parsed = parseJson(body);
  const answer = isObject(parsed) ? parsed : { text: body };
  const blocks = objectsOf(answer.blocks);
  const refused = refusedIn(answer.blocks, stage.workspace.refusedBlocks, '/blocks');
  const problems = answer.blocks === undefined ? [] : [...refused, ...validateMessage(answer.blocks)];
  const text = stringOf(answer.text) ?? '';
  if (problems.length > 0 || (text === '' && blocks.length === 0)) {
    const why = problems[0] === undefined ? 'no_text' : `${problems[0].message} at ${problems[0].pointer}`;
    showProblem(
      stage,
      user.id,
      'bad_answer',
      command,
      `${command} failed: its answer is not a message (${why}).`,
    );
    return undefined;
  }
  const place = answer.response_type === 'in_channel' ? {} : { ephemeralFor: user.id };
  stage.workspace.post(channel, { text, blocks }, place);
  return text;
}

/** Picks a global shortcut. */
export function runShortcut(stage: Stage, user: SlackUser, callbackId: string): Promise<Ack> {
  const payload = {
    type: 'shortcut',
    ...envelope(user),
    callback_id: callbackId,
    action_ts: stage.workspace.ids.ts(),
    trigger_id: triggerFor(stage, user),
  };
  return deliver(stage, user.id, callbackId, interactionParcel('shortcut', payload));
}

/**
 * Opens the App Home, or the app's Messages tab: both send `app_home_opened`. The direct message channel exists from
 * then on, and the Home waits to be published anew.
 */
export async function openHomeTab(stage: Stage, user: SlackUser, tab: 'home' | 'messages'): Promise<Ack> {
  const channel = stage.workspace.direct(user.id);
  const home = tab === 'home' ? stage.workspace.views.home(user.id) : undefined;
  if (home !== undefined) home.actedAt = home.revision;
  const event = {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab,
    ...(home === undefined ? {} : { view: viewOnTheWire(home) }),
  };
  const delivery = await stage.courier.sendEvent(eventParcel(stage, event));
  const { ackMs, status } = delivery;
  if (delivery.outcome === 'acked') return { ackMs, status, delivery };
  const problem = `${APP.name} did not take the event app_home_opened (${delivery.outcome}).`;
  showProblem(stage, user.id, 'unacked', 'app_home_opened', problem);
  return { ackMs, status, delivery, problem };
}
