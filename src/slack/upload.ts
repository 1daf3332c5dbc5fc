import type { WebClient } from '@slack/web-api';
import { AppError } from '#src/domain/errors.ts';
import type { ExportFile } from '#src/ports.ts';
import { readSlackError } from './errors.ts';
import { captionOf, titleOf } from './inventory/list-words.ts';
import { inline, plainDay } from './mrkdwn.ts';

/**
 * A file with its comment in a channel, by `files.getUploadURLExternal`, the upload and
 * `files.completeUploadExternal`. Throws `AppError`; the SDK tells an upload that Slack did not take by a bare `Error`.
 */
export async function uploadFile(client: WebClient, channel: string, file: ExportFile): Promise<void> {
  const { name, content, list, count, at } = file;
  try {
    await client.filesUploadV2({
      channel_id: channel,
      filename: name,
      title: `${captionOf(list)}, ${plainDay(at)}`,
      content,
      initial_comment: `${inline(titleOf(list, count))}, as Dialtone has them now.`,
    });
  } catch (error) {
    const read = readSlackError(error);
    throw read instanceof AppError
      ? read
      : new AppError('slack_unavailable', { slackError: 'upload_failed' }, { cause: error });
  }
}
