import limits from '../block-kit/limits.json' with { type: 'json' };
import { codePoints } from '../block-kit/rules.ts';
import { blockText } from '../block-kit/text-total.ts';
import { validateMessage } from '../block-kit/validate.ts';
import { isObject, type JsonObject, objectsOf, stringOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { Refusal, refuseProblems, refuseTypes } from './method.ts';

export interface Content {
  text?: string;
  blocks?: JsonObject[];
  metadata?: JsonObject;
}

/** Text, blocks and metadata of a message, checked as Slack checks them. */
export function messageContent(args: JsonObject, workspace: Workspace): Content {
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
  refuseTypes('invalid_blocks', args.blocks, '/blocks', workspace);
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

/**
 * As `messageContent`, and not more than 12,000 characters in all blocks together (tables have a limit of their own).
 * Slack names this limit for chat.postMessage only; it is not documented how exactly it counts.
 */
export function chatContent(args: JsonObject, workspace: Workspace): Content {
  const content = messageContent(args, workspace);
  if (blockText(content.blocks ?? []) > limits.message.blocks.max_text)
    throw new Refusal('msg_blocks_too_long');
  return content;
}

/** thread_ts must look like a ts. */
export function threadTs(args: JsonObject): string | undefined {
  const value = stringOf(args.thread_ts);
  if (value === undefined) return undefined;
  if (!/^\d{10}\.\d{6}$/.test(value)) throw new Refusal('invalid_thread_ts');
  return value;
}
