import {
  AccountAttributeName,
  AccountLimitName,
  DescribeAccountAttributesCommand,
  DescribeAccountLimitsCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { AccountRoom } from '#src/domain/basket.ts';
import { AppError } from '#src/domain/errors.ts';
import type { AccountTier } from '#src/ports.ts';
import { eachPage } from './pages.ts';
import type { SmsVoiceCaller } from './sms-voice.ts';

/** DescribeAccountLimits, up to the row PHONE_NUMBERS; throws `aws_refused` when AWS gives none. */
export async function accountRoom(call: SmsVoiceCaller, region: string): Promise<AccountRoom> {
  const pages = eachPage((NextToken) =>
    call(region, 'DescribeAccountLimits', (client) =>
      client.send(new DescribeAccountLimitsCommand({ NextToken })),
    ),
  );
  for await (const page of pages) {
    const row = page.AccountLimits?.find((limit) => limit.Name === AccountLimitName.PHONE_NUMBERS);
    if (row?.Used !== undefined && row.Max !== undefined) return { used: row.Used, max: row.Max };
  }
  throw new AppError('aws_refused', { exception: 'AccountLimitMissing' });
}

/**
 * DescribeAccountAttributes, up to ACCOUNT_TIER. AWS leaves its values undocumented: SANDBOX and PRODUCTION are
 * read in any case, others come back as they are.
 */
export async function accountTier(call: SmsVoiceCaller, region: string): Promise<AccountTier> {
  const pages = eachPage((NextToken) =>
    call(region, 'DescribeAccountAttributes', (client) =>
      client.send(new DescribeAccountAttributesCommand({ NextToken })),
    ),
  );
  for await (const page of pages) {
    const row = page.AccountAttributes?.find(({ Name }) => Name === AccountAttributeName.ACCOUNT_TIER);
    if (row?.Value !== undefined) return { tier: tierOf(row.Value), value: row.Value };
  }
  return { tier: 'unknown', value: undefined };
}

function tierOf(value: string): AccountTier['tier'] {
  const tier = value.toLowerCase();
  return tier === 'sandbox' || tier === 'production' ? tier : 'unknown';
}
