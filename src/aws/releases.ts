import {
  DisassociateOriginationIdentityCommand,
  ReleasePhoneNumberCommand,
  ResourceNotFoundException,
  ResourceType,
  UpdatePhoneNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { AppError } from '#src/domain/errors.ts';
import type { VoiceChannel } from '#src/ports.ts';
import type { SmsVoiceCaller } from './sms-voice.ts';

/** UpdatePhoneNumber. */
export async function setDeletionProtection(
  call: SmsVoiceCaller,
  region: string,
  awsId: string,
  isProtected: boolean,
): Promise<void> {
  const command = new UpdatePhoneNumberCommand({
    PhoneNumberId: awsId,
    DeletionProtectionEnabled: isProtected,
  });
  await call(region, 'UpdatePhoneNumber', (client) => client.send(command));
}

/** DisassociateOriginationIdentity. A number that is not in the pool, or whose pool is gone, has left it. */
export async function leavePool(
  call: SmsVoiceCaller,
  region: string,
  { poolId, awsId, country, clientToken }: Parameters<VoiceChannel['leavePool']>[1],
): Promise<void> {
  const command = new DisassociateOriginationIdentityCommand({
    PoolId: poolId,
    OriginationIdentity: awsId,
    IsoCountryCode: country,
    ClientToken: clientToken,
  });
  try {
    await call(region, 'DisassociateOriginationIdentity', (client) => client.send(command));
  } catch (error) {
    if (!saysThatItLeft(error)) throw error;
  }
}

function saysThatItLeft(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { cause, details } = error;
  if (cause instanceof ResourceNotFoundException) return cause.ResourceType === ResourceType.POOL;
  return details.reason === 'PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL';
}

/** ReleasePhoneNumber. Without an answer it is `aws_unavailable`, and the number may be gone. */
export async function releaseNumber(call: SmsVoiceCaller, region: string, awsId: string): Promise<void> {
  const command = new ReleasePhoneNumberCommand({ PhoneNumberId: awsId });
  await call(region, 'ReleasePhoneNumber', (client) => client.send(command));
}
