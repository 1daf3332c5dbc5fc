import type { KnownBlock } from '@slack/types';
import type { CallView } from '#src/domain/call-view.ts';
import { context, type Drawing, section } from '../blocks.ts';
import { awsFailureText } from '../error-text/aws-failure.ts';
import { errorContext } from '../error-text.ts';
import { code, plainLine, quote, when } from '../mrkdwn.ts';
import { voiceName } from '../words.ts';
import type { CardContext } from './settings.ts';
import { testMode } from './test-mode.ts';

interface Told {
  /** The first sentence, without its full stop; plain text. */
  readonly what: string;
  readonly emoji: string;
  readonly next: (call: CallView, draw: CardContext) => string;
}

const why = (call: CallView, { admins }: CardContext): string =>
  call.failure === undefined
    ? 'Nobody was called.'
    : awsFailureText(call.failure, {
        region: call.region,
        admins,
        action: 'sms-voice:SendVoiceMessage',
        nothing: 'Nobody was called.',
      });

const underWay: Told = {
  what: 'The test call is being placed',
  emoji: '',
  next: () => 'You get a message here when AWS has accepted it.',
};

const RESULTS = {
  queued: underWay,
  calling: underWay,
  sent: {
    what: 'AWS has accepted the test call',
    emoji: ' :white_check_mark:',
    next: () => 'AWS is calling now. It does not say whether somebody answers.',
  },
  checked: {
    what: 'AWS would place this call',
    emoji: ' :white_check_mark:',
    next: () => 'It was only checked: nobody was called, nothing was charged.',
  },
  failed: { what: 'The test call was not placed', emoji: ' :warning:', next: why },
  unknown: {
    what: 'Nobody knows whether AWS placed the test call',
    emoji: ' :warning:',
    next: () =>
      'AWS gave no clear answer, and Dialtone does not try again, because that could call twice. Ask at the number that was called.',
  },
} as const satisfies Record<CallView['status'], Told>;

function details(call: CallView): KnownBlock[] {
  const { messageId, failure, endedAt, voiceId } = call;
  const words = failure === undefined ? undefined : errorContext(failure.details);
  const told = [
    `Voice ${voiceName(voiceId)}`,
    messageId === undefined ? undefined : `AWS message id ${code(messageId)}`,
    endedAt === undefined ? undefined : when(endedAt),
  ].filter((part) => part !== undefined);
  return [context(told.join(' · ')), ...(words === undefined ? [] : [context(words)])];
}

/** What became of a test call: a direct message to who placed it. */
export function callResult(call: CallView, draw: CardContext): Drawing {
  const { what, emoji, next } = RESULTS[call.status];
  const from = call.number.phoneNumber;
  return {
    text: `${what}: ${plainLine(from)} to ${plainLine(call.destination)}.`,
    blocks: [
      section(`*${what}*: ${code(from)} to ${code(call.destination)}.${emoji} ${next(call, draw)}`),
      section(`*Message*\n${quote(call.body)}`),
      ...details(call),
      ...testMode(draw),
    ],
  };
}
