import type { KnownBlock } from '@slack/types';
import { type CaseView, communicationsOf } from '#src/domain/support-case.ts';
import { preformatted, section, TEXT_MAX_LENGTH } from '../../blocks.ts';
import { bold } from '../../mrkdwn.ts';

/**
 * Characters of a packet that stand on a card. Slack takes about 12,000 in all texts of a message together
 * (`msg_blocks_too_long`), and the card has other texts; a longer packet stands whole in a view.
 */
const ON_CARD_MAX_LENGTH = 4000;

/** Text to copy, as it is, in boxes of at most 3,000 characters; nothing in it is parsed. */
export function copyable(text: string): KnownBlock[] {
  return communicationsOf(text, TEXT_MAX_LENGTH).map(preformatted);
}

/** Whether the card has room for the whole packet. */
export function fitsCard({ subject, body }: CaseView): boolean {
  return subject.length + body.length <= ON_CARD_MAX_LENGTH;
}

/** Subject and body, each in its own boxes; a body that AWS does not take at once in the parts that it takes. */
export function packetBlocks({ subject, body }: CaseView): KnownBlock[] {
  const bodies = communicationsOf(body);
  const titled = bodies.flatMap((part, nth) => {
    const title =
      bodies.length === 1
        ? 'Body'
        : `Body, part ${nth + 1} of ${bodies.length}${nth === 0 ? '' : ': a reply to the case'}`;
    return [section(bold(title)), ...copyable(part)];
  });
  return [section(bold('Subject')), ...copyable(subject), ...titled];
}
