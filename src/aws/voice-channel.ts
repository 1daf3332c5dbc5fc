import {
  DescribePhoneNumbersCommand,
  ListTagsForResourceCommand,
  type NumberCapability,
  type PhoneNumberFilter,
  RequestPhoneNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { AppError } from '#src/domain/errors.ts';
import type { NumberType } from '#src/domain/request.ts';
import type { AwsNumber, LeaseInput, NumberKind, VoiceChannel } from '#src/ports.ts';
import { accountRoom, accountTier } from './account.ts';
import { type AwsOptions, type Caller, createCaller } from './caller.ts';
import { unreadableAnswer } from './errors.ts';
import { toAwsNumber, toAwsNumbers } from './number.ts';
import { eachPage } from './pages.ts';
import { fromTagList, toTagList } from './tags.ts';

/** A US long code carries voice only; toll-free and 10DLC numbers carry both, and cannot be had with voice alone. */
const CAPABILITIES = {
  LONG_CODE: ['VOICE'],
  TOLL_FREE: ['SMS', 'VOICE'],
  TEN_DLC: ['SMS', 'VOICE'],
} as const satisfies Record<NumberType, readonly NumberCapability[]>;

const MAX_RESULTS = 100;

/** AWS's voice channel through End User Messaging (SMS Voice v2). Sends every request once. */
export function createAwsVoiceChannel(options: AwsOptions = {}): VoiceChannel & { close(): void } {
  const { call, close } = createCaller(options);
  return {
    leaseNumber: (input) => leaseNumber(call, input),
    describeNumbers: (region, awsIds) => describeNumbers(call, region, awsIds),
    listNumbers: (region, kind) => listNumbers(call, region, kind),
    numberTags: (region, arn) => numberTags(call, region, arn),
    accountRoom: (region) => accountRoom(call, region),
    accountTier: (region) => accountTier(call, region),
    close,
  };
}

async function leaseNumber(call: Caller, input: LeaseInput): Promise<AwsNumber> {
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

/** One unknown id fails the whole request at AWS, without a list of which are known: then each is asked for alone. */
async function describeNumbers(
  call: Caller,
  region: string,
  awsIds: readonly string[],
): Promise<readonly AwsNumber[]> {
  if (awsIds.length === 0) return [];
  const command = new DescribePhoneNumbersCommand({ PhoneNumberIds: [...awsIds] });
  try {
    const answer = await call(region, 'DescribePhoneNumbers', (client) => client.send(command));
    return toAwsNumbers(answer.PhoneNumbers);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'aws_not_found')) throw error;
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

async function listNumbers(
  call: Caller,
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

async function numberTags(call: Caller, region: string, arn: string): Promise<Record<string, string>> {
  const command = new ListTagsForResourceCommand({ ResourceArn: arn });
  const answer = await call(region, 'ListTagsForResource', (client) => client.send(command));
  return fromTagList(answer.Tags);
}
