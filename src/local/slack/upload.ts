import { setTimeout as delay } from 'node:timers/promises';
import type { WebApi } from './web-api/web-api.ts';
import type { Workspace } from './workspace.ts';

interface UploadAnswer {
  readonly status: number;
  readonly body: string;
}

/** The bytes of a body: those of the first file in a multipart form, else all. */
async function fileIn(body: Buffer, contentType: string): Promise<Buffer | undefined> {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const file = [...form.values()].find((part) => typeof part !== 'string');
  return file === undefined ? undefined : Buffer.from(await file.arrayBuffer());
}

/**
 * Takes one POST to an upload URL of files.getUploadURLExternal, raw or as a multipart form. Slack answers 200 when
 * it has the bytes and another status when not; here 404 for an unknown or used URL, 400 for another length than
 * was announced.
 */
export async function answerUpload(
  { workspace, webApi }: { workspace: Workspace; webApi: WebApi },
  uploadId: string,
  body: Buffer,
  contentType: string,
): Promise<UploadAnswer> {
  const fault = webApi.faults.take('upload', {});
  if (fault?.delayMs !== undefined) await delay(fault.delayMs);
  if (fault?.status !== undefined) return { status: fault.status, body: 'the upload failed' };
  const content = await fileIn(body, contentType);
  if (content === undefined) return { status: 400, body: 'no_file_data' };
  const received = workspace.files.receive(uploadId, content);
  if (typeof received !== 'string') return { status: 200, body: `OK - ${content.length}` };
  workspace.violations.add('invalid_arguments', 'upload', received);
  return { status: received === 'no_such_url' ? 404 : 400, body: received };
}
