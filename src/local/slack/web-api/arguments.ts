import type { IncomingMessage } from 'node:http';
import { type JsonObject, objectOf, parseJson } from '../json.ts';

const JSON_ARGUMENTS = ['blocks', 'view', 'metadata', 'attachments', 'files'];
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Reads a request's body as text. Rejects above 4 MB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/** Reads a request's body as it is. Rejects above 4 MB. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('the body is larger than 4 MB');
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function fromForm(body: string): JsonObject {
  const args: JsonObject = {};
  for (const [name, value] of new URLSearchParams(body)) {
    args[name] = JSON_ARGUMENTS.includes(name) ? (parseJson(value) ?? value) : value;
  }
  return args;
}

/** The arguments and the token of a Web API call: form-encoded (nested values as JSON) or JSON. */
export function parseArguments(
  body: string,
  contentType: string,
  authorization: string | undefined,
): { args: JsonObject; token: string | undefined } {
  const parsed = contentType.includes('json') ? objectOf(parseJson(body)) : fromForm(body);
  const { token: inBody, ...args } = parsed;
  for (const name of JSON_ARGUMENTS) {
    const value = args[name];
    if (typeof value === 'string') args[name] = parseJson(value) ?? value;
  }
  const bearer = authorization?.match(/^Bearer (.+)$/)?.[1];
  const token = bearer ?? (typeof inBody === 'string' && inBody !== '' ? inBody : undefined);
  return { args, token };
}
