import { randomUUID } from 'node:crypto';
import type { BlockSuggestion, GlobalShortcut, ViewClosedAction } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { claimDelivery } from '../usecases/claim-delivery.ts';
import { refreshPerson } from '../usecases/people.ts';
import { section } from './blocks.ts';
import { actorOf, openViewOf, optionsQueryOf } from './bodies.ts';
import { ANSWER_WITHIN_MS, withinDeadline } from './deadline.ts';
import { callSlack } from './errors.ts';
import { failureText } from './failures.ts';
import { respondInHome } from './home/respond-in-home.ts';
import type { SlackApp } from './interactions.ts';
import { handlerOf, type Registry } from './registry.ts';
import { meansOf } from './take.ts';

/** Words typed into a select; a search that fails or takes too long offers nothing, and the next keystroke asks again. */
export async function takeQuery(
  app: SlackApp,
  registry: Registry,
  body: BlockSuggestion,
): Promise<readonly PlainTextOption[]> {
  const handler = handlerOf(registry.options, body.action_id);
  if (handler === undefined) return [];
  const query = optionsQueryOf(body, randomUUID());
  const search = Promise.resolve(handler(app, query)).catch((error: unknown) => {
    app.log.warn({ err: error, correlationId: query.correlationId }, 'options could not be searched');
    return [];
  });
  return (await withinDeadline(search, ANSWER_WITHIN_MS))?.value ?? [];
}

/** A view that somebody closed. */
export async function takeClosing(app: SlackApp, registry: Registry, body: ViewClosedAction): Promise<void> {
  const handler = handlerOf(registry.closings, body.view.callback_id);
  if (handler === undefined) return;
  const correlationId = randomUUID();
  const view = openViewOf(body.view);
  await handler(app, { actor: actorOf(body.user, body.team), correlationId, view }).catch((error: unknown) =>
    app.log.warn({ err: error, correlationId, view: view.callbackId }, 'closed view could not be kept'),
  );
}

/** A global shortcut, after its acknowledgement. It opens a view; what goes wrong before that is told all the same. */
export async function takeShortcut(app: SlackApp, registry: Registry, body: GlobalShortcut): Promise<void> {
  const { callback_id: callbackId, trigger_id: triggerId } = body;
  const handler = handlerOf(registry.shortcuts, callbackId);
  const means = meansOf(app, `shortcut:${triggerId}`, undefined);
  const actor = actorOf(body.user, body.team);
  const { correlationId } = means;
  const respond = respondInHome(app, { userId: actor.userId, triggerId, correlationId });
  app.log.info({ shortcut: callbackId, slackUserId: actor.userId, correlationId }, 'shortcut');
  try {
    if (handler === undefined) throw new Error(`no handler for the shortcut ${callbackId}`);
    await handler(app, { actor, ...means, respond, callbackId, triggerId });
  } catch (error) {
    await respond({ text: failureText(app, error, correlationId) });
  }
}

/** Where nothing was published yet, Slack shows an empty page: then the reason stands there. */
async function tellInHome(app: SlackApp, userId: string, text: string): Promise<void> {
  const view = { type: 'home' as const, blocks: [section(text)] };
  await callSlack(() => app.client.views.publish({ user_id: userId, view })).catch((error: unknown) =>
    app.log.warn({ err: error, slackUserId: userId }, 'app home could not be told of a failure'),
  );
}

interface HomeOpenedBody {
  readonly event_id: string;
  readonly team_id: string;
  /** With what is shown at the moment. */
  readonly event: { readonly view?: unknown };
}

/** A person looks at their App Home; Slack sends the event again when it hears nothing, so it is taken once. */
export async function takeHomeOpened(
  app: SlackApp,
  registry: Registry,
  userId: string,
  body: HomeOpenedBody,
): Promise<void> {
  const correlationId = randomUUID();
  try {
    const isFirst = claimDelivery(app.context, `event:${body.event_id}`);
    if (!(await isFirst)) return;
    const actor = actorOf({ id: userId, team_id: body.team_id }, undefined);
    await refreshPerson(app.context, actor.userId);
    await registry.homeOpened?.(app, { actor, correlationId, isFirst });
  } catch (error) {
    const text = failureText(app, error, correlationId);
    if (body.event.view === undefined) await tellInHome(app, userId, text);
  }
}
