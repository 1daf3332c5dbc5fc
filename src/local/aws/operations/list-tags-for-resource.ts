import { resourceNotFound, validationError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { regionOf } from '../state.ts';

const SMS_VOICE_ARN = /^arn:aws[a-z-]*:sms-voice:[a-z0-9-]+:\d{12}:([a-z-]+)\/(.+)$/;

/** ListTagsForResource, for phone numbers: the only resources here that carry tags. */
export const listTagsForResource: Operation = {
  requestsPerSecond: 10,
  changesState: false,
  run: ({ input, region, state }) => {
    const { ResourceArn } = input as { ResourceArn: string };
    const [, resourceType, resourceId] = SMS_VOICE_ARN.exec(ResourceArn) ?? [];
    if (resourceType === undefined || resourceId === undefined) {
      throw validationError('INVALID_ARN', [
        {
          Name: 'resourceArn',
          Message: 'Not an ARN of this service: arn:aws:sms-voice:region:account:type/id',
        },
      ]);
    }
    const number = regionOf(state, region).numbers.find(({ wire }) => wire.PhoneNumberArn === ResourceArn);
    if (!number) throw resourceNotFound(resourceType, resourceId);
    return { ResourceArn, Tags: number.tags };
  },
};
