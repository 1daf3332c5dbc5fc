import type { AwsError } from './aws-error.ts';
import type { Operation } from './operation.ts';
import { SMS_VOICE_OPERATIONS } from './operations/sms-voice.ts';
import type { ErrorOnWire, Refusals } from './service-error.ts';
import { SERVICE_QUOTAS } from './service-quotas/service-quotas.ts';
import { SMS_VOICE_REFUSALS, smsVoiceErrorOnWire } from './sms-voice-errors.ts';
import type { AccountState } from './state.ts';
import { SUPPORT } from './support/support.ts';

export interface Service {
  /** The service's key in shapes.json. */
  readonly name: string;
  /** The service part of a Signature Version 4 credential scope. */
  readonly signingName: string;
  readonly contentType: string;
  readonly operations: ReadonlyMap<string, Operation>;
  /** The one Region that serves it; without it every Region does. */
  readonly onlyRegion?: string;
  /** Throws when the service as a whole refuses this account, whatever was asked. */
  readonly admit?: (state: AccountState) => void;
  readonly refusals: Refusals;
  readonly errorOnWire: (error: AwsError, requestId: string) => ErrorOnWire;
}

export const SMS_VOICE: Service = {
  name: 'pinpoint-sms-voice-v2',
  signingName: 'sms-voice',
  contentType: 'application/x-amz-json-1.0',
  operations: SMS_VOICE_OPERATIONS,
  refusals: SMS_VOICE_REFUSALS,
  errorOnWire: smsVoiceErrorOnWire,
};

/** The services of AWS's JSON protocols served here, by the prefix of X-Amz-Target. */
export const SERVICES: ReadonlyMap<string, Service> = new Map([
  ['PinpointSMSVoiceV2', SMS_VOICE],
  ['AWSSupport_20130415', SUPPORT],
  ['ServiceQuotasV20190624', SERVICE_QUOTAS],
]);
