import type { KnownBlock, View } from '@slack/types';
import { AppError } from '#src/domain/errors.ts';
import { callSlack } from '../errors.ts';
import { failureText } from '../failures.ts';
import type { Command, MessageContent, Respond, SlackApp } from '../interactions.ts';
import { closedView } from '../views.ts';
import { HUB_ACTIONS } from './actions.ts';

const TITLE = 'Dialtone';
const IN_MESSAGES = 'This is in the *Messages* tab now, where it can be used.';

const HUB_IDS: ReadonlySet<string | undefined> = new Set(Object.values(HUB_ACTIONS));

/** The buttons that stand in the Home itself are not needed in an answer to one of them. */
const isOfHub = (block: KnownBlock): boolean =>
  block.type === 'actions' &&
  block.elements.every((element) => 'action_id' in element && HUB_IDS.has(element.action_id));

/** Slack takes these in a modal, and nothing in them is to be clicked. */
const READABLE = new Set<KnownBlock['type']>(['section', 'context', 'header', 'divider', 'rich_text']);

const isReadable = (block: KnownBlock): boolean =>
  READABLE.has(block.type) && !('accessory' in block && block.accessory !== undefined);

/** What is only read, as a modal; undefined for what is used further. */
export function readInModal({ text, blocks }: MessageContent): View | undefined {
  const told = closedView(TITLE, 'info', text);
  if (blocks === undefined) return told;
  const read = blocks.filter((block) => !isOfHub(block));
  return read.length > 0 && read.every(isReadable) ? { ...told, blocks: read } : undefined;
}

const isRefused = (error: unknown): boolean =>
  error instanceof AppError && error.details.slackError === 'invalid_blocks';

async function sendDirectly(
  { client }: SlackApp,
  userId: string,
  { text, blocks = [], otherwise }: MessageContent,
): Promise<void> {
  const { channel } = await callSlack(() => client.conversations.open({ users: userId }));
  const post = (shown: readonly KnownBlock[]) =>
    callSlack(() => client.chat.postMessage({ channel: channel?.id ?? userId, text, blocks: [...shown] }));
  await post(blocks).catch((error: unknown) => {
    if (otherwise === undefined || !isRefused(error)) throw error;
    return post(otherwise);
  });
}

type Asked = Pick<Command, 'triggerId' | 'correlationId'> & { readonly userId: string };

/**
 * Answers a click in the App Home or a global shortcut, which have no `response_url`: in a modal what is only read, as
 * a direct message what is used further. A modal whose trigger is used up or expired (3 seconds) becomes a direct
 * message. An answer that Slack does not take is logged, never thrown.
 */
export function respondInHome(app: SlackApp, { userId, triggerId, correlationId }: Asked): Respond {
  const open = (view: View) => callSlack(() => app.client.views.open({ trigger_id: triggerId, view }));
  const logged = (error: unknown) =>
    app.log.warn({ err: error, slackUserId: userId, correlationId }, 'app home click could not be answered');

  return async (message) => {
    const view = readInModal(message);
    if (view !== undefined) {
      await open(view).catch(() => sendDirectly(app, userId, message).catch(logged));
      return;
    }
    const told = await sendDirectly(app, userId, message).then(
      () => closedView(TITLE, 'info', IN_MESSAGES),
      (error: unknown) => closedView(TITLE, 'error', failureText(app, error, correlationId)),
    );
    await open(told).catch(logged);
  };
}
