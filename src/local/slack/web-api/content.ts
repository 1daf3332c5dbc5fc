import limits from '../block-kit/limits.json' with { type: 'json' };
import { codePoints } from '../block-kit/rules.ts';
import { validateMessage } from '../block-kit/validate.ts';
import { isObject, type JsonObject, objectsOf, stringOf } from '../json.ts';
import { Refusal, refuseProblems } from './method.ts';

export interface Content {
  text?: string;
  blocks?: JsonObject[];
  metadata?: JsonObject;
}

/** Text, blocks and metadata of a message, checked as Slack checks them. */
export function messageContent(args: JsonObject): Content {
  const text = stringOf(args.text);
  if (args.attachments !== undefined) {
    throw new Refusal('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] attachments are not part of the local workspace'] },
    });
  }
  if (args.blocks !== undefined && !Array.isArray(args.blocks)) throw new Refusal('invalid_blocks_format');
  const blocks = args.blocks === undefined ? undefined : objectsOf(args.blocks);
  if ((text ?? '') === '' && (blocks ?? []).length === 0) throw new Refusal('no_text');
  if (text !== undefined && codePoints(text) > limits.message.text.max_length)
    throw new Refusal('msg_too_long');
  if (args.blocks !== undefined) refuseProblems('invalid_blocks', validateMessage(args.blocks));
  const metadata = messageMetadata(args.metadata);
  return {
    ...(text === undefined ? {} : { text }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function messageMetadata(value: unknown): JsonObject | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value) || typeof value.event_type !== 'string' || !isObject(value.event_payload)) {
    throw new Refusal('invalid_metadata_format');
  }
  return value;
}

/** thread_ts must look like a ts. */
export function threadTs(args: JsonObject): string | undefined {
  const value = stringOf(args.thread_ts);
  if (value === undefined) return undefined;
  if (!/^\d{10}\.\d{6}$/.test(value)) throw new Refusal('invalid_thread_ts');
  return value;
}
