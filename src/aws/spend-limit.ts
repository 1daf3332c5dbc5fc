import {
  DescribeSpendLimitsCommand,
  SetVoiceMessageSpendLimitOverrideCommand,
  SpendLimitName,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { SpendLimit } from '#src/domain/account.ts';
import { AppError } from '#src/domain/errors.ts';
import { eachPage } from './pages.ts';
import type { SmsVoiceCaller } from './sms-voice.ts';

/** DescribeSpendLimits, up to the row of voice messages; throws `aws_refused` when AWS gives none. */
export async function spendLimit(call: SmsVoiceCaller, region: string): Promise<SpendLimit> {
  const pages = eachPage((NextToken) =>
    call(region, 'DescribeSpendLimits', (client) =>
      client.send(new DescribeSpendLimitsCommand({ NextToken })),
    ),
  );
  for await (const page of pages) {
    const row = page.SpendLimits?.find(
      ({ Name }) => Name === SpendLimitName.VOICE_MESSAGE_MONTHLY_SPEND_LIMIT,
    );
    if (row?.EnforcedLimit !== undefined && row.MaxLimit !== undefined)
      return {
        enforcedUsd: row.EnforcedLimit,
        maxUsd: row.MaxLimit,
        isOverridden: row.Overridden ?? false,
      };
  }
  throw new AppError('aws_refused', { exception: 'SpendLimitMissing' });
}

/** SetVoiceMessageSpendLimitOverride; above the account's maximum it is `aws_limit_too_high`. */
export async function setSpendLimit(call: SmsVoiceCaller, region: string, limitUsd: number): Promise<void> {
  const command = new SetVoiceMessageSpendLimitOverrideCommand({ MonthlyLimit: limitUsd });
  await call(region, 'SetVoiceMessageSpendLimitOverride', (client) => client.send(command));
}
