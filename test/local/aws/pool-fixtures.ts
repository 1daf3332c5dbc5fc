import {
  CreatePoolCommand,
  type CreatePoolCommandInput,
  type PinpointSMSVoiceV2Client,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { requestNumber, startWithActiveNumber } from './fixtures.ts';

export function createPool(
  client: PinpointSMSVoiceV2Client,
  OriginationIdentity: string | undefined,
  input: Partial<CreatePoolCommandInput> = {},
) {
  return client.send(new CreatePoolCommand({ OriginationIdentity, MessageType: 'TRANSACTIONAL', ...input }));
}

/** A pool with its first number, a second number in no pool, and the input that would put it into the pool. */
export async function startWithPool() {
  const started = await startWithActiveNumber();
  const pool = await createPool(started.client, started.number.PhoneNumberId);
  const second = await requestNumber(started.client);
  const association = {
    PoolId: pool.PoolId,
    OriginationIdentity: second.PhoneNumberId,
    IsoCountryCode: 'US',
  };
  return { ...started, pool, second, association };
}
