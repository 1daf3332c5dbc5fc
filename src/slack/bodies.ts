import type {
  BlockAction,
  BlockElementAction,
  BlockSuggestion,
  SlashCommand,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { View } from '@slack/types';
import type { UserActor } from '../domain/actor.ts';
import type { SlackUserId } from '../domain/request.ts';
import type { Click, Command, IsFirst, OpenView, OptionsQuery, Respond, Submission } from './interactions.ts';

interface BodyUser {
  readonly id: string;
  readonly team_id?: string | undefined;
}

/** A person of another workspace carries that workspace's id, whatever channel they click in. */
export function actorOf(user: BodyUser, team: { readonly id: string } | null | undefined): UserActor {
  return { kind: 'user', userId: user.id as SlackUserId, teamId: user.team_id ?? team?.id ?? '' };
}

export interface Means {
  readonly correlationId: string;
  readonly respond: Respond;
  readonly isFirst: IsFirst;
}

export function commandOf(body: SlashCommand, means: Means): Command {
  return {
    actor: actorOf({ id: body.user_id, team_id: body.team_id }, undefined),
    ...means,
    name: body.command,
    text: body.text,
    channelId: body.channel_id,
    triggerId: body.trigger_id,
  };
}

/** Slack sends its own copy of the view: what of it may be sent back. */
function drawnOf(view: ViewOutput): View {
  const { type, callback_id, title, close, submit, blocks, private_metadata, notify_on_close } = view;
  return {
    type: 'modal',
    callback_id,
    title,
    ...(type === 'modal' && close !== null ? { close } : {}),
    ...(submit === null ? {} : { submit }),
    blocks,
    private_metadata,
    notify_on_close,
  };
}

export function openViewOf(view: ViewOutput): OpenView {
  return {
    id: view.id,
    rootId: view.root_view_id ?? view.id,
    hash: view.hash,
    callbackId: view.callback_id,
    metadata: view.private_metadata,
    // Slack does not document a state of closed views.
    values: view.state?.values ?? {},
    drawn: drawnOf(view),
  };
}

function chosenValue(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  if (action.type === 'overflow' || action.type === 'static_select' || action.type === 'radio_buttons')
    return action.selected_option?.value ?? '';
  if (action.type === 'external_select') return action.selected_option?.value ?? '';
  return '';
}

export function clickOf(body: BlockAction, action: BlockElementAction, means: Means): Click {
  const { channel, message, container } = body;
  return {
    actor: actorOf(body.user, body.team),
    ...means,
    actionId: action.action_id,
    blockId: action.block_id,
    value: chosenValue(action),
    triggerId: body.trigger_id,
    clickedAt: Number(action.action_ts),
    message:
      channel === undefined || message === undefined
        ? undefined
        : { channelId: channel.id, ts: message.ts, isEphemeral: container.is_ephemeral === true },
    // The App Home is a view too, but none that could be told of a failure or be closed.
    view: body.view === undefined || body.view.type === 'home' ? undefined : openViewOf(body.view),
  };
}

export function submissionOf(body: ViewSubmitAction, correlationId: string): Submission {
  return { actor: actorOf(body.user, body.team), correlationId, view: openViewOf(body.view) };
}

export function optionsQueryOf(body: BlockSuggestion, correlationId: string): OptionsQuery {
  return { actor: actorOf(body.user, body.team), correlationId, query: body.value };
}
