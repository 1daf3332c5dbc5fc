import { countryName } from '#src/domain/countries.ts';
import { formatRequestId } from '#src/domain/request.ts';
import type { LeaseRequest, OrderView } from '#src/domain/request-view.ts';
import { orderFailureShort } from '../../error-text.ts';
import { plainLine } from '../../mrkdwn.ts';
import { counted, NUMBER_TYPE_WORDS } from '../../words.ts';
import type { CardSettings } from '../settings.ts';

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

function groupText(orders: readonly OrderView[], request: LeaseRequest): string[] {
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
export function supportText(request: LeaseRequest, { localVoice }: CardSettings): string {
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
