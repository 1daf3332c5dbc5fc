import type { View } from '@slack/types';
import type { CallView } from '#src/domain/call-view.ts';
import { context, section } from '../../blocks.ts';
import { testMode } from '../../cards/test-mode.ts';
import { code, quote } from '../../mrkdwn.ts';
import { plain } from '../../views.ts';
import { CALL_FORM_TITLE } from './draw.ts';
import { voiceName } from './draw-fields.ts';

/** What was sent, and where the result is told. */
export function drawCallReceipt(call: CallView, settings: Parameters<typeof testMode>[0]): View {
  const { number, destination, bodyType, body, voiceId, maxPricePerMinute, isDryRun } = call;
  const from = code(number.phoneNumber);
  const to = code(destination);
  const what = isDryRun
    ? `*AWS is asked whether ${from} could call ${to}.* It is a dry run: nobody is called.`
    : `*Dialtone has AWS call ${to} from ${from}.*`;
  const cap = maxPricePerMinute === undefined ? '' : ` · USD ${maxPricePerMinute} per minute at most`;
  return {
    type: 'modal',
    title: plain(CALL_FORM_TITLE),
    close: plain('Done'),
    blocks: [
      section(what),
      section(quote(body)),
      context(`${bodyType === 'SSML' ? 'SSML' : 'Text'} · voice ${voiceName(voiceId)}${cap}`),
      section('You get a direct message with what AWS says. AWS does not tell whether somebody answers.'),
      ...testMode(settings),
    ],
  };
}
