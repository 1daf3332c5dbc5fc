import { randomUUID } from 'node:crypto';
import { partitionOf } from './partition.ts';
import { ACCOUNT_ID } from './state.ts';

/** An id as AWS makes them: `phone-` or `pool-` and 32 hexadecimal digits. */
export function newId(prefix: string): string {
  return `${prefix}-${randomUUID().replaceAll('-', '')}`;
}

/** ARN of a resource of SMS Voice v2. */
export function smsVoiceArn(region: string, resourceType: string, resourceId: string): string {
  return `arn:${partitionOf(region)}:sms-voice:${region}:${ACCOUNT_ID}:${resourceType}/${resourceId}`;
}
