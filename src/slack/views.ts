import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { AppError } from '../domain/errors.ts';
import { refreshPerson } from '../usecases/people.ts';
import { section } from './blocks.ts';
import { callSlack } from './errors.ts';
import { failureText, withAlert } from './failures.ts';
import type { Opener, SlackApp } from './interactions.ts';

export interface DrawnView {
  readonly id: string;
  readonly hash: string;
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });

function drawnOf(view: { id?: string; hash?: string } | undefined): DrawnView {
  return { id: view?.id ?? '', hash: view?.hash ?? '' };
}

/** `views.update`. Throws `AppError`; a view that the person closed is `slack_view_gone`. */
export async function updateView(
  client: WebClient,
  target: { readonly id: string; readonly hash?: string | undefined },
  view: View,
): Promise<DrawnView> {
  const hash = target.hash === undefined ? {} : { hash: target.hash };
  const answer = await callSlack(() => client.views.update({ view_id: target.id, view, ...hash }));
  return drawnOf(answer.view);
}

/** The same view without a way to send it: something ended it. */
export function closedView(title: string, level: 'error' | 'info', text: string): View {
  const empty: View = { type: 'modal', title: plain(title), close: plain('Done'), blocks: [] };
  return withAlert(empty, level, text);
}

export interface Opening {
  /** The same title as the form's. */
  readonly title: string;
  /** What is being loaded: “Loading projects and prices…”. */
  readonly loading: string;
  /** What opens it again: “Run `/voice-request` again.” */
  readonly again: string;
}

type Place = 'first' | 'on top';

async function openLoading(
  app: SlackApp,
  from: Opener,
  { title, loading, again }: Opening,
  place: Place,
): Promise<DrawnView | undefined> {
  const view: View = {
    type: 'modal',
    title: plain(title),
    close: plain('Cancel'),
    blocks: [section(loading)],
  };
  try {
    const shown = { trigger_id: from.triggerId, view };
    const answer = await callSlack(() =>
      place === 'first' ? app.client.views.open(shown) : app.client.views.push(shown),
    );
    return drawnOf(answer.view);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'slack_trigger_expired') throw error;
    if (await from.isFirst)
      await from.respond({ text: `*The form opened too late, so nothing was sent.* ${again}` });
    return undefined;
  }
}

/**
 * Opens a modal: a loading view before anything else, since its trigger lives three seconds, then what `load` draws.
 * A person who closed it meanwhile is left alone; a failure is told in the view, or
 * in a message that only they see where Slack does not take that either.
 */
export function openModal(
  app: SlackApp,
  from: Opener,
  opening: Opening,
  load: () => Promise<View>,
): Promise<void> {
  return openAt('first', app, from, opening, load);
}

/** The same on top of the modal that was clicked in; closing it brings that one back as it was. */
export function pushModal(
  app: SlackApp,
  from: Opener,
  opening: Opening,
  load: () => Promise<View>,
): Promise<void> {
  return openAt('on top', app, from, opening, load);
}

async function openAt(
  place: Place,
  app: SlackApp,
  from: Opener,
  opening: Opening,
  load: () => Promise<View>,
): Promise<void> {
  const opened = await openLoading(app, from, opening, place);
  if (opened === undefined) return;
  try {
    await refreshPerson(app.context, from.actor.userId);
    await updateView(app.client, opened, await load());
  } catch (error) {
    if (error instanceof AppError && error.code === 'slack_view_gone') return;
    const text = `${failureText(app, error, from.correlationId)} Nothing was sent.`;
    try {
      await updateView(app.client, { id: opened.id }, closedView(opening.title, 'error', text));
    } catch (second) {
      if (second instanceof AppError && second.code === 'slack_view_gone') return;
      app.log.warn({ err: second, correlationId: from.correlationId }, 'view could not be told');
      // It loads for ever: another way to the person may still be open.
      await from.respond({ text: `${text} ${opening.again}` });
    }
  }
}
