import type { SpendLimit } from '../domain/account.ts';
import type { AccountRoom } from '../domain/basket.ts';
import type { MonthlyPrice } from '../domain/money.ts';
import type { NumberStatus, NumberType, UseCase } from '../domain/request.ts';
import type { VoiceMessage } from '../domain/voice-message.ts';

export interface LeaseInput {
  readonly region: string;
  readonly country: string;
  readonly useCase: UseCase;
  readonly numberType: NumberType;
  /** 1–64 characters; the same token never leases a second number (AWS RequestPhoneNumber, ClientToken). */
  readonly clientToken: string;
  readonly tags: Tags;
}

export type Tags = Readonly<Record<string, string>>;

/** What AWS can filter by. */
export type NumberKind = Pick<LeaseInput, 'country' | 'useCase' | 'numberType'>;

/** A number as AWS describes it. */
export interface AwsNumber {
  readonly awsId: string;
  readonly arn: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly country: string;
  readonly useCase: UseCase;
  /** AWS also knows types that Dialtone does not lease, such as SHORT_CODE. */
  readonly numberType: string;
  readonly capabilities: readonly string[];
  readonly status: NumberStatus;
  /** Undefined when AWS says none, or one that is not whole cents. */
  readonly price: MonthlyPrice | undefined;
  readonly deletionProtected: boolean;
  readonly poolId: string | undefined;
  readonly registrationId: string | undefined;
  readonly createdAt: Date | undefined;
}

export type AccountTier = {
  readonly tier: 'sandbox' | 'production' | 'unknown';
  /** As AWS writes it. */
  readonly value: string | undefined;
};

export interface VerifiedDestination {
  readonly awsId: string;
  /** E.164. */
  readonly phoneNumber: string;
  /** PENDING or VERIFIED; AWS also knows UNSUPPORTED. */
  readonly status: string;
}

/**
 * AWS's voice channel. Every method throws `AppError` with an `aws_…` code, and never retries by itself what may
 * have changed something: journal, retry and idempotency are the caller's.
 */
export interface VoiceChannel {
  /** RequestPhoneNumber for one voice number, with deletion protection on. */
  leaseNumber(input: LeaseInput): Promise<AwsNumber>;
  /** DescribePhoneNumbers for at most 5 ids; ids that AWS does not know are left out of the answer. */
  describeNumbers(region: string, awsIds: readonly string[]): Promise<readonly AwsNumber[]>;
  /** DescribePhoneNumbers, all pages; only numbers of one kind where it is given. */
  listNumbers(region: string, kind?: NumberKind): Promise<readonly AwsNumber[]>;
  /** ListTagsForResource. */
  numberTags(region: string, arn: string): Promise<Tags>;
  /** TagResource: adds tags or replaces those of the same key. */
  tagNumber(region: string, arn: string, tags: Tags): Promise<void>;
  /** UpdatePhoneNumber, DeletionProtectionEnabled. */
  setDeletionProtection(region: string, awsId: string, isProtected: boolean): Promise<void>;
  /** DisassociateOriginationIdentity: takes a number out of its pool. */
  leavePool(
    region: string,
    input: {
      readonly poolId: string;
      readonly awsId: string;
      readonly country: string;
      readonly clientToken: string;
    },
  ): Promise<void>;
  /** ReleasePhoneNumber: for good. AWS has no client token for it. */
  releaseNumber(region: string, awsId: string): Promise<void>;

  /** DescribeConfigurationSets by name. */
  hasConfigurationSet(region: string, name: string): Promise<boolean>;
  /** CreateConfigurationSet; one that exists already is `aws_already_exists`. */
  createConfigurationSet(
    region: string,
    input: { readonly name: string; readonly tags: Tags; readonly clientToken: string },
  ): Promise<void>;

  /** DescribeAccountLimits, the row PHONE_NUMBERS. */
  accountRoom(region: string): Promise<AccountRoom>;
  /** DescribeAccountAttributes, ACCOUNT_TIER. */
  accountTier(region: string): Promise<AccountTier>;
  /** DescribeSpendLimits, the row VOICE_MESSAGE_MONTHLY_SPEND_LIMIT. */
  spendLimit(region: string): Promise<SpendLimit>;
  /** SetVoiceMessageSpendLimitOverride, whole US dollars per calendar month. */
  setSpendLimit(region: string, limitUsd: number): Promise<void>;

  /** SendVoiceMessage. AWS has no client token for it: sent twice, it calls twice. Only a dry run may have no id. */
  sendVoiceMessage(
    region: string,
    message: VoiceMessage & { readonly configurationSet: string | undefined },
  ): Promise<{ readonly messageId: string | undefined }>;

  /** DescribeVerifiedDestinationNumbers, all pages. */
  listVerifiedDestinations(region: string): Promise<readonly VerifiedDestination[]>;
  /** CreateVerifiedDestinationNumber; one that exists already is `aws_already_exists`. */
  createVerifiedDestination(
    region: string,
    phoneNumber: string,
    clientToken: string,
  ): Promise<VerifiedDestination>;
  /** SendDestinationNumberVerificationCode. */
  sendVerificationCode(region: string, awsId: string, by: 'TEXT' | 'VOICE'): Promise<void>;
  /** VerifyDestinationNumber; a wrong code is `aws_code_wrong`, an old one `aws_code_expired`. */
  verifyDestination(region: string, awsId: string, verificationCode: string): Promise<void>;
}
