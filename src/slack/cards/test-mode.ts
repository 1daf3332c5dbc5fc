import type { KnownBlock } from '@slack/types';
import { context } from '../blocks.ts';
import type { CardSettings } from './settings.ts';

const TEST_MODE_LINE = 'Test mode: no AWS account is used, prices are samples.';

/** The last line of every message in test mode. */
export function testMode({ localVoice }: Pick<CardSettings, 'localVoice'>): KnownBlock[] {
  return localVoice ? [context(TEST_MODE_LINE)] : [];
}
