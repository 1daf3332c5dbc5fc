import { Script } from './script.ts';

const CHANGING_OPERATIONS = [
  'TagResource',
  'UpdatePhoneNumber',
  'DisassociateOriginationIdentity',
  'ReleasePhoneNumber',
  'CreateConfigurationSet',
  'SetVoiceMessageSpendLimitOverride',
  'SendVoiceMessage',
  'CreateVerifiedDestinationNumber',
  'SendDestinationNumberVerificationCode',
  'VerifyDestinationNumber',
] as const;
export type ChangingOperation = (typeof CHANGING_OPERATIONS)[number];

/** One script for each operation that changes something at AWS. */
export function scripts(): Record<ChangingOperation, Script> {
  const all: Partial<Record<ChangingOperation, Script>> = {};
  for (const operation of CHANGING_OPERATIONS) all[operation] = new Script();
  return all as Record<ChangingOperation, Script>;
}
