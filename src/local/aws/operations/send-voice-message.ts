import { randomUUID } from 'node:crypto';
import { fieldError, quotaExceeded, resourceNotFound } from '../aws-error.ts';
import { checkConfigurationSet } from '../configuration-set.ts';
import { checkMessageBody } from '../message-body.ts';
import type { Call, Operation } from '../operation.ts';
import { getOriginationNumber } from '../origination.ts';
import type { VoiceMessage } from '../region-state.ts';
import { regionOf } from '../state.ts';
import { e164 } from '../verified-destination.ts';
import {
  checkPrice,
  checkSandboxDestination,
  checkVoiceQuotas,
  SAMPLE_PRICE_MICRO_USD,
} from '../voice-limits.ts';

interface Input {
  readonly DestinationPhoneNumber: string;
  readonly OriginationIdentity: string;
  readonly MessageBody?: string;
  readonly MessageBodyTextType?: 'TEXT' | 'SSML';
  readonly VoiceId?: string;
  readonly ConfigurationSetName?: string;
  readonly MaxPricePerMinute?: string;
  readonly Context?: Readonly<Record<string, string>>;
  readonly DryRun?: boolean;
  readonly ProtectConfigurationId?: string;
}

/**
 * SendVoiceMessage: calls at once and is always answered by a person; one minute is charged. There is no ClientToken,
 * so a repeated request calls again. A DryRun passes every check and counts for nothing. The calls per minute and the
 * rate of one number are not held.
 */
export const sendVoiceMessage: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: (call) => {
    const input = call.input as Input;
    const message = checkedMessage(call, input);
    const region = regionOf(call.state, call.region);
    if (!input.DryRun) region.voiceMessages = [...region.voiceMessages, message];
    return { MessageId: message.MessageId };
  },
};

function checkedMessage({ region: regionName, state, readAt, strikes }: Call, input: Input): VoiceMessage {
  const { MessageBody, MessageBodyTextType = 'TEXT', OriginationIdentity, ConfigurationSetName } = input;
  const region = regionOf(state, regionName);
  const DestinationPhoneNumber = e164(input.DestinationPhoneNumber);
  checkMessageBody(MessageBody, MessageBodyTextType);
  checkConfigurationSet(region, ConfigurationSetName);
  // Protect configurations cannot be made here, so none is ever found.
  if (input.ProtectConfigurationId !== undefined) {
    throw resourceNotFound('protect-configuration', input.ProtectConfigurationId);
  }
  const number = getOriginationNumber(region, OriginationIdentity, 'VOICE', readAt);
  if (strikes('identity-not-for-country')) {
    const message = 'The origination identity cannot call this country';
    throw fieldError('INVALID_IDENTITY_FOR_DESTINATION_COUNTRY', 'destinationPhoneNumber', message);
  }
  checkPrice(input.MaxPricePerMinute);
  checkSandboxDestination(region, DestinationPhoneNumber);
  checkVoiceQuotas(region, DestinationPhoneNumber, readAt.now);
  if (strikes('spend-limit')) throw quotaExceeded('MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE');
  return {
    MessageId: randomUUID(),
    DestinationPhoneNumber,
    OriginationIdentity,
    OriginationPhoneNumber: number.wire.PhoneNumber,
    MessageBody,
    MessageBodyTextType,
    VoiceId: input.VoiceId ?? 'MATTHEW',
    ConfigurationSetName,
    Context: input.Context,
    priceMicroUsd: SAMPLE_PRICE_MICRO_USD,
    SentTimestamp: readAt.now.getTime() / 1000,
  };
}
