import type { Call } from '../operation.ts';
import { partitionOf } from '../partition.ts';
import { ACCOUNT_ID } from '../state.ts';
import { appliedValue } from './applied.ts';
import { type QuotaDefinition, SMS_VOICE_CODE } from './catalog.ts';
import { quotaOf } from './find-quota.ts';
import type { QuotaRequest } from './state.ts';

/** AWS's name of the service at Service Quotas is not published. */
const SERVICE_NAME = 'AWS End User Messaging SMS and Voice';

/** ServiceQuota with the value that applies in the Region. */
export function quotaOnWire(quota: QuotaDefinition, call: Call) {
  return {
    ...identity(quota, call.region),
    Value: appliedValue(quota, call),
    Adjustable: true,
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}

/** RequestedServiceQuotaChange. */
export function requestOnWire(request: QuotaRequest) {
  return {
    Id: request.id,
    CaseId: request.caseId,
    ...identity(quotaOf(SMS_VOICE_CODE, request.quotaCode), request.region),
    DesiredValue: request.desiredValue,
    Status: request.status,
    Created: request.created,
    LastUpdated: request.lastUpdated,
    Requester: JSON.stringify({ accountId: ACCOUNT_ID, callerArn: `arn:aws:iam::${ACCOUNT_ID}:root` }),
    QuotaRequestedAtLevel: 'ACCOUNT',
  };
}

function identity({ code, name }: QuotaDefinition, region: string) {
  return {
    ServiceCode: SMS_VOICE_CODE,
    ServiceName: SERVICE_NAME,
    QuotaArn: `arn:${partitionOf(region)}:servicequotas:${region}:${ACCOUNT_ID}:${SMS_VOICE_CODE}/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Unit: 'None',
    GlobalQuota: false,
  };
}
