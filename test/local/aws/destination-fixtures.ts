import {
  CreateVerifiedDestinationNumberCommand,
  SendDestinationNumberVerificationCodeCommand,
  type SendDestinationNumberVerificationCodeCommandInput,
  SendVoiceMessageCommand,
  type SendVoiceMessageCommandInput,
  VerifyDestinationNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { LocalAws, LocalAwsOptions } from '#src/local/aws/start-local-aws.ts';
import { fakeClock, REGION, startWithActiveNumber } from './fixtures.ts';

export const RECIPIENT = '+12065550123';

/** An ACTIVE number and a destination that waits for its code. */
export async function startWithDestination(options: LocalAwsOptions = {}) {
  const clock = fakeClock();
  const started = await startWithActiveNumber({}, { now: clock.now, ...options });
  const { VerifiedDestinationNumberId = '' } = await started.client.send(
    new CreateVerifiedDestinationNumberCommand({ DestinationPhoneNumber: RECIPIENT }),
  );
  return { ...started, clock, VerifiedDestinationNumberId };
}

/** The codes that reached the destination's phone. */
export function codesOf(aws: LocalAws, id: string, region = REGION) {
  const destinations = aws.state().regions[region]?.verifiedDestinations ?? [];
  return destinations.find((each) => each.VerifiedDestinationNumberId === id)?.Codes ?? [];
}

export type CodeInput = Partial<SendDestinationNumberVerificationCodeCommandInput>;

/** The same with what asks for codes and gives them back. */
export async function startAsking() {
  const started = await startWithDestination();
  const { client, aws, VerifiedDestinationNumberId } = started;
  const send = (input: CodeInput = {}) =>
    client.send(
      new SendDestinationNumberVerificationCodeCommand({
        VerifiedDestinationNumberId,
        VerificationChannel: 'VOICE',
        ...input,
      }),
    );
  const verify = (VerificationCode: string | undefined) =>
    client.send(new VerifyDestinationNumberCommand({ VerifiedDestinationNumberId, VerificationCode }));
  const lastCode = () => codesOf(aws, VerifiedDestinationNumberId).at(-1)?.VerificationCode;
  return { ...started, send, verify, lastCode };
}

export type CallInput = Partial<SendVoiceMessageCommandInput>;

/** A sandbox that may call RECIPIENT. */
export async function startVerified(options: LocalAwsOptions = {}) {
  const started = await startWithDestination(options);
  const { aws, client, number, VerifiedDestinationNumberId: id } = started;
  await client.send(
    new SendDestinationNumberVerificationCodeCommand({
      VerifiedDestinationNumberId: id,
      VerificationChannel: 'VOICE',
    }),
  );
  const VerificationCode = codesOf(aws, id).at(-1)?.VerificationCode;
  await client.send(
    new VerifyDestinationNumberCommand({ VerifiedDestinationNumberId: id, VerificationCode }),
  );
  const call = (input: CallInput = {}) =>
    client.send(
      new SendVoiceMessageCommand({
        DestinationPhoneNumber: RECIPIENT,
        OriginationIdentity: number.PhoneNumberId,
        MessageBody: 'Hello',
        ...input,
      }),
    );
  const region = () => aws.state().regions[REGION];
  return { ...started, call, region };
}
