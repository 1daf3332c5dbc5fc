import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '#db/client.ts';
import { reserveSlot, takeTurn } from '#db/queries/paces.ts';
import type { AwsOptions } from '../aws/caller.ts';
import { createLegacyChannels } from '../aws/legacy-channels.ts';
import { createQuotaDesk } from '../aws/quota-desk.ts';
import { createSupportDesk } from '../aws/support-desk.ts';
import { createAwsVoiceChannel } from '../aws/voice-channel.ts';
import type { Config } from '../config.ts';
import type { PriceList } from '../domain/price-list.ts';
import { EMPTY_PRICE_LIST } from '../domain/price-list.ts';
import { SAMPLE_PRICES_FILE } from '../local/aws/sample-prices.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { LegacyChannels, QuotaDesk, SupportDesk, VoiceChannel } from '../ports.ts';
import { readPriceList } from '../price-list.ts';
import { awsPace } from '../usecases/slots.ts';
import type { OnClose } from './parts.ts';

export interface OpenAwsOptions {
  /** The local stand-in; AWS's own endpoint and credential chain when undefined. */
  readonly endpoint: string | undefined;
  readonly db: Db;
  readonly awsIntervalMs: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** ListTagsForResource may be called ten times a second, everything else once (AWS's default quotas). */
const TAG_CALLS_PER_INTERVAL = 10;

/** All of AWS that Dialtone uses. */
export interface Aws {
  readonly voice: VoiceChannel;
  readonly support: SupportDesk;
  readonly quotas: QuotaDesk;
  readonly legacy: LegacyChannels;
}

/** AWS's services, each call at AWS's pace across all processes. */
export function openAws(options: OpenAwsOptions, onClose: OnClose): Aws {
  const { endpoint, db, awsIntervalMs, logger, metrics } = options;
  const waitForTurn = async (region: string, operation: string): Promise<void> => {
    const interval =
      operation === 'ListTagsForResource' ? awsIntervalMs / TAG_CALLS_PER_INTERVAL : awsIntervalMs;
    const now = new Date();
    const slotAt = await reserveSlot(db, awsPace(region, operation), now, interval);
    await sleep(Math.max(0, slotAt.getTime() - now.getTime()));
  };
  // A lease has had its turn, but its worker may be slow to get here, and the next one quick. In real time, as AWS's.
  const waitForLeaseTurn = async (region: string): Promise<void> => {
    const key = `${awsPace(region, 'RequestPhoneNumber')}:call`;
    for (;;) {
      const now = new Date();
      const freeAt = await takeTurn(db, key, now, awsIntervalMs);
      if (freeAt === undefined) return;
      await sleep(Math.max(0, freeAt.getTime() - now.getTime()));
    }
  };
  const shared: AwsOptions = {
    ...(endpoint === undefined
      ? {}
      : { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
    beforeCall: waitForTurn,
    onCall: metrics.onAwsCall,
    logger,
  };
  const voice = createAwsVoiceChannel({ ...shared, beforeLeaseLeaves: waitForLeaseTurn });
  const support = createSupportDesk(shared);
  const quotas = createQuotaDesk(shared);
  const legacy = createLegacyChannels(shared);
  onClose('aws clients', () => {
    for (const part of [voice, support, quotas, legacy]) part.close();
  });
  return { voice, support, quotas, legacy };
}

/** The operator's price list; local mode's samples where there is none and no AWS account; else no price at all. */
export async function openPriceList(config: Config): Promise<PriceList> {
  if (config.priceListPath !== undefined) return readPriceList(config.priceListPath);
  if (config.voice.provider === 'local') return readPriceList(SAMPLE_PRICES_FILE, { isSample: true });
  return EMPTY_PRICE_LIST;
}
