import type { JsonObject } from './json.ts';
import type { MessageRecord } from './workspace/messages.ts';

const COMMA = Buffer.from(',');

function storedMessage({ files, ...message }: MessageRecord): JsonObject {
  if (files === undefined) return message;
  return { ...message, files: files.map((file) => ({ ...file, content: file.content.toString('base64') })) };
}

/** Messages as JSON (UTF-8). Each is put into words once per drawing: all are written after every change of one. */
export class MessageJson {
  readonly #known = new WeakMap<MessageRecord, { redraws: number; json: Buffer }>();

  /** What stands in a JSON array, in parts that follow each other. */
  itemsOf(messages: readonly MessageRecord[]): Buffer[] {
    return messages.flatMap((message, index) => {
      const json = this.#of(message);
      return index === 0 ? [json] : [COMMA, json];
    });
  }

  #of(message: MessageRecord): Buffer {
    const known = this.#known.get(message);
    if (known?.redraws === message.redraws) return known.json;
    const json = Buffer.from(JSON.stringify(storedMessage(message)));
    this.#known.set(message, { redraws: message.redraws, json });
    return json;
  }
}
