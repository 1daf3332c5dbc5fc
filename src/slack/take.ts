import { randomUUID } from 'node:crypto';
import type { BlockAction, BlockElementAction, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import { claimDelivery } from '../usecases/claim-delivery.ts';
import { refreshPerson } from '../usecases/people.ts';
import { clickOf, commandOf, type Means, submissionOf } from './bodies.ts';
import { ANSWER_WITHIN_MS, withinDeadline } from './deadline.ts';
import { failureText, withAlert } from './failures.ts';
import { respondInHome } from './home/respond-in-home.ts';
import type { Click, SlackApp, SubmitAnswer } from './interactions.ts';
import { handlerOf, type Registry } from './registry.ts';
import { respondTo } from './respond.ts';
import { updateView } from './views.ts';

export function meansOf(app: SlackApp, deliveryKey: string, responseUrl: string | undefined): Means {
  const isFirst = claimDelivery(app.context, deliveryKey);
  // Awaited where it matters; an opener that never asks must not turn it into an unhandled rejection.
  isFirst.catch(() => {});
  return { correlationId: randomUUID(), respond: respondTo(responseUrl, app.log), isFirst };
}

/** A slash command, after its acknowledgement. */
export async function takeCommand(app: SlackApp, registry: Registry, body: SlashCommand): Promise<void> {
  const command = commandOf(body, meansOf(app, `command:${body.trigger_id}`, body.response_url));
  const { name, actor, correlationId, respond } = command;
  app.log.info({ command: name, slackUserId: actor.userId, correlationId }, 'command');
  const handler = handlerOf(registry.commands, name);
  try {
    if (handler === undefined) {
      await respond({ text: `\`${name}\` is not a command of Dialtone. \`/voice help\` lists them.` });
      return;
    }
    await handler(app, command);
  } catch (error) {
    await respond({ text: failureText(app, error, correlationId) });
  }
}

/** A click or a changed value, after its acknowledgement. */
export async function takeClick(
  app: SlackApp,
  registry: Registry,
  body: BlockAction,
  action: BlockElementAction,
): Promise<void> {
  const key = `action:${body.trigger_id}:${action.action_id}`;
  const means = meansOf(app, key, body.response_url);
  const isInHome = body.view?.type === 'home';
  const asked = { ...means, userId: body.user.id, triggerId: body.trigger_id };
  const respond = isInHome ? respondInHome(app, asked) : means.respond;
  const click = clickOf(body, action, { ...means, respond });
  const { actionId, actor, correlationId } = click;
  app.log.info({ actionId, slackUserId: actor.userId, correlationId }, 'action');
  const handler = handlerOf(registry.actions, actionId);
  try {
    if (handler === undefined) throw new Error(`no handler for the action ${actionId}`);
    if (!registry.openers.has(actionId)) {
      if (!(await click.isFirst)) return;
      await refreshPerson(app.context, actor.userId);
    }
    await handler(app, click);
  } catch (error) {
    await tellClicker(app, click, failureText(app, error, correlationId));
  }
}

/** In a message through its `response_url`; a modal has none, so there in the view itself, which keeps its inputs. */
async function tellClicker(
  app: SlackApp,
  { view, respond, correlationId }: Click,
  text: string,
): Promise<void> {
  if (view === undefined) return respond({ text });
  await updateView(app.client, { id: view.id }, withAlert(view.drawn, 'error', text)).catch(
    (error: unknown) => app.log.warn({ err: error, correlationId }, 'view could not be told of a failure'),
  );
}

const SLOW =
  'Dialtone is slow at the moment and cannot say yet whether this was saved. Wait a minute and look at `/voice status` before you send it again.';

/**
 * A submitted view. Its answer carries field errors or the next view, so it comes before the acknowledgement, and
 * always in time: the handler's, or the same view with what went wrong.
 */
export async function takeSubmission(
  app: SlackApp,
  registry: Registry,
  body: ViewSubmitAction,
): Promise<SubmitAnswer> {
  const submission = submissionOf(body, randomUUID());
  const { view, actor, correlationId } = submission;
  app.log.info({ view: view.callbackId, slackUserId: actor.userId, correlationId }, 'submission');
  const withText = (level: 'error' | 'warning', text: string): SubmitAnswer => ({
    response_action: 'update',
    view: withAlert(view.drawn, level, text),
  });
  const handler = handlerOf(registry.views, view.callbackId);
  const work = (
    handler?.(app, submission) ?? Promise.reject(new Error(`no handler for the view ${view.callbackId}`))
  ).catch((error: unknown) => withText('error', failureText(app, error, correlationId)));
  const done = await withinDeadline(work, ANSWER_WITHIN_MS);
  if (done !== undefined) return done.value;
  app.log.warn({ correlationId, view: view.callbackId }, 'submission took too long for its result');
  return withText('warning', SLOW);
}
