import type { VoiceChannel } from '#src/ports.ts';
import { accountRoom, accountTier } from './account.ts';
import { createConfigurationSet, hasConfigurationSet } from './configuration-sets.ts';
import {
  createVerifiedDestination,
  listVerifiedDestinations,
  sendVerificationCode,
  verifyDestination,
} from './destinations.ts';
import { describeNumbers, leaseNumber, listNumbers, numberTags, tagNumber } from './numbers.ts';
import { leavePool, releaseNumber, setDeletionProtection } from './releases.ts';
import { createSmsVoiceCaller, type SmsVoiceOptions } from './sms-voice.ts';
import { setSpendLimit, spendLimit } from './spend-limit.ts';
import { sendVoiceMessage } from './voice-messages.ts';

/** AWS's voice channel through End User Messaging (SMS Voice v2). Sends every request once. */
export function createAwsVoiceChannel(options: SmsVoiceOptions = {}): VoiceChannel & { close(): void } {
  const { call, close } = createSmsVoiceCaller(options);
  return {
    leaseNumber: (input) => leaseNumber(call, input),
    describeNumbers: (region, awsIds) => describeNumbers(call, region, awsIds),
    listNumbers: (region, kind) => listNumbers(call, region, kind),
    numberTags: (region, arn) => numberTags(call, region, arn),
    tagNumber: (region, arn, tags) => tagNumber(call, region, arn, tags),
    setDeletionProtection: (region, awsId, isProtected) =>
      setDeletionProtection(call, region, awsId, isProtected),
    leavePool: (region, input) => leavePool(call, region, input),
    releaseNumber: (region, awsId) => releaseNumber(call, region, awsId),
    hasConfigurationSet: (region, name) => hasConfigurationSet(call, region, name),
    createConfigurationSet: (region, input) => createConfigurationSet(call, region, input),
    accountRoom: (region) => accountRoom(call, region),
    accountTier: (region) => accountTier(call, region),
    spendLimit: (region) => spendLimit(call, region),
    setSpendLimit: (region, limitUsd) => setSpendLimit(call, region, limitUsd),
    sendVoiceMessage: (region, message) => sendVoiceMessage(call, region, message),
    listVerifiedDestinations: (region) => listVerifiedDestinations(call, region),
    createVerifiedDestination: (region, phoneNumber, clientToken) =>
      createVerifiedDestination(call, region, phoneNumber, clientToken),
    sendVerificationCode: (region, awsId, by) => sendVerificationCode(call, region, awsId, by),
    verifyDestination: (region, awsId, code) => verifyDestination(call, region, awsId, code),
    close,
  };
}
