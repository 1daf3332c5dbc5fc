import { randomUUID } from 'node:crypto';
import { conflict, quotaExceeded } from '../aws-error.ts';
import { checkConfigurationSet } from '../configuration-set.ts';
import type { Operation } from '../operation.ts';
import { checkAnyOrigination, getOriginationNumber } from '../origination.ts';
import type { SentCode } from '../region-state.ts';
import { regionOf } from '../state.ts';
import {
  getVerifiedDestination,
  nextVerificationCode,
  replaceVerifiedDestination,
} from '../verified-destination.ts';

interface Input {
  readonly VerifiedDestinationNumberId: string;
  readonly VerificationChannel: 'TEXT' | 'VOICE';
  readonly OriginationIdentity?: string;
  readonly ConfigurationSetName?: string;
}

/** AWS documents five in 24 hours for the sandbox of SNS, and no number for this operation. */
const CODES_PER_DAY = 5;
const DAY_SECONDS = 86_400;

/**
 * SendDestinationNumberVerificationCode: a six-digit code that the control side shows as the phone would. Without
 * OriginationIdentity the account must have some ACTIVE number, as the user guide demands.
 */
export const sendDestinationNumberVerificationCode: Operation = {
  requestsPerSecond: 1,
  changesState: true,
  run: ({ input, region: regionName, state, readAt }) => {
    const { VerificationChannel, OriginationIdentity, ...wanted } = input as Input;
    const region = regionOf(state, regionName);
    const destination = getVerifiedDestination(region, wanted.VerifiedDestinationNumberId);
    checkConfigurationSet(region, wanted.ConfigurationSetName);
    if (OriginationIdentity === undefined) checkAnyOrigination(region, readAt);
    else {
      const capability = VerificationChannel === 'VOICE' ? 'VOICE' : 'SMS';
      getOriginationNumber(region, OriginationIdentity, capability, readAt);
    }
    const { VerifiedDestinationNumberId, Status } = destination.wire;
    if (Status === 'VERIFIED') {
      throw conflict(
        'VERIFICATION_ALREADY_COMPLETE',
        'verified-destination-number',
        VerifiedDestinationNumberId,
      );
    }
    const nowSeconds = readAt.now.getTime() / 1000;
    const recent = destination.codes.filter((code) => code.SentTimestamp > nowSeconds - DAY_SECONDS);
    if (recent.length >= CODES_PER_DAY) throw quotaExceeded('VERIFICATION_ATTEMPTS_PER_DAY');
    const code: SentCode = {
      VerificationCode: nextVerificationCode(regionName, region),
      VerificationChannel,
      MessageId: randomUUID(),
      SentTimestamp: nowSeconds,
    };
    replaceVerifiedDestination(region, destination, { ...destination, codes: [...recent, code] });
    return { MessageId: code.MessageId };
  },
};
