import { JSON_TYPE } from '../delivery/courier.ts';
import type { Send, SendOptions } from '../driver.ts';
import {
  commandFields,
  commandParcel,
  envelope,
  eventParcel,
  interactionParcel,
  responseUrlFor,
  triggerFor,
  urlVerificationParcel,
} from '../interactions/payload.ts';
import type { Stage } from '../interactions/stage.ts';
import type { JsonObject } from '../json.ts';
import type { Delivery, DeliveryKind } from '../records.ts';

const KINDS: readonly DeliveryKind[] = [
  'block_actions',
  'view_submission',
  'view_closed',
  'block_suggestion',
  'shortcut',
  'message_action',
];

function kindOf(payload: JsonObject): DeliveryKind {
  return KINDS.find((kind) => kind === payload.type) ?? 'raw';
}

/** Sends what no Slack client sends. */
export function senderOf(stage: Stage): Send {
  const requester = () => stage.workspace.mustHaveUser('U0REQUESTER');
  const interaction = (payload: JsonObject, options?: SendOptions): Promise<Delivery> =>
    stage.courier.send(interactionParcel(kindOf(payload), payload), options);
  return {
    interaction,
    raw: ({ body, path, headers = {} }) => {
      const contentType = headers['content-type'] ?? JSON_TYPE;
      const place = path === undefined ? {} : { path };
      return stage.courier.send(
        { kind: 'raw', payload: {}, body, contentType, unsigned: true, ...place },
        { headers },
      );
    },
    command: (fields = {}, options) => {
      const usual = commandFields(stage, requester(), '/voice', '', 'C0GENERAL');
      return stage.courier.send(commandParcel({ ...usual, ...fields }), options);
    },
    action: (payload = {}, options) => {
      const user = requester();
      const usual = {
        type: 'block_actions',
        ...envelope(user),
        container: {
          type: 'message',
          message_ts: stage.workspace.ids.ts(),
          channel_id: 'C0GENERAL',
          is_ephemeral: false,
        },
        channel: { id: 'C0GENERAL', name: 'general' },
        trigger_id: triggerFor(stage, user, 'C0GENERAL'),
        response_url: responseUrlFor(stage, user.id, 'C0GENERAL'),
        state: { values: {} },
        actions: [],
      };
      return interaction({ ...usual, ...payload }, options);
    },
    event: (event, options) => stage.courier.sendEvent(eventParcel(stage, event), options),
    urlVerification: () => stage.courier.send(urlVerificationParcel(stage.workspace.ids.id('challenge'))),
    again: (delivery, options) => {
      const { kind, payload, requestBody: body, contentType } = delivery;
      return stage.courier.send({ kind, payload, body, contentType }, options);
    },
  };
}
