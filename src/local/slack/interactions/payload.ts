import { FORM, JSON_TYPE, type Parcel } from '../delivery/courier.ts';
import type { JsonObject } from '../json.ts';
import type { DeliveryKind } from '../records.ts';
import { APP, LOCAL_TEAM, type SlackUser, teamOf } from '../workspace/people.ts';
import type { ViewRecord } from '../workspace/views.ts';
import type { Stage } from './stage.ts';

/** The legacy verification token that every payload still carries. */
const TOKEN = 'local-verification-token';

/** What every interaction payload has: who, which team, which app. The team is the person's own. */
export function envelope(user: SlackUser): JsonObject {
  const team = teamOf(user);
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: APP.id,
    token: TOKEN,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelPart(stage: Stage, id: string): JsonObject {
  const channel = stage.workspace.mustHaveChannel(id);
  const names = { public: channel.name, private: 'privategroup', im: 'directmessage' };
  return { id, name: names[channel.kind] };
}

/** A trigger id for something that the person has just done. */
export function triggerFor(stage: Stage, user: SlackUser, channel?: string, view?: ViewRecord): string {
  return stage.workspace.triggers.issue({ userId: user.id, channel, viewId: view?.id });
}

/** A response URL that speaks to the person in the channel. */
export function responseUrlFor(stage: Stage, userId: string, channel: string, originalTs?: string): string {
  const target = { userId, channel, originalTs };
  return `${stage.origin}/response/${stage.workspace.responseUrls.issue(target)}`;
}

/** An interaction as Slack posts it: a form with the JSON in `payload`. */
export function interactionParcel(kind: DeliveryKind, payload: JsonObject): Parcel {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return { kind, payload, body, contentType: FORM };
}

export function commandFields(
  stage: Stage,
  user: SlackUser,
  command: string,
  text: string,
  channelId: string,
): Record<string, string> {
  const team = teamOf(user);
  return {
    token: TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channelId,
    channel_name: String(channelPart(stage, channelId).name),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: APP.id,
    is_enterprise_install: 'false',
    response_url: responseUrlFor(stage, user.id, channelId),
    trigger_id: triggerFor(stage, user, channelId),
  };
}

export function commandParcel(fields: Readonly<Record<string, string>>): Parcel {
  return {
    kind: 'command',
    payload: { ...fields },
    body: new URLSearchParams(fields).toString(),
    contentType: FORM,
  };
}

export function eventParcel(stage: Stage, event: JsonObject): Parcel {
  const { workspace } = stage;
  const payload = {
    token: TOKEN,
    team_id: LOCAL_TEAM.id,
    context_team_id: LOCAL_TEAM.id,
    context_enterprise_id: null,
    api_app_id: APP.id,
    event: { event_ts: workspace.ids.ts(), ...event },
    type: 'event_callback',
    event_id: workspace.ids.id('Ev'),
    event_time: Math.floor(workspace.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: LOCAL_TEAM.id,
        user_id: APP.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
  return { kind: 'event', payload, body: JSON.stringify(payload), contentType: JSON_TYPE };
}

export function urlVerificationParcel(challenge: string): Parcel {
  const payload = { token: TOKEN, challenge, type: 'url_verification' };
  return { kind: 'url_verification', payload, body: JSON.stringify(payload), contentType: JSON_TYPE };
}
