import type { KnownBlock, ModalView } from '@slack/types';
import { formatRequestId } from '#src/domain/request.ts';
import type { RequestView } from '#src/domain/request-view.ts';
import { context, plainText, section } from '../blocks.ts';
import { link } from '../mrkdwn.ts';
import { supportText } from './lease/support-text.ts';
import type { CardSettings } from './settings.ts';
import { caseOf } from './support-case/case-of.ts';
import { copyable, packetBlocks } from './support-case/packet.ts';
import { filingSteps, SUPPORT_CENTER } from './support-case/support-center.ts';
import { testMode } from './test-mode.ts';

/** Where a text about numbers that failed goes. */
const WHERE = `Open a case in ${link(SUPPORT_CENTER, 'AWS Support Center')} for the account that Dialtone uses, paste this text and choose Submit there. Dialtone sends nothing to AWS Support.`;

function nothingToSend(request: RequestView): KnownBlock[] {
  const id = formatRequestId(request.id);
  const what =
    request.kind === 'lease_numbers' ? `No number of ${id} has failed.` : `There is no text for ${id} yet.`;
  return [section(`*${what}* There is nothing to send to AWS Support.`)];
}

/** A packet that somebody still has to file, whole; else what to tell AWS about the numbers that failed. */
function textBlocks(request: RequestView, settings: CardSettings): KnownBlock[] {
  const found = caseOf(request);
  const hasFailures =
    request.kind === 'lease_numbers' && request.orders.some((order) => order.status === 'failed');
  const isToFile = found?.supportCase.status === 'to_file';
  if (found !== undefined && (isToFile || !hasFailures)) {
    const steps = isToFile
      ? section(filingSteps(found.request))
      : context('This is the text of the case; it needs no filing any more.');
    return [steps, ...packetBlocks(found.supportCase), ...testMode(settings)];
  }
  if (!hasFailures) return nothingToSend(request);
  return [section(WHERE), ...copyable(supportText(request, settings)), ...testMode(settings)];
}

/** “Support text | – | Done”: where to send it, and the text to copy. */
export function supportTextView(request: RequestView, settings: CardSettings): ModalView {
  return {
    type: 'modal',
    callback_id: 'support-text',
    title: plainText('Support text'),
    close: plainText('Done'),
    blocks: textBlocks(request, settings),
  };
}
