import type { ModalView } from '@slack/types';
import { countryName } from '#src/domain/countries.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { OrderView, RequestView } from '#src/domain/request-view.ts';
import { context, inBlocks, plainText, preformatted, section } from '../blocks.ts';
import { orderFailureShort } from '../error-text.ts';
import { link, plainLine } from '../mrkdwn.ts';
import { counted, NUMBER_TYPE_WORDS } from '../words.ts';
import { TEST_MODE_LINE } from './context-line.ts';
import type { CardSettings } from './settings.ts';

const SUPPORT_CENTER = 'https://console.aws.amazon.com/support/home';

/** What AWS itself said, so that Support finds the calls. */
function answersOf(orders: readonly OrderView[]): string[] {
  return orders.flatMap(({ position, error }) => {
    const { exception, reason, awsRequestId } = error?.details ?? {};
    const parts = [
      exception,
      reason && `Reason ${reason}`,
      awsRequestId && `AWS request id ${awsRequestId}`,
    ].filter((part) => part !== undefined && part !== '');
    return parts.length === 0 ? [] : [`  AWS answered for number ${position}: ${parts.join(', ')}`];
  });
}

/** Orders of one line that failed for the same reason stand together. */
function groups(failed: readonly OrderView[]): OrderView[][] {
  const byReason = Map.groupBy(failed, ({ line, error }) => `${line.id} ${error?.code}`);
  return [...byReason.values()];
}

function groupText(orders: readonly OrderView[], request: RequestView): string[] {
  const [first] = orders;
  if (first === undefined) return [];
  const { country, numberType, useCase } = first.line;
  const why = orderFailureShort(first, { region: request.project.region, admins: [] });
  return [
    `- ${orders.length} × ${countryName(country)} (${country}), ${NUMBER_TYPE_WORDS[numberType]}, message type ${useCase}, capability VOICE`,
    `  What happened: ${why}`,
    ...answersOf(orders),
  ];
}

/**
 * The text of a case at AWS Support about the numbers that failed, ready to copy: what was asked for, what AWS
 * answered, and the purpose in the requester's words. Plain text, nothing that Dialtone does not know.
 */
export function supportText(request: RequestView, { localVoice }: CardSettings): string {
  const failed = request.orders.filter((order) => order.status === 'failed');
  const { region } = request.project;
  const id = formatRequestId(request.id);
  return [
    ...(localVoice ? ['Test mode: no AWS account is used. Do not send this text.', ''] : []),
    `Subject: ${counted(failed.length, 'phone number')} for voice in ${region} (our reference ${id})`,
    '',
    `We want to lease ${counted(request.orders.length, 'phone number')} with voice from AWS End User Messaging in ${region}. These were not leased:`,
    '',
    ...groups(failed).flatMap((orders) => groupText(orders, request)),
    '',
    'What the numbers are for, in the words of the person who asked:',
    plainLine(request.purpose),
    '',
    'Tell us what you need from us to lease these numbers to this account.',
  ].join('\n');
}

/** “Support text | – | Done”: where to send it, and the text to copy. */
export function supportTextView(request: RequestView, settings: CardSettings): ModalView {
  const hasFailures = request.orders.some((order) => order.status === 'failed');
  const where = `Open a case in ${link(SUPPORT_CENTER, 'AWS Support Center')} for the account that Dialtone uses, paste this text and choose Submit there. Dialtone sends nothing to AWS Support.`;
  const none = `*No number of ${formatRequestId(request.id)} has failed.* There is nothing to send to AWS Support.`;
  return {
    type: 'modal',
    callback_id: 'support-text',
    title: plainText('Support text'),
    close: plainText('Done'),
    blocks: hasFailures
      ? [
          section(where),
          ...inBlocks(supportText(request, settings).split('\n'), preformatted),
          ...(settings.localVoice ? [context(TEST_MODE_LINE)] : []),
        ]
      : [section(none)],
  };
}
