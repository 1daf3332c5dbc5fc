import type { KnownBlock } from '@slack/types';
import type { RequestView } from '#src/domain/request-view.ts';
import { section } from '../blocks.ts';
import { bold, quote } from '../mrkdwn.ts';

/** What the requester wrote; nothing where no reason was asked for or given. */
export function purposeBlocks({ purpose }: RequestView, label = 'What it is for'): KnownBlock[] {
  return purpose.trim() === '' ? [] : [section(`${bold(label)}\n${quote(purpose)}`)];
}
