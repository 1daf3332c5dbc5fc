import type { KnownBlock, View } from '@slack/types';
import type { CallView } from '#src/domain/call-view.ts';
import { foreignScript } from '#src/domain/scripts.ts';
import { languageOf } from '#src/domain/voices.ts';
import { context, section } from '../../blocks.ts';
import { testMode } from '../../cards/test-mode.ts';
import { alertOf } from '../../failures.ts';
import { code, quote } from '../../mrkdwn.ts';
import { plain } from '../../views.ts';
import { voiceName } from '../../words.ts';
import { CALL_FORM_TITLE } from './draw.ts';

/** A voice that cannot read a script says nothing of it, and nobody would know why. */
function scriptBlocks({ body, voiceId }: CallView): KnownBlock[] {
  const language = languageOf(voiceId);
  const script = language && foreignScript(body, language.code);
  if (language === undefined || script === undefined) return [];
  const text = `The message has ${script}, and ${voiceName(voiceId)} speaks ${language.name}, so that may not be heard. Choose another language for the next call.`;
  return [alertOf('warning', text)];
}

/** What was sent, and where the result is told. */
export function drawCallReceipt(call: CallView, settings: Parameters<typeof testMode>[0]): View {
  const { number, destination, bodyType, body, voiceId, maxPricePerMinute, isDryRun } = call;
  const from = code(number.phoneNumber);
  const to = code(destination);
  const what = isDryRun
    ? `*AWS is asked whether ${from} could call ${to}.* It is a dry run: nobody is called.`
    : `*Dialtone asks AWS to call ${to} from ${from}.*`;
  const cap = maxPricePerMinute === undefined ? '' : ` · USD ${maxPricePerMinute} per minute at most`;
  return {
    type: 'modal',
    title: plain(CALL_FORM_TITLE),
    close: plain('Done'),
    blocks: [
      section(what),
      section(quote(body)),
      context(`${bodyType === 'SSML' ? 'SSML' : 'Text'} · voice ${voiceName(voiceId)}${cap}`),
      ...scriptBlocks(call),
      section('You get a direct message with what AWS says. AWS does not say whether somebody answers.'),
      ...testMode(settings),
    ],
  };
}
