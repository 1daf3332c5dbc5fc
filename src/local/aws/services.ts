import type { Operation } from './operation.ts';
import { describeAccountAttributes } from './operations/describe-account-attributes.ts';
import { describeAccountLimits } from './operations/describe-account-limits.ts';
import { describePhoneNumbers } from './operations/describe-phone-numbers.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { requestPhoneNumber } from './operations/request-phone-number.ts';

export interface Service {
  /** The service's key in shapes.json. */
  readonly name: string;
  /** The service part of a Signature Version 4 credential scope. */
  readonly signingName: string;
  readonly contentType: string;
  readonly operations: ReadonlyMap<string, Operation>;
}

const SMS_VOICE: Service = {
  name: 'pinpoint-sms-voice-v2',
  signingName: 'sms-voice',
  contentType: 'application/x-amz-json-1.0',
  operations: new Map([
    ['DescribeAccountAttributes', describeAccountAttributes],
    ['DescribeAccountLimits', describeAccountLimits],
    ['DescribePhoneNumbers', describePhoneNumbers],
    ['ListTagsForResource', listTagsForResource],
    ['RequestPhoneNumber', requestPhoneNumber],
  ]),
};

/** The services served here, by the prefix of X-Amz-Target. */
export const SERVICES: ReadonlyMap<string, Service> = new Map([['PinpointSMSVoiceV2', SMS_VOICE]]);
