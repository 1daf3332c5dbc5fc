import type { IncomingMessage } from 'node:http';
import { PageRefusal } from './page-refusal.ts';

const MAX_BYTES = 1024 * 1024;
const TOO_LARGE = 'This is more than 1 MB. Send less at once.';

/** The text of a body that is said to be JSON. Throws a `PageRefusal` for another type and above 1 MB. */
export async function readJsonText(request: IncomingMessage): Promise<string> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new PageRefusal(415, 'Only JSON is taken. Send it with the content type application/json.');
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) throw new PageRefusal(413, TOO_LARGE);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BYTES) throw new PageRefusal(413, TOO_LARGE);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
