import { isObject, type JsonObject, parseJson } from './json.ts';
import { messageContent, threadTs } from './web-api/content.ts';
import { isOn, Refusal } from './web-api/method.ts';
import type { ResponseTarget } from './workspace/response-urls.ts';
import type { Workspace } from './workspace.ts';

export interface UrlAnswer {
  readonly status: number;
  readonly body: string;
}

/** Answers one POST to a response URL: five uses in 30 minutes, ephemeral unless `in_channel`. */
export function answerResponseUrl(workspace: Workspace, id: string, body: string): UrlAnswer {
  const target = workspace.responseUrls.use(id);
  if (typeof target === 'string') return refused(workspace, 404, target);
  const args = parseJson(body);
  if (!isObject(args)) return refused(workspace, 400, 'invalid_payload');
  try {
    speak(workspace, target, args);
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(workspace, 400, error.error, error.message);
  }
}

function refused(workspace: Workspace, status: number, error: string, message = error): UrlAnswer {
  workspace.violations.add('response_url', 'response_url', message);
  return { status, body: JSON.stringify({ ok: false, error }) };
}

function speak(workspace: Workspace, target: ResponseTarget, args: JsonObject): void {
  const original =
    target.originalTs === undefined ? undefined : workspace.messages.find(target.channel, target.originalTs);
  if (isOn(args.delete_original)) {
    if (original !== undefined) workspace.remove(original);
    return;
  }
  const { text = '', blocks = [], metadata } = messageContent(args, workspace);
  const content = { text, blocks, ...(metadata === undefined ? {} : { metadata }) };
  if (isOn(args.replace_original) && original !== undefined) {
    workspace.redraw(original, content);
    return;
  }
  const thread = threadTs(args);
  workspace.post(target.channel, content, {
    ...(thread === undefined ? {} : { threadTs: thread }),
    ...(args.response_type === 'in_channel' ? {} : { ephemeralFor: target.userId }),
  });
}
