import { SendVoiceMessageCommand, type VoiceId } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { VoiceChannel } from '#src/ports.ts';
import { unreadableAnswer } from './errors.ts';
import type { SmsVoiceCaller } from './sms-voice.ts';

/**
 * SendVoiceMessage. Without an answer, or with one that names no message, it is `aws_unavailable`, and AWS may have
 * called; a dry run calls nobody, and whether AWS names a message then is not documented. A voice that the SDK does not list is AWS's to judge.
 */
export async function sendVoiceMessage(
  call: SmsVoiceCaller,
  region: string,
  message: Parameters<VoiceChannel['sendVoiceMessage']>[1],
): Promise<{ readonly messageId: string | undefined }> {
  const command = new SendVoiceMessageCommand({
    DestinationPhoneNumber: message.destination,
    OriginationIdentity: message.originationIdentity,
    MessageBody: message.body,
    MessageBodyTextType: message.bodyType,
    VoiceId: message.voiceId as VoiceId,
    ConfigurationSetName: message.configurationSet,
    MaxPricePerMinute: message.maxPricePerMinute,
    DryRun: message.isDryRun,
  });
  const answer = await call(region, 'SendVoiceMessage', (client) => client.send(command));
  if (!answer.MessageId && !message.isDryRun) throw unreadableAnswer(answer);
  return { messageId: answer.MessageId };
}
