import {
  CreateVerifiedDestinationNumberCommand,
  DescribeVerifiedDestinationNumbersCommand,
  SendDestinationNumberVerificationCodeCommand,
  type VerifiedDestinationNumberInformation,
  VerifyDestinationNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { VerifiedDestination } from '#src/ports.ts';
import { unreadableAnswer } from './errors.ts';
import { toE164 } from './number.ts';
import { eachPage } from './pages.ts';
import type { SmsVoiceCaller } from './sms-voice.ts';

const MAX_RESULTS = 100;

/** DescribeVerifiedDestinationNumbers, all pages. */
export async function listVerifiedDestinations(
  call: SmsVoiceCaller,
  region: string,
): Promise<readonly VerifiedDestination[]> {
  const destinations: VerifiedDestination[] = [];
  const pages = eachPage((NextToken) =>
    call(region, 'DescribeVerifiedDestinationNumbers', (client) =>
      client.send(new DescribeVerifiedDestinationNumbersCommand({ MaxResults: MAX_RESULTS, NextToken })),
    ),
  );
  for await (const page of pages)
    destinations.push(
      ...(page.VerifiedDestinationNumbers ?? []).flatMap((wire) => toDestination(wire) ?? []),
    );
  return destinations;
}

/** CreateVerifiedDestinationNumber. */
export async function createVerifiedDestination(
  call: SmsVoiceCaller,
  region: string,
  phoneNumber: string,
  clientToken: string,
): Promise<VerifiedDestination> {
  const command = new CreateVerifiedDestinationNumberCommand({
    DestinationPhoneNumber: phoneNumber,
    ClientToken: clientToken,
  });
  const answer = await call(region, 'CreateVerifiedDestinationNumber', (client) => client.send(command));
  const destination = toDestination({
    ...answer,
    DestinationPhoneNumber: answer.DestinationPhoneNumber || phoneNumber,
  });
  if (destination === undefined) throw unreadableAnswer(answer);
  return destination;
}

/** SendDestinationNumberVerificationCode, by text message or by a call. */
export async function sendVerificationCode(
  call: SmsVoiceCaller,
  region: string,
  awsId: string,
  by: 'TEXT' | 'VOICE',
): Promise<void> {
  const command = new SendDestinationNumberVerificationCodeCommand({
    VerifiedDestinationNumberId: awsId,
    VerificationChannel: by,
  });
  await call(region, 'SendDestinationNumberVerificationCode', (client) => client.send(command));
}

/** VerifyDestinationNumber; a number that is verified already is `aws_already_exists`. */
export async function verifyDestination(
  call: SmsVoiceCaller,
  region: string,
  awsId: string,
  verificationCode: string,
): Promise<void> {
  const command = new VerifyDestinationNumberCommand({
    VerifiedDestinationNumberId: awsId,
    VerificationCode: verificationCode,
  });
  await call(region, 'VerifyDestinationNumber', (client) => client.send(command));
}

/** A status that is left out counts as not verified. Undefined without an id or a phone number. */
function toDestination(wire: Partial<VerifiedDestinationNumberInformation>): VerifiedDestination | undefined {
  const { VerifiedDestinationNumberId: awsId, DestinationPhoneNumber, Status } = wire;
  if (!awsId || !DestinationPhoneNumber) return undefined;
  return { awsId, phoneNumber: toE164(DestinationPhoneNumber), status: Status ?? 'PENDING' };
}
