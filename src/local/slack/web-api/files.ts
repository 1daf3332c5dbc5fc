import { type JsonObject, objectsOf, stringOf } from '../json.ts';
import { type FileRecord, fileOnTheWire } from '../workspace/files.ts';
import { joinedChannel } from './channels.ts';
import { chatContent, threadTs } from './content.ts';
import { type Context, type Method, Refusal, required } from './method.ts';

const scopes = ['files:write'];
const MAX_ALT_TEXT = 1000;

function invalid(message: string): Refusal {
  return new Refusal('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${message}`] } });
}

const getUploadURLExternal: Method = {
  scopes,
  handle(args, context) {
    const name = required(args, 'filename');
    if (args.length === undefined) throw invalid('missing required field: length');
    const length = Number(args.length);
    if (!Number.isInteger(length) || length < 0) throw invalid('must be an integer [json-pointer:/length]');
    if (length === 0) throw new Refusal('missing_argument');
    if ((stringOf(args.alt_txt) ?? '').length > MAX_ALT_TEXT) throw new Refusal('alt_txt_too_large');
    const { id, uploadId } = context.workspace.files.announce(name, length);
    return { upload_url: `${context.origin}/upload/${uploadId}`, file_id: id };
  },
};

/** A file as the answer shows it: it comes before Slack has looked at the file and shared it. */
function unprocessed(file: FileRecord): JsonObject {
  return {
    ...fileOnTheWire(file),
    mimetype: '',
    filetype: '',
    channels: [],
    groups: [],
    ims: [],
    shares: {},
  };
}

/** The text or blocks around the files; blocks count only without a comment. */
function around(args: JsonObject, context: Context): { text: string; blocks: JsonObject[] } {
  const comment = stringOf(args.initial_comment) ?? '';
  if (comment !== '' || args.blocks === undefined) return { text: comment, blocks: [] };
  const { text = '', blocks = [] } = chatContent({ blocks: args.blocks }, context.workspace);
  return { text, blocks };
}

const completeUploadExternal: Method = {
  scopes,
  handle(args, context) {
    const { workspace } = context;
    const given = objectsOf(args.files);
    if (!Array.isArray(args.files) || given.length === 0) throw invalid('missing required field: files');
    const channelId = stringOf(args.channel_id);
    if (channelId !== undefined && !/^[CGDZ][A-Z0-9]+$/.test(channelId)) {
      throw invalid('input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]');
    }
    const channel = channelId === undefined ? undefined : joinedChannel(context, channelId);
    const thread = threadTs(args);
    const content = around(args, context);
    if (!given.every(({ id }) => workspace.files.isUploaded(String(id)))) throw new Refusal('file_not_found');
    const files = given.flatMap(
      ({ id, title }) => workspace.files.complete(String(id), stringOf(title)) ?? [],
    );
    if (channel !== undefined) {
      const place = thread === undefined ? {} : { threadTs: thread };
      workspace.post(channel.id, { ...content, files }, place);
    }
    return { files: files.map(unprocessed) };
  },
};

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadURLExternal,
  'files.completeUploadExternal': completeUploadExternal,
};
