import type { Operation } from '../operation.ts';
import { associateOriginationIdentity } from './associate-origination-identity.ts';
import { createConfigurationSet } from './create-configuration-set.ts';
import { createPool } from './create-pool.ts';
import { createVerifiedDestinationNumber } from './create-verified-destination-number.ts';
import { deletePool } from './delete-pool.ts';
import { deleteVerifiedDestinationNumber } from './delete-verified-destination-number.ts';
import { deleteVoiceMessageSpendLimitOverride } from './delete-voice-message-spend-limit-override.ts';
import { describeAccountAttributes } from './describe-account-attributes.ts';
import { describeAccountLimits } from './describe-account-limits.ts';
import { describeConfigurationSets } from './describe-configuration-sets.ts';
import { describePhoneNumbers } from './describe-phone-numbers.ts';
import { describePools } from './describe-pools.ts';
import { describeSpendLimits } from './describe-spend-limits.ts';
import { describeVerifiedDestinationNumbers } from './describe-verified-destination-numbers.ts';
import { disassociateOriginationIdentity } from './disassociate-origination-identity.ts';
import { listPoolOriginationIdentities } from './list-pool-origination-identities.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { releasePhoneNumber } from './release-phone-number.ts';
import { requestPhoneNumber } from './request-phone-number.ts';
import { sendDestinationNumberVerificationCode } from './send-destination-number-verification-code.ts';
import { sendVoiceMessage } from './send-voice-message.ts';
import { setVoiceMessageSpendLimitOverride } from './set-voice-message-spend-limit-override.ts';
import { tagResource } from './tag-resource.ts';
import { untagResource } from './untag-resource.ts';
import { updatePhoneNumber } from './update-phone-number.ts';
import { verifyDestinationNumber } from './verify-destination-number.ts';

/** The operations of SMS Voice v2 that are served, by name. */
export const SMS_VOICE_OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['AssociateOriginationIdentity', associateOriginationIdentity],
  ['CreateConfigurationSet', createConfigurationSet],
  ['CreatePool', createPool],
  ['CreateVerifiedDestinationNumber', createVerifiedDestinationNumber],
  ['DeletePool', deletePool],
  ['DeleteVerifiedDestinationNumber', deleteVerifiedDestinationNumber],
  ['DeleteVoiceMessageSpendLimitOverride', deleteVoiceMessageSpendLimitOverride],
  ['DescribeAccountAttributes', describeAccountAttributes],
  ['DescribeAccountLimits', describeAccountLimits],
  ['DescribeConfigurationSets', describeConfigurationSets],
  ['DescribePhoneNumbers', describePhoneNumbers],
  ['DescribePools', describePools],
  ['DescribeSpendLimits', describeSpendLimits],
  ['DescribeVerifiedDestinationNumbers', describeVerifiedDestinationNumbers],
  ['DisassociateOriginationIdentity', disassociateOriginationIdentity],
  ['ListPoolOriginationIdentities', listPoolOriginationIdentities],
  ['ListTagsForResource', listTagsForResource],
  ['ReleasePhoneNumber', releasePhoneNumber],
  ['RequestPhoneNumber', requestPhoneNumber],
  ['SendDestinationNumberVerificationCode', sendDestinationNumberVerificationCode],
  ['SendVoiceMessage', sendVoiceMessage],
  ['SetVoiceMessageSpendLimitOverride', setVoiceMessageSpendLimitOverride],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['UpdatePhoneNumber', updatePhoneNumber],
  ['VerifyDestinationNumber', verifyDestinationNumber],
]);
