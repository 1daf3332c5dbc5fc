import {
  DescribePhoneNumbersCommand,
  ListTagsForResourceCommand,
  type NumberCapability,
  type PhoneNumberFilter,
  RequestPhoneNumberCommand,
  TagResourceCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { NumberType } from '#src/domain/request.ts';
import type { AwsNumber, LeaseInput, NumberKind, Tags } from '#src/ports.ts';
import { isNotFound, unreadableAnswer } from './errors.ts';
import { toAwsNumber, toAwsNumbers } from './number.ts';
import { eachPage } from './pages.ts';
import type { SmsVoiceCaller } from './sms-voice.ts';
import { fromTagList, toTagList } from './tags.ts';

/** A US long code carries voice only; toll-free and 10DLC numbers carry both, and cannot be had with voice alone. */
const CAPABILITIES = {
  LONG_CODE: ['VOICE'],
  TOLL_FREE: ['SMS', 'VOICE'],
  TEN_DLC: ['SMS', 'VOICE'],
} as const satisfies Record<NumberType, readonly NumberCapability[]>;

const MAX_RESULTS = 100;

/** RequestPhoneNumber with deletion protection; an answer without a number is `aws_unavailable`. */
export async function leaseNumber(call: SmsVoiceCaller, input: LeaseInput): Promise<AwsNumber> {
  const capabilities = CAPABILITIES[input.numberType];
  const command = new RequestPhoneNumberCommand({
    IsoCountryCode: input.country,
    MessageType: input.useCase,
    NumberType: input.numberType,
    NumberCapabilities: [...capabilities],
    DeletionProtectionEnabled: true,
    Tags: toTagList(input.tags),
    ClientToken: input.clientToken,
  });
  const answer = await call(input.region, 'RequestPhoneNumber', (client) => client.send(command));
  const number = toAwsNumber(answer, { ...input, capabilities });
  if (number === undefined) throw unreadableAnswer(answer);
  return number;
}

/**
 * DescribePhoneNumbers by id. One unknown id fails the whole request at AWS, without a list of which are known: then
 * each is asked for alone.
 */
export async function describeNumbers(
  call: SmsVoiceCaller,
  region: string,
  awsIds: readonly string[],
): Promise<readonly AwsNumber[]> {
  if (awsIds.length === 0) return [];
  const command = new DescribePhoneNumbersCommand({ PhoneNumberIds: [...awsIds] });
  try {
    const answer = await call(region, 'DescribePhoneNumbers', (client) => client.send(command));
    return toAwsNumbers(answer.PhoneNumbers);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (awsIds.length === 1) return [];
  }
  const found: AwsNumber[] = [];
  for (const awsId of awsIds) found.push(...(await describeNumbers(call, region, [awsId])));
  return found;
}

function filtersOf({ country, useCase, numberType }: NumberKind): PhoneNumberFilter[] {
  return [
    { Name: 'iso-country-code', Values: [country] },
    { Name: 'message-type', Values: [useCase] },
    { Name: 'number-type', Values: [numberType] },
  ];
}

/** DescribePhoneNumbers, all pages: everything or an error, never a part. */
export async function listNumbers(
  call: SmsVoiceCaller,
  region: string,
  kind: NumberKind | undefined,
): Promise<readonly AwsNumber[]> {
  const filters = kind === undefined ? {} : { Filters: filtersOf(kind) };
  const numbers: AwsNumber[] = [];
  const pages = eachPage((NextToken) =>
    call(region, 'DescribePhoneNumbers', (client) =>
      client.send(new DescribePhoneNumbersCommand({ MaxResults: MAX_RESULTS, NextToken, ...filters })),
    ),
  );
  for await (const page of pages) numbers.push(...toAwsNumbers(page.PhoneNumbers));
  return numbers;
}

/** ListTagsForResource. */
export async function numberTags(call: SmsVoiceCaller, region: string, arn: string): Promise<Tags> {
  const command = new ListTagsForResourceCommand({ ResourceArn: arn });
  const answer = await call(region, 'ListTagsForResource', (client) => client.send(command));
  return fromTagList(answer.Tags);
}

/** TagResource; asks nothing when there is no tag to set, which AWS would refuse. */
export async function tagNumber(
  call: SmsVoiceCaller,
  region: string,
  arn: string,
  tags: Tags,
): Promise<void> {
  const Tags = toTagList(tags);
  if (Tags.length === 0) return;
  const command = new TagResourceCommand({ ResourceArn: arn, Tags });
  await call(region, 'TagResource', (client) => client.send(command));
}
